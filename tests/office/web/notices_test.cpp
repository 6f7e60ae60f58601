// The daily list by e-mail: for who wants it, when something waits, number and unit alone, once.
#include "office/mail/mail.h"
#include "office/web/notices.h"
#include "tests/office/web/web_world.h"
#include "tests/support/small_smtp.h"
#include "tests/support/temporary_folder.h"

using namespace tycktill;
using namespace tycktill::web;
using namespace tycktill::web::test;
using matters::Role;

namespace {

struct Morning {
    TemporaryFolder folder;
    WebWorld world{"ljusnarsberg"};
    tycktill::test::SmallSmtp server;
    mail::Settings settings{server.address(), "tycktill@kommunen.example", "", "", ""};
    std::unique_ptr<mail::Queue> queue =
        mail::open_queue(folder.path() / "mail.db", world.ring.keys.front().public_key).value();
    std::string registrar = world.somebody("rut", Role::Registrar, "socialnamnden");
    std::string handler = world.somebody("karin", Role::Handler, "socialnamnden", "hemtjansten");
    std::string id;

    Morning() {
        world.now = people::Instant{std::chrono::sys_days{day("2026-11-30")}} +
                    std::chrono::hours(6); // seven o'clock
        registrar = people::begin_session(*world.accounts, "rut", world.now).value();
        handler = people::begin_session(*world.accounts, "karin", world.now).value();
        world.settings.houses.front().mail = queue.get();
        world.settings.houses.front().mail_page = "https://tycktill.example";
        world.site.emplace(world.settings);
        Told told;
        told.unit = "Hemtjänsten";
        told.story = "Kanariehemligheten är att maten var kall.";
        told.name = "Kanarie Kanariesson";
        id = world.receive(told);
    }
    void wants(const std::string& session, const char* email, const char* list = "ja") {
        REQUIRE(world
                    .post(session, "/mitt/epost",
                          WebWorld::values_of({{"epost", email}, {"lista", list}}))
                    .status == 303);
    }
    int queued() {
        return queue_daily_lists(*world.site, world.site->settings().houses.front()).value();
    }
    std::vector<std::string> ids() {
        std::vector<std::string> all;
        const auto kept = queue->all().value();
        for (const auto& one : kept)
            all.push_back(one.id);
        return all;
    }
};

} // namespace

TEST_CASE("nobody gets a list who has not asked for one") {
    Morning morning;
    CHECK(morning.queued() == 0);
    morning.wants(morning.registrar, "rut@kommunen.example", "");
    CHECK(morning.queued() == 0);
    CHECK(morning.world
              .post(morning.registrar, "/mitt/epost",
                    WebWorld::values_of({{"epost", "rut"}, {"lista", "ja"}}))
              .status == 400);
}

TEST_CASE("who wants a list gets it once a day, with number and unit alone") {
    Morning morning;
    morning.wants(morning.registrar, "rut@kommunen.example");
    morning.wants(morning.handler, "karin@kommunen.example");
    CHECK(morning.queued() == 1); // for the handler nothing waits before it is registered
    CHECK(morning.queued() == 0);
    CHECK(morning.ids() == std::vector<std::string>{"daily/rut/2026-11-30"});
    CHECK(morning.queue
              ->send_due(morning.settings, {&morning.world.ring.keys.front()}, morning.world.now)
              .value()
              .sent == 1);
    const auto taken = morning.server.taken();
    REQUIRE(taken.size() == 1);
    for (const char* canary : {"Kanarie", "kall", "klagom", "Klagom"})
        CHECK_FALSE(has(taken.front(), canary));
    morning.world.clock.set(day("2026-12-01"));
    morning.world.now += std::chrono::days(1);
    CHECK(morning.queued() == 1);
}

TEST_CASE("no list is made at night, on a Sunday or for who is away") {
    Morning morning;
    morning.wants(morning.registrar, "rut@kommunen.example");
    morning.world.now -= std::chrono::minutes(1); // a minute to seven
    CHECK(morning.queued() == 0);
    morning.world.now += std::chrono::minutes(1);
    morning.world.clock.set(day("2026-11-29"));
    CHECK(morning.queued() == 0);
    morning.world.clock.set(day("2026-11-30"));
    people::Account account = morning.world.accounts->account("rut").value().value();
    account.person.away = {{day("2026-11-30"), day("2026-12-02"), "karin"}};
    REQUIRE(morning.world.accounts->save(account).value());
    CHECK(morning.queued() == 0);
}

TEST_CASE("the handler's list tells what is soon due") {
    Morning morning;
    morning.wants(morning.handler, "karin@kommunen.example");
    morning.world.register_and_assign(morning.registrar, morning.id, "hemtjansten", "karin");
    CHECK(morning.queued() == 0); // two weeks are left
    morning.world.clock.set(day("2026-12-11"));
    CHECK(morning.queued() == 1);
}
