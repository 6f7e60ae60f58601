// Coming in: passphrase, second factor, growing waits, sessions, and who gets the office's keys.
#include "office/people/log_in.h"
#include "office/people/second_factor.h"
#include "tests/office/people/person_made.h"

using namespace tycktill;
using namespace tycktill::people;
using matters::Role;
using std::chrono::minutes;

namespace {

constexpr Instant noon{std::chrono::seconds(1'796'036'400)};
const Day today = parse_day("2026-11-30").value();

OfficeKeys keys_of(const std::string& text) {
    const Bytes bytes = bytes_of(text);
    return {bytes.begin(), bytes.end()};
}
std::string told(const OfficeKeys& keys) {
    return text_of(BytesView(keys.data(), keys.size()));
}

Proof tries(People& people, const std::string& id, const std::string& passphrase,
            const std::string& code = "", Instant now = noon) {
    return prove(people, {id, passphrase, code}, {now, today}).value();
}
bool comes_in(const Proof& proof) {
    return std::holds_alternative<Proved>(proof);
}
bool is_wrong(const Proof& proof) {
    return std::holds_alternative<NotRight>(proof);
}

} // namespace

TEST_CASE("the right passphrase lets in, and opens the office's keys for who reads matters") {
    const auto people = memory_people();
    kept_account(*people, "karin");
    kept_account(*people, "adam", Role::Administrator);
    CHECK(share_office_keys(*people, keys_of("ring 1"), 1, today).value() == 1);
    const Proof karin = tries(*people, "karin", good_passphrase);
    REQUIRE(comes_in(karin));
    CHECK(told(std::get<Proved>(karin).office) == "ring 1");
    const Proof adam = tries(*people, "adam", good_passphrase);
    REQUIRE(comes_in(adam));
    CHECK(std::get<Proved>(adam).office.empty());
    CHECK(is_wrong(tries(*people, "karin", "sju blå kaffekoppaR")));
    CHECK(is_wrong(tries(*people, "nobody", good_passphrase)));
}

TEST_CASE("new keys reach everybody who stays, and nobody who has left or changed role") {
    const auto people = memory_people();
    kept_account(*people, "karin");
    kept_account(*people, "annika", Role::Registrar);
    kept_account(*people, "gunnar");
    REQUIRE(share_office_keys(*people, keys_of("ring 1"), 1, today).value() == 3);
    CHECK(share_office_keys(*people, keys_of("ring 1"), 1, today).value() == 0);
    REQUIRE(change_account(*people, "annika", [](Account& account) -> Result<void> {
                account.person.left = today - std::chrono::days(1);
                return {};
            }).value());
    REQUIRE(change_account(*people, "gunnar", [](Account& account) -> Result<void> {
                account.person.grants = {{Role::Inspector, "", "", {}}};
                return {};
            }).value());
    CHECK(share_office_keys(*people, keys_of("ring 1 and 2"), 2, today).value() == 3);
    CHECK(people->account("annika").value()->credentials.office_box.empty());
    CHECK(people->account("gunnar").value()->credentials.office_box.empty());
    const Proof karin = tries(*people, "karin", good_passphrase);
    CHECK(told(std::get<Proved>(karin).office) == "ring 1 and 2");
    CHECK(is_wrong(tries(*people, "annika", good_passphrase)));
}

TEST_CASE("a passphrase is changed by who knows it, and the keys stay with the account") {
    const auto people = memory_people();
    Account account = kept_account(*people, "karin");
    give_office_keys(account, keys_of("ring"), 1);
    const auto change = [&](const std::string& old, const std::string& passphrase) {
        const auto changed =
            change_passphrase(account, old, passphrase, record::GuessCost::Interactive);
        return changed ? std::optional<ErrorKind>{} : std::optional(changed.error().kind);
    };
    CHECK(change(good_passphrase, "kort") == ErrorKind(CredentialFault::TooShort));
    CHECK(change(good_passphrase, good_passphrase) == ErrorKind(CredentialFault::TheSameAgain));
    CHECK(change("fel fel fel fel", "åtta gröna hästar") == ErrorKind(CredentialFault::Wrong));
    CHECK_FALSE(change(good_passphrase, "åtta gröna hästar"));
    CHECK_FALSE(unlock_account(account, good_passphrase));
    const auto own = unlock_account(account, "åtta gröna hästar");
    REQUIRE(own);
    CHECK(told(office_keys_of(account, *own).value()) == "ring");
}

TEST_CASE("a passphrase that was given is good for two weeks, and asks to be changed") {
    const auto people = memory_people();
    Account account = account_of("karin", Role::Handler);
    const std::string given =
        give_passphrase(account, today, record::GuessCost::Interactive).value();
    REQUIRE(people->save(account).value());
    const Proof proof = tries(*people, "karin", given);
    REQUIRE(comes_in(proof));
    CHECK(std::get<Proved>(proof).account.credentials.must_change);
    const Present later{noon, today + std::chrono::days(15)};
    CHECK(is_wrong(prove(*people, {"karin", given, ""}, later).value()));
}

TEST_CASE("an account's box does not open another account") {
    const auto people = memory_people();
    const Account karin = kept_account(*people, "karin");
    Account annika = kept_account(*people, "annika");
    annika.credentials = karin.credentials; // as if somebody exchanged them in the store
    CHECK_FALSE(unlock_account(annika, good_passphrase));
}

TEST_CASE("after four wrong tries each takes longer, and the right one forgives all") {
    const auto people = memory_people();
    kept_account(*people, "karin");
    kept_account(*people, "annika");
    Instant now = noon;
    for (int i = 0; i < 4; ++i)
        CHECK(is_wrong(tries(*people, "karin", "fel fel fel fel", "", now)));
    CHECK(is_wrong(tries(*people, "karin", "fel fel fel fel", "", now)));
    const Proof early = tries(*people, "karin", good_passphrase, "", now);
    REQUIRE(std::holds_alternative<WaitUntil>(early));
    CHECK(std::get<WaitUntil>(early).until == now + minutes(1));
    CHECK(comes_in(tries(*people, "annika", good_passphrase, "", now))); // one account at a time
    now += minutes(1);
    CHECK(is_wrong(tries(*people, "karin", "fel fel fel fel", "", now)));
    CHECK(std::holds_alternative<WaitUntil>(
        tries(*people, "karin", good_passphrase, "", now + minutes(1))));
    CHECK(comes_in(tries(*people, "karin", good_passphrase, "", now + minutes(2))));
    CHECK(people->account("karin").value()->tries == Tries{});
    REQUIRE(change_account(*people, "karin", [&](Account& account) -> Result<void> {
                account.tries = {40, now + std::chrono::hours(30)}; // a clock that was wrong
                return {};
            }).value());
    const Proof shut = tries(*people, "karin", good_passphrase, "", now);
    CHECK(std::get<WaitUntil>(shut).until == now + minutes(60));
    REQUIRE(forgive_tries(*people, "karin").value());
    CHECK(comes_in(tries(*people, "karin", good_passphrase, "", now)));
}

TEST_CASE("the waits grow to an hour and no further") {
    const std::pair<int, int> table[] = {{0, 0},  {4, 0},   {5, 1},   {6, 2},   {7, 4},   {8, 8},
                                         {9, 16}, {10, 32}, {11, 60}, {12, 60}, {99, 60}, {-1, 0}};
    for (const auto& [failures, wait] : table)
        CHECK(wait_after(failures) == minutes(wait));
}

TEST_CASE("with a second factor the passphrase alone lets nobody in") {
    const auto people = memory_people();
    Account account = kept_account(*people, "karin");
    const auto own = unlock_account(account, good_passphrase);
    REQUIRE(own);
    const auto secret = draw_totp_secret();
    const BytesView bytes(secret.data(), secret.size());
    const auto code_at = [&](Instant when) {
        return totp_code(bytes, when.time_since_epoch().count() / totp_step_seconds);
    };
    CHECK_FALSE(turn_on_second_factor(account, *own, secret, "000 00", noon));
    CHECK_FALSE(has_second_factor(account));
    const auto codes =
        turn_on_second_factor(account, *own, secret, code_at(noon - minutes(1) + minutes(1)), noon)
            .value();
    REQUIRE(codes.size() == 10);
    REQUIRE(people->save(account).value());

    CHECK(std::holds_alternative<CodeWanted>(tries(*people, "karin", good_passphrase)));
    CHECK(people->account("karin").value()->tries.failed == 0);
    CHECK(is_wrong(tries(*people, "karin", good_passphrase, code_at(noon)))); // used to turn it on
    const Instant later = noon + minutes(2);
    CHECK(comes_in(tries(*people, "karin", good_passphrase, code_at(later), later)));
    CHECK(is_wrong(tries(*people, "karin", good_passphrase, code_at(later), later)));
    CHECK(is_wrong(tries(*people, "karin", "fel fel fel fel", code_at(later), later)));
    CHECK(comes_in(tries(*people, "karin", good_passphrase, codes[0], later)));
    CHECK(is_wrong(tries(*people, "karin", good_passphrase, codes[0], later)));
    CHECK(people->account("karin").value()->credentials.one_time_codes.size() == 9);
}

TEST_CASE("a session is idle for half an hour at most, and lasts ten hours at most") {
    const auto people = memory_people();
    kept_account(*people, "karin");
    const auto seen = [&](const std::string& session, Instant now) {
        return who_is(*people, session, {now, today}).value().has_value();
    };
    const std::string session = begin_session(*people, "karin", noon).value();
    CHECK(session.size() == 64);
    CHECK(seen(session, noon + minutes(29)));
    CHECK(seen(session, noon + minutes(58)));
    CHECK_FALSE(seen(session, noon + minutes(88)));
    CHECK_FALSE(seen(session, noon + minutes(59))); // it has ended
    const std::string day_long = begin_session(*people, "karin", noon).value();
    CHECK(day_long != session);
    Instant now = noon;
    for (; now < noon + longest_session; now += minutes(20))
        CHECK(seen(day_long, now));
    CHECK_FALSE(seen(day_long, now));
    CHECK_FALSE(seen("", noon));
    CHECK(form_proof(session) != form_proof(day_long));
    CHECK(form_proof(session) != session);
}

TEST_CASE("who logs out, leaves or loses the last role is out at once, at every machine") {
    const auto people = memory_people();
    kept_account(*people, "karin");
    const auto is_in = [&](const std::string& session) {
        return who_is(*people, session, {noon, today}).value().has_value();
    };
    const std::string one = begin_session(*people, "karin", noon).value();
    const std::string two = begin_session(*people, "karin", noon).value();
    REQUIRE(log_out(*people, one));
    CHECK_FALSE(is_in(one));
    CHECK(is_in(two));
    REQUIRE(change_account(*people, "karin", [](Account& account) -> Result<void> {
                account.person.grants[0].until = today - std::chrono::days(1);
                return {};
            }).value());
    CHECK_FALSE(is_in(two));
}
