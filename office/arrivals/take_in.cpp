#include "office/arrivals/take_in.h"

#include "shared/base/fail_point.h"
#include "shared/base/files.h"
#include "shared/base/text.h"
#include "shared/wire/wire.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace tycktill::arrivals {
namespace fs = std::filesystem;

namespace {

struct OwnStation {
    record::SigningKey key;
    record::Epoch epoch{};
};

/// Held while a place in the chain is chosen and filled: two with the same place would be a fork.
class OneAtATime {
public:
    static Result<OneAtATime> take(const fs::path& file) {
        const int lock = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (lock < 0 || ::flock(lock, LOCK_EX) != 0)
            return fail(file.string() + ": cannot be locked; look at the folder's rights");
        return OneAtATime(lock);
    }
    OneAtATime(OneAtATime&& other) noexcept : lock_(std::exchange(other.lock_, -1)) {}
    OneAtATime& operator=(OneAtATime&&) = delete;
    ~OneAtATime() {
        if (lock_ >= 0)
            ::close(lock_);
    }

private:
    explicit OneAtATime(int lock) : lock_(lock) {}
    int lock_;
};

Result<OwnStation> read_own_station(const fs::path& file) {
    OwnStation own;
    const std::string text = TRY(read_text(file, 1024));
    for (const std::string& line : split(text, '\n')) {
        if (line.rfind("seed ", 0) == 0)
            own.key = TRY(record::signing_key_of(TRY(from_hex(line.substr(5)))));
        if (line.rfind("epoch ", 0) == 0) {
            const Bytes epoch = TRY(from_hex(line.substr(6)));
            if (epoch.size() == own.epoch.size())
                std::copy(epoch.begin(), epoch.end(), own.epoch.begin());
        }
    }
    if (own.key.seed.empty() || own.epoch == record::Epoch{})
        return fail(file.string() +
                    ": is damaged; restore it from a backup, or remove it and a new "
                    "chain begins");
    return own;
}

/// The file first: a key that nobody knows does no harm, a station without its key could never sign again.
Result<OwnStation> own_station(office::Archive& archive, const fs::path& file, Day today) {
    if (!fs::exists(file)) {
        const record::SigningKey key = record::make_signing_key();
        TRY(write_text(file, "epoch " + to_hex(record::random_epoch()) + "\nseed " +
                                 to_hex(BytesView(key.seed.data(), key.seed.size())) + "\n"));
    }
    OwnStation own = TRY(read_own_station(file));
    const auto known = TRY(archive.station(own_station_name));
    if (known && known->key == own.key.verify_key && !known->revoked)
        return own;
    const auto secret = record::random_submission_id().bytes;
    const record::Digest code = record::blake2b(secret);
    TRY(archive.add_enrol_code(code, own_station_name, today, office::Replace::Yes));
    TRY(archive.enrol(code, own.key.verify_key, today));
    return own;
}

/// The last place that is filled, by what is in the archive itself: a stop between two writes leaves neither gap nor fork.
Result<record::ChainHead> head_of(office::Archive& archive, const record::Epoch& epoch) {
    record::ChainHead head{epoch, 0, {}};
    const auto envelopes = TRY(archive.envelopes());
    for (const office::ArchivedEnvelope& one : envelopes) {
        if (one.station != own_station_name)
            continue;
        const record::Manifest manifest = TRY(record::parse_manifest(one.manifest));
        if (manifest.epoch == epoch && manifest.seq > head.seq)
            head = record::head_after(manifest);
    }
    return head;
}

} // namespace

Result<void> take_in(office::Archive& archive, const office::OfficeHome& home,
                     const record::Submission& submission, Day today) {
    const fs::path file = home.folder / "own-station.key";
    const OneAtATime turn = TRY(OneAtATime::take(home.folder / "own-station.lock"));
    const OwnStation own = TRY(own_station(archive, file, today));
    const record::SigningKey receipt_key = TRY(office::load_receipt_key(home));
    const Bytes envelope = to_bytes(TRY(record::seal(submission, home.recipients)));
    const record::ChainHead head = TRY(head_of(archive, own.epoch));
    office::SignedManifest manifest;
    manifest.station = own_station_name;
    manifest.manifest = record::next_manifest(head, submission.id, envelope);
    manifest.bytes = to_bytes(manifest.manifest);
    manifest.signature = record::sign(own.key, "manifest", manifest.bytes);
    manifest.link = record::link_of(manifest.manifest);
    const Bytes receipt = wire::signed_bytes(
        wire::Receipt{submission.id, own_station_name, manifest.link, today}, receipt_key);
    fail_point("take_in.keeping");
    const office::Arrival arrival = TRY(keep_envelope(archive, manifest, envelope, receipt, today));
    if (!std::holds_alternative<office::Kept>(arrival))
        return fail("the archive did not take it; try again");
    fail_point("take_in.kept");
    office::Station said;
    said.name = own_station_name;
    said.key = own.key.verify_key;
    said.last_contact = today;
    return archive.note_heartbeat(said, {record::head_after(manifest.manifest)});
}

Result<office::Arrival> keep_envelope(office::Archive& archive,
                                      const office::SignedManifest& manifest, BytesView envelope,
                                      BytesView receipt, Day today) {
    if (manifest.manifest.chunks.size() <= 1)
        return archive.keep_whole(manifest, envelope, receipt, today);
    office::Arrival begun = TRY(archive.announce(manifest, today));
    if (!std::holds_alternative<office::StillMissing>(begun))
        return begun;
    for (const BytesView chunk : record::chunks_of(envelope))
        TRY(archive.put_chunk(record::blake2b(chunk), chunk));
    return archive.commit(manifest.manifest.id, manifest.station, receipt, today);
}

} // namespace tycktill::arrivals
