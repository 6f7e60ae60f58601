#include "office/mail/mail.h"
#include "office/mail/message.h"
#include "office/mail/queue_schema.h"
#include "office/mail/smtp.h"
#include "shared/base/text.h"
#include "shared/record/sealed_box.h"
#include "shared/store/database.h"

#include <algorithm>
#include <mutex>

namespace tycktill::mail {
namespace {

using tycktill::store::Database;
using tycktill::store::Statement;
using Text = std::string_view;

constexpr std::size_t longest_id = 200;
constexpr std::size_t longest_subject = 200; ///< letters
constexpr std::chrono::minutes waits[] = {std::chrono::minutes{1}, std::chrono::minutes{5},
                                          std::chrono::minutes{15}, std::chrono::minutes{60}};
constexpr std::chrono::days longest_wait{3};

std::int64_t number_of(Instant instant) {
    return instant.time_since_epoch().count();
}
Instant instant_of(std::int64_t number) {
    return Instant{std::chrono::seconds(number)};
}
std::int64_t number_of(State state) {
    return static_cast<std::int64_t>(state);
}
std::string name_of(const std::string& id) {
    return "mail " + id;
}

/// Address and subject are one line each.
Bytes sealed(const Mail& mail, const record::PublicKey& to) {
    return record::seal_box(to, bytes_of(mail.to + "\n" + mail.subject + "\n" + mail.text),
                            name_of(mail.id));
}

std::optional<Mail> opened(const std::string& id, const Bytes& box,
                           const std::vector<const record::KeyPair*>& keys) {
    for (const record::KeyPair* key : keys) {
        const auto plain = record::open_box(*key, box, name_of(id));
        if (!plain)
            continue;
        const std::string all = text_of(*plain);
        const auto first = all.find('\n'), second = all.find('\n', first + 1);
        if (first == std::string::npos || second == std::string::npos)
            return std::nullopt;
        return Mail{id, all.substr(0, first), all.substr(first + 1, second - first - 1),
                    all.substr(second + 1)};
    }
    return std::nullopt;
}

struct Due {
    std::string id;
    Bytes box;
    int tries = 0;
    Instant since{};
};

class SqliteQueue final : public Queue {
public:
    SqliteQueue(Database database, const record::PublicKey& to)
        : database_(std::move(database)), to_(to) {}

