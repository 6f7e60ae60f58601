#include "office/commands/open_house.h"

#include "office/commands/open_office.h"
#include "office/mail/daily.h"
#include "office/web/notices.h"

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
    open->mail_settings_ = TRY(mail::load_settings(open->home_.folder));
    if (open->mail_settings_)
        open->mail_ = TRY(mail::open_queue(open->home_.folder / "office-mail.db",
                                           open->home_.recipients.front()));
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

void OpenHouse::send_mail(web::Site& site) {
    if (!mail_ || !mail::is_daytime(site.now()))
        return;
    for (const web::House& served : site.settings().houses)
        if (served.mail == mail_.get())
            if (const auto queued = web::queue_daily_lists(site, served); !queued)
                say("the daily lists could not be made: " + queued.error().what);
    const auto sent = mail_->send_due(*mail_settings_, keys_of(ring_), site.now());
    if (!sent)
        say("e-mail could not be sent: " + sent.error().what);
    else if (sent->later + sent->refused + sent->unsure > 0)
        say("e-mail: " + std::to_string(sent->sent) + " sent, " + std::to_string(sent->later) +
            " tried again later, " + std::to_string(sent->refused) + " refused, " +
            std::to_string(sent->unsure) + " perhaps taken");
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
    house.hints = &hints_;
    house.mail = mail_.get();
    house.mail_page = mail_settings_ ? mail_settings_->page : "";
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
