#include "office/commands/open_house.h"

#include "office/commands/open_office.h"

#include "forms/definition/parse.h"
#include "office/arrivals/take_in.h"
#include "office/people/credentials.h"
#include "shared/base/log.h"
#include "shared/base/places.h"

namespace tycktill::office {
namespace {

/// How often somebody's look at a list makes matters of what has arrived since.
constexpr std::chrono::seconds between_take_overs{5};

} // namespace

Result<std::unique_ptr<OpenHouse>> OpenHouse::open(const OfficePlace& place,
                                                   const forms::Catalogue& catalogue,
                                                   const std::string& passphrase) {
    OfficeHome home = TRY(load_office(office_folder(place.data)));
    record::SigningKey receipt_key = TRY(load_receipt_key(home));
    KeyRing ring = TRY(unlock_private_key(home, passphrase));
    std::unique_ptr<OpenHouse> open(
        new OpenHouse(std::move(home), std::move(receipt_key), std::move(ring), catalogue));
    const std::string& store = open->home_.store;
    open->archive_ = TRY(open_archive(store));
    open->kept_ = TRY(registry::open_register(store));
    open->people_ = TRY(people::open_people(store));
    open->log_ = TRY(audit::open_audit(store, TRY(load_receipt_key(open->home_))));
    open->papers_ = TRY(papers::open_papers(store));
    open->hints_ = TRY(arrivals::load_hint_words(assets_folder() / "words" / "hints.toml"));
    TRY(open->find_town(place));
    TRY(open->take_over(open->clock_.today()));
    TRY(open->share_keys(open->clock_.today()));
    return open;
}

Result<void> OpenHouse::find_town(const OfficePlace& place) {
    std::string id = TRY(known_rules(place, home_)).municipality;
    if (id.empty())
        id = TRY(arrivals::municipality_of_newest(*archive_, ring_));
    if (id.empty())
        return fail("whose office is it? write municipality = \"…\" in station.toml in " +
                    place.data.string() + "; tycktill-forms list shows the ids");
    town_ = catalogue_.municipality(id);
    if (!town_)
        return fail("municipality \"" + id +
                    "\" is not known here; tycktill-forms list shows them");
    const auto file = assets_folder() / "municipalities" / (id + ".toml");
    rules_ = TRY(forms::load_office_rules(file));
    owed_ = TRY(forms::load_owed_reports(file));
    return {};
}

Result<void> OpenHouse::take_over(Day today) {
    const arrivals::TakenOver taken = TRY(arrivals::take_over(
        *archive_, *kept_, ring_, {catalogue_, rules_, hints_}, home_.recipients.front(), today));
    if (taken.opened > 0)
        TRY(log_->append(
            {std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()),
             "",
             "system",
             audit::Act::TakeOver,
             "",
             std::to_string(taken.opened),
             {}}));
    return {};
}

void OpenHouse::take_over_now_and_then() {
    {
        const std::lock_guard lock(mutex_);
        const auto now = clock_.steady();
        if (taken_over_ && now - *taken_over_ < between_take_overs)
            return;
        taken_over_ = now;
    }
    if (const auto taken = take_over(clock_.today()); !taken)
        say("what has arrived could not be taken over: " + taken.error().what);
}

Result<void> OpenHouse::take_in(const record::Submission& submission, Day today) {
    return arrivals::take_in(*archive_, home_, submission, today);
}

Result<void> OpenHouse::share_keys(Day today) {
    const people::OfficeKeys keys = ring_bytes(ring_);
    TRY(people::share_office_keys(*people_, keys, home_.recipients_version, today));
    return {};
}

bool OpenHouse::has_people() const {
    const auto all = people_->accounts();
    return all && !all->empty();
}

web::House OpenHouse::house() {
    web::House house;
    house.town = town_;
    house.rules = rules_;
    house.archive = archive_.get();
    house.key = &ring_;
    house.recipients = home_.recipients;
    house.receipt_key = receipt_key_.verify_key;
    house.kept = kept_.get();
    house.people = people_.get();
    house.audit = log_.get();
    house.papers = papers_.get();
    house.owed = owed_;
    house.take_in = [this](const record::Submission& submission) {
        return take_in(submission, clock_.today());
    };
    house.take_over = [this] { take_over_now_and_then(); };
    house.share_keys = [this] {
        if (const auto shared = share_keys(clock_.today()); !shared)
            say("the keys could not be shared: " + shared.error().what);
    };
    return house;
}

} // namespace tycktill::office
