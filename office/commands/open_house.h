#pragma once
/// An office opened for its web pages, with its keys unlocked: what a web::House points to, kept together.
#include "office/arrivals/take_over.h"
#include "office/commands/commands.h"
#include "office/keys/office_home.h"
#include "office/mail/mail.h"
#include "office/web/house.h"
#include "office/web/site.h"

#include <mutex>

namespace tycktill::office {

class OpenHouse {
public:
    /// Which municipality: what the settings name, else that of what came in last.
    static Result<std::unique_ptr<OpenHouse>> open(const OfficePlace& place,
                                                   const forms::Catalogue& catalogue,
                                                   const std::string& passphrase);

    web::House house();
    /// The daily lists, and what else is due by e-mail, at daytime.
    void send_mail(web::Site& site);
    bool has_people() const;
    const OfficeHome& home() const { return home_; }
    const record::SigningKey& receipt_key() const { return receipt_key_; }
    Archive& archive() { return *archive_; }
    registry::Register& kept() { return *kept_; }
    people::People& people() { return *people_; }
    const forms::OfficeRules& rules() const { return rules_; }
    const forms::Municipality& town() const { return *town_; }

    /// Makes matters of what has arrived by that day.
    Result<void> take_over(Day today);
    /// In the archive, as what staff write down.
    Result<void> take_in(const record::Submission& submission, Day today);
    Result<void> share_keys(Day today);

private:
    OpenHouse(OfficeHome home, record::SigningKey receipt_key, KeyRing ring,
              const forms::Catalogue& catalogue)
        : home_(std::move(home)), receipt_key_(std::move(receipt_key)), ring_(std::move(ring)),
          catalogue_(catalogue) {}
    Result<void> find_town(const OfficePlace& place);
    void take_over_now_and_then();

    OfficeHome home_;
    record::SigningKey receipt_key_;
    KeyRing ring_;
    const forms::Catalogue& catalogue_;
    const forms::Municipality* town_ = nullptr;
    forms::OfficeRules rules_;
    arrivals::HintWords hints_;
    std::unique_ptr<Archive> archive_;
    std::unique_ptr<registry::Register> kept_;
    std::unique_ptr<people::People> people_;
    std::unique_ptr<audit::Audit> log_;
    std::unique_ptr<papers::Papers> papers_;
    forms::OwedReports owed_;
    std::optional<mail::Settings> mail_settings_;
    std::unique_ptr<mail::Queue> mail_; ///< where the municipality gave a mail server
    SystemClock clock_;
    std::mutex mutex_; ///< for what follows
    std::optional<std::chrono::milliseconds> taken_over_;
};

} // namespace tycktill::office
