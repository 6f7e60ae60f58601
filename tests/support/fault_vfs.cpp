#include "tests/support/fault_vfs.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <cstring>
#include <sqlite3.h>

namespace tycktill {
namespace {

/// What SQLite holds for an open file; it gives us the memory.
struct Handle {
    sqlite3_file base;
    FaultDisk* disk;
    FaultFile* file;
    std::uint64_t generation;
    int lock;
    std::array<bool, 8> shared_slots;
    std::array<bool, 8> exclusive_slots;
};

Handle& handle_of(sqlite3_file* file) {
    return *reinterpret_cast<Handle*>(file);
}

FaultDisk& disk_of(sqlite3_vfs* vfs) {
    return *static_cast<FaultDisk*>(vfs->pAppData);
}

/// A handle from before a restart is dead.
bool dead(const Handle& handle) {
    return handle.disk->power_is_off() || handle.generation != handle.disk->generation();
}

int code_of(FaultDisk::Fault fault, int error) {
    switch (fault) {
    case FaultDisk::Fault::None:
        return SQLITE_OK;
    case FaultDisk::Fault::DiskFull:
        return SQLITE_FULL;
    default:
        return error;
    }
}

int lock_level(sqlite3_file* file, int level) {
    Handle& handle = handle_of(file);
    if (dead(handle))
        return SQLITE_IOERR_LOCK;
    if (level <= handle.lock)
        return SQLITE_OK;
    FaultFile& target = *handle.file;
    const bool strong = level > SQLITE_LOCK_SHARED;
    const bool had_strong = handle.lock > SQLITE_LOCK_SHARED;
    if (!had_strong && target.strong_locks > 0)
        return SQLITE_BUSY;
    if (level == SQLITE_LOCK_EXCLUSIVE && target.shared_locks > (handle.lock > 0 ? 1 : 0))
        return SQLITE_BUSY;
    target.shared_locks += handle.lock == 0 ? 1 : 0;
    target.strong_locks += strong && !had_strong ? 1 : 0;
    handle.lock = level;
    return SQLITE_OK;
}

int unlock_level(sqlite3_file* file, int level) {
    Handle& handle = handle_of(file);
    if (handle.generation != handle.disk->generation())
        return SQLITE_OK;
    FaultFile& target = *handle.file;
    target.strong_locks -= handle.lock > SQLITE_LOCK_SHARED && level <= SQLITE_LOCK_SHARED ? 1 : 0;
    target.shared_locks -= handle.lock > 0 && level == SQLITE_LOCK_NONE ? 1 : 0;
    handle.lock = std::min(handle.lock, level);
    return SQLITE_OK;
}

int close_file(sqlite3_file* file) {
    return unlock_level(file, SQLITE_LOCK_NONE);
}

int read_file_at(sqlite3_file* file, void* to, int size, sqlite3_int64 from) {
    Handle& handle = handle_of(file);
    if (dead(handle))
        return SQLITE_IOERR_READ;
    const Bytes& bytes = handle.file->now;
    const auto offset = static_cast<std::size_t>(from);
    const auto wanted = static_cast<std::size_t>(size);
    const std::size_t there = offset >= bytes.size() ? 0 : std::min(wanted, bytes.size() - offset);
    if (there > 0)
        std::memcpy(to, bytes.data() + offset, there);
    std::memset(static_cast<std::uint8_t*>(to) + there, 0, wanted - there);
    return there == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write_file_at(sqlite3_file* file, const void* from, int size, sqlite3_int64 to) {
    Handle& handle = handle_of(file);
    if (dead(handle))
        return SQLITE_IOERR_WRITE;
    const BytesView bytes(static_cast<const std::uint8_t*>(from), static_cast<std::size_t>(size));
    const auto fault = handle.disk->next_change();
    // A write that fails may still have reached the disk, whole or in part.
    if (fault == FaultDisk::Fault::None || fault == FaultDisk::Fault::PowerCut)
        handle.disk->write(*handle.file, static_cast<std::size_t>(to), bytes);
    else
        handle.disk->write(*handle.file, static_cast<std::size_t>(to),
                           bytes.first(bytes.size() / 2));
    return code_of(fault, SQLITE_IOERR_WRITE);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    Handle& handle = handle_of(file);
    if (dead(handle))
        return SQLITE_IOERR_TRUNCATE;
    const auto fault = handle.disk->next_change();
    if (fault != FaultDisk::Fault::WriteError)
        handle.disk->truncate(*handle.file, static_cast<std::size_t>(size));
    return fault == FaultDisk::Fault::DiskFull ? SQLITE_OK : code_of(fault, SQLITE_IOERR_TRUNCATE);
}

int sync_file(sqlite3_file* file, int) {
    Handle& handle = handle_of(file);
    if (dead(handle))
        return SQLITE_IOERR_FSYNC;
    switch (handle.disk->next_change()) {
    case FaultDisk::Fault::PowerCut:
        return SQLITE_IOERR_FSYNC;
    case FaultDisk::Fault::WriteError:
        handle.disk->sync_failed(*handle.file);
        return SQLITE_IOERR_FSYNC;
    default:
        handle.disk->sync(*handle.file);
        return SQLITE_OK;
    }
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
    Handle& handle = handle_of(file);
    *size = static_cast<sqlite3_int64>(handle.file->now.size());
    return dead(handle) ? SQLITE_IOERR_FSTAT : SQLITE_OK;
}

int check_reserved(sqlite3_file* file, int* reserved) {
    *reserved = handle_of(file).file->strong_locks > 0 ? 1 : 0;
    return SQLITE_OK;
}

int file_control(sqlite3_file*, int, void*) {
    return SQLITE_NOTFOUND;
}

int sector_size(sqlite3_file*) {
    return 4096;
}

int characteristics(sqlite3_file*) {
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

int map_shared(sqlite3_file* file, int region, int size, int extend, void volatile** memory) {
    Handle& handle = handle_of(file);
    *memory = nullptr;
    if (dead(handle))
        return SQLITE_IOERR_SHMMAP;
    auto& regions = handle.file->shared_memory;
    const auto wanted = static_cast<std::size_t>(region);
    while (extend && regions.size() <= wanted)
        regions.push_back(std::make_unique<Bytes>(static_cast<std::size_t>(size)));
    if (wanted < regions.size())
        *memory = regions[wanted]->data();
    return SQLITE_OK;
}

int lock_shared(sqlite3_file* file, int first, int count, int flags) {
    Handle& handle = handle_of(file);
    if (dead(handle))
        return (flags & SQLITE_SHM_UNLOCK) != 0 ? SQLITE_OK : SQLITE_IOERR_SHMLOCK;
    const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
    const auto from = static_cast<std::size_t>(first);
    const auto to = from + static_cast<std::size_t>(count);
    for (std::size_t i = from; i < to; ++i) {
        FaultFile::Slot& slot = handle.file->slots[i];
        if ((flags & SQLITE_SHM_UNLOCK) != 0) {
            slot.shared -= std::exchange(handle.shared_slots[i], false) ? 1 : 0;
            slot.exclusive = slot.exclusive && !std::exchange(handle.exclusive_slots[i], false);
        } else if ((slot.exclusive && !handle.exclusive_slots[i]) ||
                   (exclusive && slot.shared > (handle.shared_slots[i] ? 1 : 0))) {
            return SQLITE_BUSY;
        }
    }
    for (std::size_t i = from; i < to && (flags & SQLITE_SHM_LOCK) != 0; ++i) {
        FaultFile::Slot& slot = handle.file->slots[i];
        if (exclusive) {
            slot.exclusive = true;
            handle.exclusive_slots[i] = true;
        } else if (!std::exchange(handle.shared_slots[i], true)) {
            ++slot.shared;
        }
    }
    return SQLITE_OK;
}

void barrier(sqlite3_file*) {}

int unmap_shared(sqlite3_file* file, int remove) {
    Handle& handle = handle_of(file);
    if (remove != 0 && handle.generation == handle.disk->generation())
        handle.file->shared_memory.clear();
    return SQLITE_OK;
}

const sqlite3_io_methods methods = {2,
                                    close_file,
                                    read_file_at,
                                    write_file_at,
                                    truncate_file,
                                    sync_file,
                                    file_size,
                                    lock_level,
                                    unlock_level,
                                    check_reserved,
                                    file_control,
                                    sector_size,
                                    characteristics,
                                    map_shared,
                                    lock_shared,
                                    barrier,
                                    unmap_shared,
                                    nullptr,
                                    nullptr};

int open_file(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* opened, int flags, int* out) {
    FaultDisk& disk = disk_of(vfs);
    opened->pMethods = nullptr;
    if (disk.power_is_off() || !name)
        return SQLITE_CANTOPEN;
    FaultFile& file = disk.file(name);
    if (!file.exists && (flags & SQLITE_OPEN_CREATE) == 0)
        return SQLITE_CANTOPEN;
    if (!file.exists)
        disk.create(file);
    Handle& handle = *new (opened) Handle{};
    handle.base.pMethods = &methods;
    handle.disk = &disk;
    handle.file = &file;
    handle.generation = disk.generation();
    if (out)
        *out = flags;
    return SQLITE_OK;
}

int delete_file(sqlite3_vfs* vfs, const char* name, int durably) {
    FaultDisk& disk = disk_of(vfs);
    if (disk.power_is_off())
        return SQLITE_IOERR_DELETE;
    FaultFile& file = disk.file(name);
    if (!file.exists)
        return SQLITE_IOERR_DELETE_NOENT;
    const auto fault = disk.next_change();
    if (fault == FaultDisk::Fault::WriteError)
        return SQLITE_IOERR_DELETE;
    disk.remove(file, durably != 0 && fault == FaultDisk::Fault::None);
    return fault == FaultDisk::Fault::PowerCut ? SQLITE_IOERR_DELETE : SQLITE_OK;
}

int access_file(sqlite3_vfs* vfs, const char* name, int, int* result) {
    *result = disk_of(vfs).file(name).exists ? 1 : 0;
    return SQLITE_OK;
}

int full_name(sqlite3_vfs*, const char* name, int size, char* full) {
    sqlite3_snprintf(size, full, "%s", name);
    return SQLITE_OK;
}

int no_sleep(sqlite3_vfs*, int microseconds) {
    return microseconds;
}

} // namespace

std::unique_ptr<sqlite3_vfs> register_fault_vfs(FaultDisk& disk, const std::string& name) {
    const sqlite3_vfs* machine = sqlite3_vfs_find(nullptr);
    auto vfs = std::make_unique<sqlite3_vfs>(*machine);
    vfs->iVersion = 1;
    vfs->szOsFile = sizeof(Handle);
    vfs->pNext = nullptr;
    vfs->zName = name.c_str();
    vfs->pAppData = &disk;
    vfs->xOpen = open_file;
    vfs->xDelete = delete_file;
    vfs->xAccess = access_file;
    vfs->xFullPathname = full_name;
    vfs->xSleep = no_sleep;
    // The machine's own xRandomness and xCurrentTime need nothing of its VFS.
    sqlite3_vfs_register(vfs.get(), 0);
    return vfs;
}

} // namespace tycktill
