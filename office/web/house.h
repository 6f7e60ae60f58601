#pragma once
/// What the pages work with. Everything that is pointed to is owned by whoever starts the pages.
#include "forms/definition/catalogue.h"
#include "forms/definition/office_rules.h"
#include "forms/definition/owed.h"
#include "office/archive/archive.h"
#include "office/arrivals/hints.h"
#include "office/audit/audit.h"
#include "office/keys/key_ring.h"
#include "office/papers/papers.h"
#include "office/people/people.h"
#include "office/register/casebook.h"

#include <filesystem>
#include <functional>

namespace tycktill::mail {
class Queue;
} // namespace tycktill::mail

namespace tycktill::web {

/// A municipality at work: its office's store, keys, register and people. Two that are reached at one address share
/// nothing: a person of the one never comes to the other.
struct House {
    const forms::Municipality* town = nullptr;
    forms::OfficeRules rules;
    forms::OwedReports owed;
    office::Archive* archive = nullptr;
    const office::KeyRing* key = nullptr; ///< what came in is opened with it
    record::Recipients recipients;        ///< what is written down here is sealed to them
    record::VerifyKey receipt_key;        ///< of its stations' receipts
    registry::Register* kept = nullptr;
    people::People* people = nullptr;
    audit::Audit* audit = nullptr;
    papers::Papers* papers = nullptr; ///< reports and what is published
    mail::Queue* mail = nullptr;      ///< nothing where the municipality gave no mail server
    std::string mail_page;            ///< the pages' address, for letters to staff, or ""
    const arrivals::HintWords* hints =
        nullptr; ///< to mark what raised a question, and fold what is harsh
    /// Takes in what somebody wrote down here, as what a kiosk sends is taken in.
    std::function<Result<void>(const record::Submission&)> take_in = {};
    /// Makes matters of what has arrived since the last time.
    std::function<void()> take_over = {};
    /// Gives the office's keys to who reads matters now, and takes them from who doesn't.
    std::function<void()> share_keys = {};
};

struct SiteSettings {
    std::vector<House> houses; ///< at least one
    const forms::Catalogue* catalogue = nullptr;
    const Clock* clock = nullptr;
    std::function<people::Instant()> now; ///< for sessions and the log alone
    std::filesystem::path assets;         ///< with office/, fonts/
    /// By which names the pages are reached, beside 127.0.0.1 and localhost.
    std::vector<std::string> public_names;
    /// Opens the page where the first administrator is made, once; "" when there is one.
    std::string first_visit;
    /// What is wrong with the store, for every page, or "".
    std::function<std::string()> store_trouble = {};
};

} // namespace tycktill::web