    Result<bool> put(const Mail& mail, Instant not_before) override {
        if (mail.id.empty() || mail.id.size() > longest_id || !is_address(mail.to))
            return fail("a mail needs an id and one address");
        if (mail.subject.empty() || length_of(mail.subject) > longest_subject ||
            std::any_of(mail.subject.begin(), mail.subject.end(),
                        [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
            return fail("a mail's subject is one line of at most 200 letters");
        const Bytes box = sealed(mail, to_);
        const std::lock_guard lock(mutex_);
        TRY(database_.run(
            "INSERT INTO mails(id, state, sealed, since, next) VALUES(?1, ?2, ?3, "
            "?4, ?4) ON CONFLICT DO NOTHING",
            {Text(mail.id), number_of(State::Waiting), BytesView(box), number_of(not_before)}));
        return database_.changes() == 1;
    }

    Result<std::optional<Standing>> standing(const std::string& id) override {
        auto some = TRY(standings("WHERE id = ?1", id));
        return some.empty() ? std::optional<Standing>() : std::optional(std::move(some.front()));
    }
    Result<std::vector<Standing>> all() override { return standings("WHERE ?1 = ''", ""); }

    Result<SentCount> send_due(const Settings& settings,
                               const std::vector<const record::KeyPair*>& keys,
                               Instant now) override {
        SentCount count;
        const std::vector<Due> waiting = TRY(due(now));
        for (const Due& one : waiting) {
            const auto mail = opened(one.id, one.box, keys);
            if (!mail)
                continue; // until its key is here
            const Answer answer =
                send_by_smtp(settings, *mail, message_of(*mail, settings.from, now), [&] {
                    return set_state(one.id, State::Unsure, one.tries + 1, now, "");
                });
            TRY(keep(one, answer, now, count));
            if (answer.taken == Taken::NoServer)
                break;
        }
        return count;
    }

    Result<bool> send_again(const std::string& id, Instant now) override {
        const std::lock_guard lock(mutex_);
        TRY(database_.run(
            "UPDATE mails SET state = ?2, tries = 0, since = ?3, next = ?3, said = '' "
            "WHERE id = ?1 AND state IN (?4, ?5) AND length(sealed) > 0",
            {Text(id), number_of(State::Waiting), number_of(now), number_of(State::Unsure),
             number_of(State::Refused)}));
        return database_.changes() == 1;
    }

private:
    Result<std::vector<Standing>> standings(const std::string& which, const std::string& id) {
        const std::lock_guard lock(mutex_);
        auto rows = TRY(database_.query("SELECT id, state, tries, next, said FROM mails " + which +
                                            " ORDER BY number",
                                        {Text(id)}));
        std::vector<Standing> some;
        while (TRY(rows.next()))
            some.push_back({rows.text(0), static_cast<State>(rows.number(1)),
                            static_cast<int>(rows.number(2)), instant_of(rows.number(3)),
                            rows.text(4)});
        return some;
    }

    Result<std::vector<Due>> due(Instant now) {
        const std::lock_guard lock(mutex_);
        auto rows =
            TRY(database_.query("SELECT id, sealed, tries, since FROM mails WHERE state = ?1 "
                                "AND next <= ?2 ORDER BY next, number",
                                {number_of(State::Waiting), number_of(now)}));
        std::vector<Due> some;
        while (TRY(rows.next()))
            some.push_back({rows.text(0), rows.bytes(1), static_cast<int>(rows.number(2)),
                            instant_of(rows.number(3))});
        return some;
    }

    Result<void> set_state(const std::string& id, State state, int tries, Instant next,
                           const std::string& said) {
        const std::lock_guard lock(mutex_);
        return database_.run("UPDATE mails SET state = ?2, tries = ?3, next = ?4, said = ?5, "
                             "sealed = CASE WHEN ?2 = ?6 THEN x'' ELSE sealed END WHERE id = ?1",
                             {Text(id), number_of(state), static_cast<std::int64_t>(tries),
                              number_of(next), Text(said), number_of(State::Sent)});
    }

    /// What came of it. A refused mail keeps its words until a person has seen to it.
    Result<void> keep(const Due& one, const Answer& answer, Instant now, SentCount& count) {
        const int tries = one.tries + 1;
        switch (answer.taken) {
        case Taken::Yes:
            ++count.sent;
            return set_state(one.id, State::Sent, tries, now, "");
        case Taken::Unknown:
            ++count.unsure;
            return set_state(one.id, State::Unsure, tries, now, answer.said);
        case Taken::Never:
            ++count.refused;
            return set_state(one.id, State::Refused, tries, now, answer.said);
        case Taken::Later:
        case Taken::NoServer:
            break;
        }
        if (now - one.since > longest_wait) {
            ++count.refused;
            return set_state(one.id, State::Refused, tries, now, answer.said);
        }
        ++count.later;
        const auto wait =
            waits[std::min<std::size_t>(static_cast<std::size_t>(one.tries), std::size(waits) - 1)];
        return set_state(one.id, State::Waiting, tries, now + wait, answer.said);
    }

    Database database_;
    record::PublicKey to_;
    std::mutex mutex_; ///< for the database; never held while a server is waited for
};

} // namespace

Result<std::unique_ptr<Queue>> open_queue(const std::filesystem::path& file,
                                          const record::PublicKey& to) {
    store::DatabaseSettings settings;
    settings.application_id = queue_application;
    settings.migrations = {queue_schema};
    Database database = TRY(Database::open(file, settings));
    return std::unique_ptr<Queue>(std::make_unique<SqliteQueue>(std::move(database), to));
}

} // namespace tycktill::mail
