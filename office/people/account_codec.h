#pragma once
/// How an account is kept, told once for every store: JSON, version 1, keys in byte order, bytes in hexadecimal,
/// instants in seconds since 1970. A field with its default is left out; a reader keeps to the names that it knows, so a
/// field may be added, never renamed. The id and the revision stand beside it, not in it.
#include "office/people/account.h"
#include "shared/base/result.h"

namespace tycktill::people {

std::string written(const Account& account);
/// Names the first field that is not right.
Result<Account> read_account(const std::string& id, int revision, const std::string& text);

} // namespace tycktill::people
