#include "tests/support/fault_disk.h"

#include "tests/support/fault_vfs.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <limits>
#include <sqlite3.h>

namespace tycktill {
namespace {

constexpr std::size_t sector = 512;

void put(Bytes& disk, std::size_t offset, BytesView bytes) {
    if (disk.size() < offset + bytes.size())
        disk.resize(offset + bytes.size());
    std::copy(bytes.begin(), bytes.end(), disk.begin() + static_cast<std::ptrdiff_t>(offset));
}

/// What is left of a write that can never become durable when a newer one covers [from, to).
std::vector<FaultFile::Write> left_of(const FaultFile::Write& old, std::size_t from,
                                      std::size_t to) {
    std::vector<FaultFile::Write> left;
    const std::size_t end = old.offset + old.bytes.size();
    const auto keep = [&](std::size_t first, std::size_t last) {
        if (first < last)
            left.push_back({first,
                            {old.bytes.begin() + static_cast<std::ptrdiff_t>(first - old.offset),
                             old.bytes.begin() + static_cast<std::ptrdiff_t>(last - old.offset)},
                            false,
                            true});
    };
    keep(old.offset, std::min(end, from));
    keep(std::max(old.offset, to), end);
    return left;
}

/// A page that is written anew is dirty anew, and the next sync covers it.
void cover_failed_writes(FaultFile& file, std::size_t from, std::size_t to) {
    std::vector<FaultFile::Write> writes;
    for (FaultFile::Write& write : file.unsynced) {
        if (!write.unsyncable)
            writes.push_back(std::move(write));
        else if (!write.truncates)
            for (FaultFile::Write& left : left_of(write, from, to))
                writes.push_back(std::move(left));
    }
    file.unsynced = std::move(writes);
}

} // namespace

FaultDisk::FaultDisk(std::uint64_t seed) : random_(seed) {
    static int number = 0;
    name_ = "fault-disk-" + std::to_string(++number);
    vfs_ = register_fault_vfs(*this, name_);
}

FaultDisk::~FaultDisk() {
    sqlite3_vfs_unregister(vfs_.get());
}

void FaultDisk::fail_at(int call, Fault fault) {
    calls_to_fault_ = call;
    fault_ = fault;
}

FaultDisk::Fault FaultDisk::next_change() {
    ++changes_;
    if (power_off_)
        return Fault::PowerCut;
    if (fault_ == Fault::None || --calls_to_fault_ > 0)
        return Fault::None;
    if (fault_ == Fault::PowerCut)
        power_off_ = true;
    return fault_ == Fault::WriteError ? std::exchange(fault_, Fault::None) : fault_;
}

std::uint32_t FaultDisk::chance(std::uint32_t below) {
    return static_cast<std::uint32_t>(random_() >> 32) % below;
}

/// The file may take the place of one whose removal a power cut undoes.
void FaultDisk::create(FaultFile& file) {
    file.exists = true;
    truncate(file, 0);
}

void FaultDisk::write(FaultFile& file, std::size_t offset, BytesView bytes) {
    put(file.now, offset, bytes);
    if (file.sync_failed)
        cover_failed_writes(file, offset, offset + bytes.size());
    file.unsynced.push_back({offset, {bytes.begin(), bytes.end()}, false, false});
}

void FaultDisk::truncate(FaultFile& file, std::size_t size) {
    file.now.resize(size);
    if (file.sync_failed)
        cover_failed_writes(file, size, std::numeric_limits<std::size_t>::max());
    file.unsynced.push_back({size, {}, true, false});
}

void FaultDisk::sync(FaultFile& file) {
    file.name_durable = true;
    std::vector<FaultFile::Write> left;
    for (FaultFile::Write& write : file.unsynced) {
        if (write.unsyncable)
            left.push_back(std::move(write));
        else if (write.truncates)
            file.durable.resize(write.offset);
        else
            put(file.durable, write.offset, write.bytes);
    }
    file.unsynced = std::move(left);
}

void FaultDisk::sync_failed(FaultFile& file) {
    file.sync_failed = true;
    for (FaultFile::Write& write : file.unsynced)
        write.unsyncable = true;
}

void FaultDisk::remove(FaultFile& file, bool durably) {
    file.exists = false;
    file.now.clear();
    if (!durably)
        return; // the name and what was synced may come back
    file.name_durable = false;
    file.durable.clear();
    file.unsynced.clear();
}

/// One unsynced write meets the power cut.
void FaultDisk::come_through(Bytes& disk, const FaultFile::Write& write) {
    const std::uint32_t fate = chance(10);
    if (fate < 4)
        return; // dropped
    if (write.truncates) {
        disk.resize(write.offset);
        return;
    }
    if (fate < 8) {
        put(disk, write.offset, write.bytes);
        return;
    }
    for (std::size_t at = 0; at < write.bytes.size(); at += sector) {
        Bytes piece(write.bytes.begin() + static_cast<std::ptrdiff_t>(at),
                    write.bytes.begin() +
                        static_cast<std::ptrdiff_t>(std::min(at + sector, write.bytes.size())));
        if (chance(2) == 0)
            continue; // torn
        if (fate == 9 && chance(4) == 0)
            for (std::uint8_t& byte : piece)
                byte = static_cast<std::uint8_t>(random_());
        put(disk, write.offset + at, piece);
    }
}

void FaultDisk::power_cut(FaultFile& file) {
    // Sometimes the whole cache is lost, sometimes all of it was written just before.
    const std::uint32_t weather = chance(8);
    for (const FaultFile::Write& write : file.unsynced) {
        if (weather == 0)
            break;
        if (weather == 1 && !write.unsyncable && !write.truncates)
            put(file.durable, write.offset, write.bytes);
        else
            come_through(file.durable, write);
    }
    if (file.exists != file.name_durable)
        file.exists = chance(2) == 0;
    if (!file.exists)
        file.durable.clear();
    file.unsynced.clear();
    file.sync_failed = false;
    file.now = file.durable;
    file.name_durable = file.exists;
}

void FaultDisk::restart_after_power_cut() {
    for (auto& [path, file] : files_)
        power_cut(file);
    restart_after_kill();
}

void FaultDisk::restart_after_kill() {
    for (auto& [path, file] : files_) {
        file.shared_memory.clear();
        file.slots = {};
        file.shared_locks = 0;
        file.strong_locks = 0;
    }
    power_off_ = false;
    fault_ = Fault::None;
    ++generation_;
}

} // namespace tycktill
