#pragma once
/// A disk in memory that SQLite can stand on (as a VFS) and that loses, like a real one, what was not
/// synced: a power cut keeps, drops, tears or garbles every unsynced write on its own. It can also
/// fail at a chosen call. The same seed gives the same disk.
///
/// A write damages nothing outside its own bytes (as SQLite assumes of real disks), and comes through
/// in sectors of 512 bytes. A sync that failed never makes the writes before it durable, though they
/// are still read back: that is what Linux does.
#include "shared/base/bytes.h"
#include "tests/support/rooms.h"

#include <array>
#include <map>
#include <memory>
#include <random>
#include <string>

struct sqlite3_vfs;

namespace tycktill {

/// A file as programs see it, and as it would be after a power cut.
struct FaultFile {
    struct Write {
        std::size_t offset = 0;
        Bytes bytes;
        bool truncates = false; ///< to `offset`
        bool unsyncable = false;
    };
    Bytes now;
    Bytes durable;
    std::vector<Write> unsynced;
    bool sync_failed = false; ///< since the last power cut
    bool exists = false;
    bool name_durable = false; ///< whether a power cut keeps the name
    int shared_locks = 0;
    int strong_locks = 0;
    std::vector<std::unique_ptr<Bytes>> shared_memory;
    struct Slot {
        int shared = 0;
        bool exclusive = false;
    };
    std::array<Slot, 8> slots{};
};

class FaultDisk {
public:
    enum class Fault { None, PowerCut, WriteError, DiskFull };

    explicit FaultDisk(std::uint64_t seed);
    ~FaultDisk();
    FaultDisk(const FaultDisk&) = delete;
    FaultDisk& operator=(const FaultDisk&) = delete;

    /// The VFS to open with.
    const std::string& name() const { return name_; }

    /// The call-th change (write, truncate, sync, delete) from now meets this fault. The power stays
    /// off, the disk stays full; an error comes once.
    void fail_at(int call, Fault fault);
    void relieve() { fault_ = Fault::None; }
    bool power_is_off() const { return power_off_; }
    long changes() const { return changes_; }

    /// After the power was cut and every handle closed: what is left, and the power is back.
    void restart_after_power_cut();
    /// After kill -9: the machine goes on, nothing is lost but the programs' memory.
    void restart_after_kill();

    // For the VFS.
    FaultFile& file(const std::string& path) { return files_[path]; }
    /// Counts a change and says what it meets.
    Fault next_change();
    void create(FaultFile& file);
    void write(FaultFile& file, std::size_t offset, BytesView bytes);
    void truncate(FaultFile& file, std::size_t size);
    void sync(FaultFile& file);
    void sync_failed(FaultFile& file);
    void remove(FaultFile& file, bool durably);
    std::uint64_t generation() const { return generation_; }

private:
    void power_cut(FaultFile& file);
    void come_through(Bytes& disk, const FaultFile::Write& write);
    std::uint32_t chance(std::uint32_t below);

    std::string name_;
    std::unique_ptr<sqlite3_vfs> vfs_;
    std::map<std::string, FaultFile> files_;
    std::mt19937_64 random_;
    Fault fault_ = Fault::None;
    int calls_to_fault_ = 0;
    bool power_off_ = false;
    long changes_ = 0;
    std::uint64_t generation_ = 0;
};

} // namespace tycktill
