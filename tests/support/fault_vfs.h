#pragma once
/// SQLite's view of a FaultDisk.
#include "tests/support/fault_disk.h"
#include "tests/support/rooms.h"

namespace tycktill {

std::unique_ptr<sqlite3_vfs> register_fault_vfs(FaultDisk& disk, const std::string& name);

} // namespace tycktill
