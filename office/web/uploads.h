#pragma once
/// Files that staff take in with a letter or an e-mail: they go along as pages, as they are. What they are is told by their
/// own first bytes, never by their name; nothing in them is opened here.
#include "office/web/parts.h"
#include "shared/record/submission.h"

namespace tycktill::web {

inline constexpr std::size_t largest_upload = 12u << 20; ///< bytes, all files of a form together
inline constexpr const char* upload_field = "filer";

Html upload_input(const Wrongs& wrongs);
/// Named by their order: a file's own name may tell of a person.
std::vector<record::Attachment> attachments_of(const std::vector<Upload>& files, Wrongs& wrongs);

} // namespace tycktill::web
