#pragma once
/// For programs that link forgetful_memory.cpp: whether memory is overwritten when it is given back. It is from
/// the start.

namespace tycktill::base {

void forget_freed_memory(bool wish);

} // namespace tycktill::base
