#pragma once
/// E-mail that leaves the office by the municipality's own SMTP server. What is to go is queued, durable and sealed to the
/// office, under an id that is queued once; it is sent when its time has come, and sent once.
///
/// Sending once. Before the last byte of a mail goes out the queue writes down, durably, that it is handed over. A stop
/// before that sends it anew, a stop after it leaves it Unsure: the server may have it, and nobody sends it again but a
/// person who decides to. A server's «later» is tried again with growing waits, its «no» is kept as Refused. What was sent
/// keeps its id, and no word.
///
/// Threads: any number may put and look; one sends. The store is one SQLite file beside the office's others.
#include "shared/base/day.h"
#include "shared/record/envelope.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>

namespace tycktill::mail {

using Instant = std::chrono::sys_seconds;

struct Mail {
    std::string
        id; ///< of who queues it, "daily/karin/2026-11-30"; at most 200 bytes, nothing personal
    std::string to; ///< one address
    std::string subject;
    std::string text; ///< plain, UTF-8
    friend bool operator==(const Mail&, const Mail&) = default;
};

enum class State {
    Waiting,
    Unsure, ///< handed over, and whether it was taken isn't known
    Sent,
    Refused, ///< the server's own no, or no server for three days
};
struct Standing {
    std::string id;
    State state = State::Waiting;
    int tries = 0;
    Instant next{};   ///< of what waits: not before
    std::string said; ///< the server's last words to us, or ours of it; never of the mail
    friend bool operator==(const Standing&, const Standing&) = default;
};

/// From mail.toml in the office's folder:
///   server = "smtp://post.kommunen.se:587"   (or smtps://)
///   from = "tycktill@kommunen.se"
///   user = "tycktill"                        (left out: no log-in)
///   page = "https://tycktill.kommunen.se"    (where the pages are, for the daily lists)
/// The password stands in mail.password beside it, or in systemd's credential mail-password. Beyond this machine the
/// connection is encrypted, always.
struct Settings {
    std::string server, from, user, password, page;
};
/// Nothing where the file is not there. Fails naming file, line and column.
Result<std::optional<Settings>> load_settings(const std::filesystem::path& office_folder);

/// One address as a mail server takes it: no name, no blank, nothing that could begin another line.
bool is_address(std::string_view text);

struct SentCount {
    int sent = 0, later = 0, refused = 0, unsure = 0;
};

class Queue {
public:
    virtual ~Queue() = default;
    /// False when that id was queued before, whatever became of it. Fails for what is no address or no subject.
    virtual Result<bool> put(const Mail& mail, Instant not_before) = 0;
    virtual Result<std::optional<Standing>> standing(const std::string& id) = 0;
    virtual Result<std::vector<Standing>> all() = 0;
    /// Sends what is due, oldest first; stops at the first «later» that is the server's as a whole. A mail that none of the
    /// keys opens waits.
    virtual Result<SentCount> send_due(const Settings& settings,
                                       const std::vector<const record::KeyPair*>& keys,
                                       Instant now) = 0;
    /// A person decided that what is Unsure or Refused goes once more, with the same words. False when it isn't so, or when its
    /// words are gone.
    virtual Result<bool> send_again(const std::string& id, Instant now) = 0;
};

/// `to`: the office's own key, that what waits is sealed to.
Result<std::unique_ptr<Queue>> open_queue(const std::filesystem::path& file,
                                          const record::PublicKey& to);

} // namespace tycktill::mail
