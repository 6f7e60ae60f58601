// One contract, every store: accounts that nobody overwrites unseen, sessions that end, drafts.
#include "office/people/draft.h"
#include "office/people/postgres_people.h"
#include "tests/office/people/person_made.h"
#include "tests/support/postgres_server.h"
#include "tests/support/temporary_folder.h"

using namespace tycktill;
using namespace tycktill::people;

namespace {

constexpr Instant noon{std::chrono::seconds(1'796'036'400)};
const Day today = parse_day("2026-11-30").value();

struct Memory {
    std::unique_ptr<People> made = memory_people();
    People& kept() { return *made; }
    /// Nothing to open again.
    People& again() { return *made; }
};

struct Sqlite {
    TemporaryFolder folder;
    std::string file = (folder.path() / "people.db").string();
    std::unique_ptr<People> made = open();

    std::unique_ptr<People> open() const {
        auto opened = open_sqlite_people(file);
        if (!opened)
            FAIL(opened.error().what);
        return std::move(*opened);
    }
    People& kept() { return *made; }
    People& again() {
        made.reset();
        made = open();
        return *made;
    }
};

struct Postgres {
    std::string url =
        test::PostgresServer::instance() ? test::PostgresServer::instance()->new_database() : "";
    std::unique_ptr<People> made = open();

    std::unique_ptr<People> open() const {
        if (url.empty()) {
            WARN("PostgreSQL is not installed: memory was tried once more instead");
            return memory_people();
        }
        auto opened = open_postgres_people(url);
        if (!opened)
            FAIL(opened.error().what);
        return std::move(*opened);
    }
    People& kept() { return *made; }
    People& again() {
        if (!url.empty())
            made = open();
        return *made;
    }
};

record::Digest digest(std::uint8_t first) {
    record::Digest made{};
    made[0] = first;
    return made;
}

/// Every field other than its default.
Account whole_account() {
    Account account;
    account.person.id = "karin";
    account.person.grants = {{matters::Role::Manager, "socialnamnden", "hemtjansten", today},
                             {matters::Role::Administrator, "", "", {}}};
    account.person.away = {{today, today + std::chrono::days(7), "annika"}};
    account.person.may_search_words = true;
    account.person.left = today + std::chrono::days(300);
    account.name = "Karin Åkesson Ek";
    account.email = "karin.ek@kommun.example";
    account.daily_mail = true;
    account.introduced = today;
    account.credentials.key.bytes[3] = 7;
    account.credentials.locked_key = bytes_of("locked");
    account.credentials.office_box = bytes_of("sealed");
    account.credentials.office_version = 4;
    account.credentials.must_change = true;
    account.credentials.good_until = today;
    account.credentials.totp_secret = bytes_of("totp");
    account.credentials.totp_last = 59'867'880;
    account.credentials.one_time_codes = {digest(1), digest(2)};
    account.tries = {6, noon};
    return account;
}

Draft draft_of(const std::string& person, const std::string& matter, const std::string& act,
               const std::string& sealed) {
    return {{person, matter, act}, bytes_of(sealed), today};
}

} // namespace

TEMPLATE_TEST_CASE("an account comes back as it was kept", "", Memory, Sqlite, Postgres) {
    TestType store;
    CHECK_FALSE(store.kept().account("karin").value());
    Account account = whole_account();
    REQUIRE(store.kept().save(account).value());
    account.revision = 1;
    CHECK(*store.again().account("karin").value() == account);
    Account plain;
    plain.person.id = "annika";
    REQUIRE(store.kept().save(plain).value());
    const auto all = store.again().accounts().value();
    REQUIRE(all.size() == 2);
    CHECK(all[0].person.id == "annika");
    CHECK(all[1] == account);
}

TEMPLATE_TEST_CASE("two who change one account: the second is told, and nothing is lost", "",
                   Memory, Sqlite, Postgres) {
    TestType store;
    REQUIRE(store.kept().save(account_of("karin", matters::Role::Handler)).value());
    Account one = *store.kept().account("karin").value(), two = one;
    one.email = "karin@kommun.example";
    REQUIRE(store.kept().save(one).value());
    two.daily_mail = true;
    CHECK_FALSE(store.kept().save(two).value());
    CHECK_FALSE(store.kept().save(account_of("karin", matters::Role::Reader)).value()); // taken
    Account another = account_of("annika", matters::Role::Reader);
    another.revision = 3; // was never kept
    CHECK_FALSE(store.kept().save(another).value());
    CHECK(change_account(store.kept(), "karin", [](Account& kept) -> Result<void> {
              kept.daily_mail = true;
              return {};
          }).value());
    const Account both = *store.again().account("karin").value();
    CHECK(both.email == "karin@kommun.example");
    CHECK(both.daily_mail);
    CHECK(both.revision == 3);
}

TEMPLATE_TEST_CASE("a session is found until it ends, and ended for good", "", Memory, Sqlite,
                   Postgres) {
    TestType store;
    REQUIRE(store.kept().save(account_of("karin", matters::Role::Handler)).value());
    REQUIRE(store.kept().save(account_of("annika", matters::Role::Handler)).value());
    const Session session{digest(1), "karin", noon, noon};
    REQUIRE(store.kept().add_session(session));
    REQUIRE(store.kept().add_session({digest(2), "karin", noon, noon}));
    REQUIRE(store.kept().add_session({digest(3), "annika", noon, noon}));
    CHECK(store.again().session(digest(1)).value() == session);
    const Instant later = noon + std::chrono::minutes(5);
    REQUIRE(store.kept().touch_session(digest(1), later));
    CHECK(store.kept().session(digest(1)).value()->seen == later);
    CHECK(store.kept().session(digest(1)).value()->started == noon);
    REQUIRE(store.kept().end_session(digest(1)));
    REQUIRE(store.kept().touch_session(digest(1), later)); // comes too late
    CHECK_FALSE(store.again().session(digest(1)).value());
    REQUIRE(store.kept().end_sessions_of("karin"));
    CHECK_FALSE(store.kept().session(digest(2)).value());
    CHECK(store.kept().session(digest(3)).value());
}

TEMPLATE_TEST_CASE("old and idle sessions are swept away", "", Memory, Sqlite, Postgres) {
    TestType store;
    const auto hour = std::chrono::hours(1);
    REQUIRE(store.kept().save(account_of("karin", matters::Role::Handler)).value());
    REQUIRE(store.kept().add_session({digest(1), "karin", noon - 11 * hour, noon}));
    REQUIRE(store.kept().add_session({digest(2), "karin", noon - hour, noon - hour}));
    REQUIRE(store.kept().add_session({digest(3), "karin", noon - hour, noon}));
    REQUIRE(store.kept().end_sessions_before(noon - 10 * hour, noon - hour / 2));
    CHECK_FALSE(store.kept().session(digest(1)).value());
    CHECK_FALSE(store.kept().session(digest(2)).value());
    CHECK(store.kept().session(digest(3)).value());
}

TEMPLATE_TEST_CASE("a draft is one person's, one matter's and one act's", "", Memory, Sqlite,
                   Postgres) {
    TestType store;
    const Draft reply = draft_of("karin", "1", "reply", "first");
    REQUIRE(store.kept().put_draft(reply));
    REQUIRE(store.kept().put_draft(draft_of("karin", "1", "note", "note")));
    REQUIRE(store.kept().put_draft(draft_of("karin", "2", "reply", "other")));
    REQUIRE(store.kept().put_draft(draft_of("annika", "1", "reply", "hers")));
    CHECK(store.again().draft(reply.place).value() == reply);
    REQUIRE(store.kept().put_draft(draft_of("karin", "1", "reply", "second")));
    CHECK(text_of(store.kept().draft(reply.place).value()->sealed) == "second");
    const auto hers = store.again().drafts_of("karin").value();
    REQUIRE(hers.size() == 3);
    CHECK(hers[0].place.act == "note");
    CHECK(hers[2].place.matter == "2");
    REQUIRE(store.kept().drop_draft(reply.place));
    CHECK_FALSE(store.kept().draft(reply.place).value());
    REQUIRE(store.kept().drop_drafts_about("1"));
    CHECK(store.again().drafts_of("karin").value().size() == 1);
    CHECK(store.kept().drafts_of("annika").value().empty());
}

TEST_CASE("a draft opens in its own place alone, and with the office's key alone") {
    const record::KeyPair office = record::make_key_pair(), other = record::make_key_pair();
    const Draft draft =
        sealed_draft({"karin", "1", "reply"}, "Hej Astrid!\nTack.", today, office.public_key);
    CHECK(open_draft(draft, {&other, &office}).value() == "Hej Astrid!\nTack.");
    CHECK_FALSE(open_draft(draft, {&other}));
    Draft moved = draft;
    moved.place.matter = "2";
    CHECK_FALSE(open_draft(moved, {&office}));
    CHECK(text_of(draft.sealed).find("Astrid") == std::string::npos);
}

TEST_CASE("an account's id is short, plain and safe in an address") {
    for (const char* right : {"karin", "karin.ek", "k2", "a-b"})
        CHECK(is_account_id(right));
    for (const char* wrong : {"", "Karin", "åsa", "2karin", "karin ek", ".a", "a/b", "a\nb"})
        CHECK_FALSE(is_account_id(wrong));
    CHECK_FALSE(is_account_id(std::string(41, 'a')));
}
