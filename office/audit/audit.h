#pragma once
/// The log of who did and who read what: only ever added to, each entry chained to all before it and signed with the
/// office's receipt key. Reading the log is itself logged, by who reads it. It needs no private key: what somebody
/// searched for lies sealed in it, nothing that a person wrote ever comes into it.
///
/// Memory, SQLite and PostgreSQL keep one contract (tests/office/audit). Durable when a call returns OK; any thread.
///
/// Kept on disk, version 1: facts are JSON {"v":1,"at":seconds since 1970,"by","as","act","about","detail"}, a field with
/// its default left out, keys in byte order.
///   link = BLAKE2b-256(link before ‖ number in decimal ‖ 0 ‖ BLAKE2b-256(facts) ‖ BLAKE2b-256(sealed)); before the first
///   32 zero bytes. Signed for "audit head": number in decimal ‖ 0 ‖ link.
#include "shared/base/bytes.h"
#include "shared/record/digest.h"
#include "shared/record/signing.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace tycktill::audit {

using Instant = std::chrono::sys_seconds;

/// One kind an act.
enum class Act {
    LogIn,
    LogInFailed,
    LogOut,
    ReadMatter,
    OpenContact,
    ReadList,
    ReadRegister,
    Do,      ///< an event in a matter; `detail` is its kind
    Refused, ///< was not allowed; `detail` is what
    Search,  ///< the words are sealed
    TakeIn,
    TakeOver, ///< the program opened what came in; `detail` is how many
    Report,
    CopyOut,
    Export,
    ReadAudit,
    PersonAdded,
    PersonChanged,
    Passphrase,
    SecondFactor,
    KeysShared,
    PurgeListed,
    PurgeApproved,
    Purged,
    Voided,
    OtherNumber,
};
const char* to_text(Act act); ///< "log-in", "read-matter" …
std::optional<Act> act_of(std::string_view text);

struct Entry {
    Instant at{};
    std::string by;   ///< the account; "" for the program
    std::string role; ///< as what they did it, "handler", or ""
    Act act = Act::ReadMatter;
    std::string about;  ///< a matter's id, an account, a list; or ""
    std::string detail; ///< an id or a count, never anybody's words
    Bytes sealed{};     ///< what only the office's key reads
    friend bool operator==(const Entry&, const Entry&) = default;
};

/// A place in the log, as it is signed and printed: "412 9f3c… SIGNATURE".
struct Head {
    std::int64_t number = 0; ///< from 1
    record::Digest link{};
    record::Signature signature{};
    friend bool operator==(const Head&, const Head&) = default;
};
std::string to_text(const Head& head);
Result<Head> parse_head(std::string_view text);
bool is_signed(const Head& head, const record::VerifyKey& key);

struct KeptEntry {
    std::string facts;
    Bytes sealed;
    Head head; ///< the log up to and with this entry
    friend bool operator==(const KeptEntry&, const KeptEntry&) = default;
};
Result<Entry> read_entry(const KeptEntry& kept);
/// The entry as it is kept after `before` (nothing before the first).
KeptEntry chained(const Entry& entry, const std::optional<Head>& before,
                  const record::SigningKey& key);

class Audit {
public:
    virtual ~Audit() = default;
    virtual Result<void> append(const Entry& entry) = 0;
    /// Oldest first, from that number on. `each` may end it with an error, and asks nothing of this log.
    using Each = std::function<Result<void>(const KeptEntry&)>;
    virtual Result<void> each_entry(std::int64_t from, const Each& each) = 0;
    /// Of the newest entry.
    virtual Result<std::optional<Head>> head() = 0;
};

std::unique_ptr<Audit> memory_audit(record::SigningKey key);
Result<std::unique_ptr<Audit>> open_sqlite_audit(const std::string& file, record::SigningKey key);
/// Beside the archive of that name.
Result<std::unique_ptr<Audit>> open_audit(const std::string& store, record::SigningKey key);

struct Finding {
    enum class What {
        Missing,  ///< an entry is not there: its number, or the end that a head tells of
        Altered,  ///< the entry, or one before it, is not the one that was signed
        Unsigned, ///< not by this office's key
    };
    What what = What::Altered;
    std::int64_t number = 0;
    friend bool operator==(const Finding&, const Finding&) = default;
};
std::string in_words(const Finding& finding);

/// Looks at every entry. `known`: heads that were printed or kept elsewhere; the log must hold each of them.
class Check {
public:
    Check(const record::VerifyKey& key, std::vector<Head> known)
        : key_(key), known_(std::move(known)) {}
    void add(const KeptEntry& kept);
    /// After the last one; `newest` is what the store itself says.
    std::vector<Finding> finish(const std::optional<Head>& newest);

private:
    void must_be(const Head& head);

    record::VerifyKey key_;
    std::vector<Head> known_;
    std::optional<Head> before_;
    std::vector<Finding> findings_;
};
/// All of that for a log.
Result<std::vector<Finding>> verify_audit(Audit& audit, const record::VerifyKey& key,
                                          const std::vector<Head>& known = {});

} // namespace tycktill::audit
