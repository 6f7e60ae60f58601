#include "office/commands/open_office.h"

#include "forms/definition/parse.h"
#include "office/archive/reply_shelf.h"
#include "office/keys/passphrase.h"
#include "shared/base/files.h"
#include "shared/base/log.h"
#include "shared/base/places.h"
#include "shared/base/text.h"
#include "shared/base/unseen_line.h"

#include <algorithm>
#include <cstdlib>

namespace tycktill::office {
namespace fs = std::filesystem;

namespace {

/// Where it stands once it is known, so that `serve` knows the board without a key.
fs::path municipality_file(const OfficeHome& home) {
    return home.folder / "municipality";
}

Result<forms::OfficeRules> rules_of(const std::string& municipality) {
    if (!is_municipality_id(municipality))
        return fail("municipality \"" + municipality +
                    "\": is not an id; tycktill-forms list shows them");
    return forms::load_office_rules(assets_folder() / "municipalities" / (municipality + ".toml"));
}

Result<void> learn_municipality(OpenOffice& office, const KeyRing& ring) {
    if (office.knows_rules())
        return {};
    const std::string municipality = TRY(arrivals::municipality_of_newest(*office.archive, ring));
    if (municipality.empty())
        return {};
    office.rules = TRY(rules_of(municipality));
    return keep_municipality(office.home, municipality);
}

Result<std::string> passphrase_of(const std::string& account) {
    if (passphrase_is_given())
        return take_passphrase(AskTwice::No);
    if (!input_is_terminal())
        return fail("no passphrase: set TYCKTILL_OFFICE_PASSPHRASE or run this on a terminal");
    return ask_unseen(("Passphrase of " + account + ": ").c_str());
}

std::string code_of_second_factor() {
    if (const char* given = std::getenv("TYCKTILL_OFFICE_CODE"))
        return given;
    return input_is_terminal() ? ask_unseen("Code of the second factor: ") : "";
}

Result<people::Proved> proved(OpenOffice& office, const std::string& account) {
    people::LogInTry tried{account, TRY(passphrase_of(account))};
    people::Proof proof = TRY(people::prove(*office.people, tried, office.present));
    if (std::holds_alternative<people::CodeWanted>(proof)) {
        tried.code = code_of_second_factor();
        if (!tried.code.empty())
            proof = TRY(people::prove(*office.people, tried, office.present));
    }
    if (auto* right = std::get_if<people::Proved>(&proof))
        return std::move(*right);
    TRY(office.log->append(
        {office.present.now, "", "", audit::Act::LogInFailed, account, "command", {}}));
    if (std::holds_alternative<people::CodeWanted>(proof))
        return fail(account + ": a code is asked for; set TYCKTILL_OFFICE_CODE");
    if (const auto* wait = std::get_if<people::WaitUntil>(&proof)) {
        const auto left = std::chrono::ceil<std::chrono::minutes>(wait->until - office.present.now);
        return fail(account + ": too many tries; wait " + std::to_string(left.count()) +
                    " minutes and try again");
    }
    return fail(account + ": the account, its passphrase or its code is not right; type it again");
}

} // namespace

Result<void> keep_municipality(const OfficeHome& home, const std::string& municipality) {
    return write_text(municipality_file(home), municipality + "\n");
}

Result<forms::OfficeRules> known_rules(const OfficePlace& place, const OfficeHome& home) {
    std::string municipality = place.settings.municipality;
    if (municipality.empty() && fs::exists(municipality_file(home)))
        municipality = trimmed(TRY(read_text(municipality_file(home), 256)));
    return municipality.empty() ? Result<forms::OfficeRules>(forms::OfficeRules{})
                                : rules_of(municipality);
}

Result<void> do_what_waits(OpenOffice& office, const KeyRing& ring) {
    TRY(learn_municipality(office, ring));
    const auto log = [&](audit::Act act, int count) -> Result<void> {
        if (count == 0)
            return {};
        return office.log->append(
            {office.present.now, "", "system", act, "", std::to_string(count), {}});
    };
    // An older ring must not take the newest one's place.
    if (ring.keys.front().public_key == office.home.recipients.front()) {
        const people::OfficeKeys keys = ring_bytes(ring);
        const int given = TRY(people::share_office_keys(
            *office.people, keys, office.home.recipients_version, office.today()));
        TRY(log(audit::Act::KeysShared, given));
    }
    if (!office.knows_rules())
        return {};
    const arrivals::TakenOver taken = TRY(arrivals::take_over(
        *office.archive, *office.kept, ring, {office.catalogue, office.rules, office.hints},
        office.home.recipients.front(), office.today()));
    for (const std::string& id : taken.unreadable)
        say(id + ": no key of this office opens it; it is tried again the next time");
    return log(audit::Act::TakeOver, taken.opened);
}

Result<OpenOffice> open_office(const OfficePlace& place) {
    OfficeHome home = TRY(load_office(office_folder(place.data)));
    auto archive = TRY(open_archive(home.store));
    auto kept = TRY(registry::open_register(home.store));
    auto people = TRY(people::open_people(home.store));
    auto receipt_key = TRY(load_receipt_key(home));
    auto log = TRY(audit::open_audit(home.store, std::move(receipt_key)));
    forms::Catalogue catalogue = TRY(forms::Catalogue::load(assets_folder()));
    auto hints = TRY(arrivals::load_hint_words(assets_folder() / "words" / "hints.toml"));
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    OpenOffice office{std::move(home),
                      std::move(archive),
                      std::move(kept),
                      std::move(people),
                      std::move(log),
                      std::move(catalogue),
                      std::move(hints),
                      {},
                      {now, SystemClock().today()}};
    office.rules = TRY(known_rules(place, office.home));
    return office;
}

Result<Actor> take_actor(OpenOffice& office, const OfficePlace&, const std::string& as) {
    Actor actor;
    if (!as.empty()) {
        people::Proved who = TRY(proved(office, as));
        if (who.account.credentials.must_change)
            return fail(as +
                        ": the passphrase is one that was given; change it first: "
                        "tycktill-office people passphrase " +
                        as);
        if (!who.office.empty())
            actor.ring = TRY(key_ring_of(BytesView(who.office.data(), who.office.size())));
        actor.account = std::move(who.account);
    } else if (passphrase_is_given()) {
        actor.ring = TRY(unlock_private_key(office.home, TRY(take_passphrase(AskTwice::No))));
    }
    if (actor.has_key())
        TRY(do_what_waits(office, actor.ring));
    actor.everybody = people::persons_of(TRY(office.people->accounts()));
    return actor;
}

Result<Actor> take_person(OpenOffice& office, const OfficePlace& place, const std::string& as) {
    if (as.empty())
        return fail("say as whom: --as PERSON; tycktill-office people shows who works here");
    return take_actor(office, place, as);
}

matters::Workplace workplace_of(const OpenOffice& office, const Actor& actor) {
    return {office.rules, actor.everybody, office.today()};
}

bool may_act(const OpenOffice& office, const Actor& actor, matters::Act act,
             const KnownMatter& known) {
    if (!actor.account)
        return act == matters::Act::SeePublicHalf;
    const matters::Person& person = actor.account->person;
    const matters::Workplace workplace = workplace_of(office, actor);
    // Of what nobody has opened the board alone is known.
    return known.matter.revision == 0
               ? matters::may(person, act, known.row.board, "", workplace).has_value()
               : matters::may(person, act, known.matter, workplace).has_value();
}

Result<void> note(OpenOffice& office, const Actor& actor, audit::Act act, const std::string& about,
                  const std::string& detail) {
    return office.log->append({office.present.now, actor.id(), "", act, about, detail, {}});
}

Result<void> note_operator(const OfficeHome& home, audit::Act act, const std::string& about,
                           const std::string& detail) {
    auto key = TRY(load_receipt_key(home));
    const auto log = TRY(audit::open_audit(home.store, std::move(key)));
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    return log->append({now, "", "operator", act, about, detail, {}});
}

std::string number_in(const OpenOffice& office, const registry::Row& row) {
    const forms::Board* board = office.rules.board(row.board);
    return registry::written_number(board ? board->number_form : "{serie} {år}/{nr}",
                                    board ? board->series : row.board, row);
}

Result<KnownMatter> find_matter(OpenOffice& office, const Actor& actor, const std::string& text) {
    constexpr std::size_t least_digits = 6;
    std::optional<KnownMatter> found;
    const auto rows = TRY(office.kept->rows({}));
    for (const registry::Row& row : rows) {
        const bool begins = text.size() >= least_digits && row.matter.rfind(text, 0) == 0;
        if (!begins && number_in(office, row) != text)
            continue;
        registry::OpenedMatter opened = TRY(registry::read_matter(*office.kept, row.matter));
        KnownMatter known{row, std::move(opened.matter), std::move(opened.events)};
        if (!may_act(office, actor, matters::Act::SeePublicHalf, known))
            continue;
        if (found)
            return fail(text + ": is the beginning of several ids; write more of it");
        found = std::move(known);
    }
    if (!found)
        return fail(text + ": there is no such matter; tycktill-office matters shows them");
    return std::move(*found);
}

Result<std::vector<KnownMatter>> known_matters(OpenOffice& office, const Actor& actor) {
    auto opened = TRY(registry::read_all_matters(*office.kept)); // by id
    const auto rows = TRY(office.kept->rows({}));
    std::vector<KnownMatter> all;
    for (const registry::Row& row : rows) {
        const auto at = std::lower_bound(opened.begin(), opened.end(), row.matter,
                                         [](const registry::OpenedMatter& one,
                                            const std::string& id) { return one.matter.id < id; });
        KnownMatter known{row, {}, {}};
        if (at != opened.end() && at->matter.id == row.matter)
            known = {row, std::move(at->matter), std::move(at->events)};
        if (may_act(office, actor, matters::Act::SeePublicHalf, known))
            all.push_back(std::move(known));
    }
    return all;
}

} // namespace tycktill::office
