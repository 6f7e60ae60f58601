#pragma once
/// An office opened for one command: its stores, the municipality's rules, and who acts.
#include "forms/definition/catalogue.h"
#include "forms/definition/office_rules.h"
#include "office/archive/archive.h"
#include "office/arrivals/take_over.h"
#include "office/audit/audit.h"
#include "office/commands/commands.h"
#include "office/keys/office_home.h"
#include "office/matters/may.h"
#include "office/people/log_in.h"
#include "office/register/casebook.h"

namespace tycktill::office {

struct OpenOffice {
    OfficeHome home;
    std::unique_ptr<Archive> archive;
    std::unique_ptr<registry::Register> kept;
    std::unique_ptr<people::People> people;
    std::unique_ptr<audit::Audit> log;
    forms::Catalogue catalogue;
    arrivals::HintWords hints;
    forms::OfficeRules rules; ///< of no municipality (no boards) until one is known
    people::Present present;

    Day today() const { return present.today; }
    bool knows_rules() const { return !rules.boards.empty(); }
};
/// The rules are those of the municipality that the settings name, or that was seen before.
Result<OpenOffice> open_office(const OfficePlace& place);

/// What waits for a key: new people are given it, new envelopes are opened by the program. Also learns which municipality it
/// is, where the settings don't say.
Result<void> do_what_waits(OpenOffice& office, const KeyRing& ring);
/// The rules as far as they are known without a key; without boards while no municipality is.
Result<forms::OfficeRules> known_rules(const OfficePlace& place, const OfficeHome& home);
Result<void> keep_municipality(const OfficeHome& home, const std::string& municipality);

/// Who acts, and what they can open.
struct Actor {
    /// Nobody: the operator of this machine, who sees the public halves alone, or has the office's own passphrase.
    std::optional<people::Account> account;
    KeyRing ring; ///< empty without a key
    std::vector<matters::Person> everybody;

    std::string id() const { return account ? account->person.id : ""; }
    bool has_key() const { return !ring.keys.empty(); }
    bool is_operator_with_key() const { return !account && has_key(); }
};
/// `as`: an account, whose passphrase is asked for (or $TYCKTILL_OFFICE_PASSPHRASE, and for a second factor
/// $TYCKTILL_OFFICE_CODE); "" the operator, with the office's own passphrase where it is given. Whoever brings the
/// key lets the program do what waits for one: open what has arrived, and give the key to new people.
Result<Actor> take_actor(OpenOffice& office, const OfficePlace& place, const std::string& as);
/// The same, of an account alone.
Result<Actor> take_person(OpenOffice& office, const OfficePlace& place, const std::string& as);

matters::Workplace workplace_of(const OpenOffice& office, const Actor& actor);
Result<void> note(OpenOffice& office, const Actor& actor, audit::Act act, const std::string& about,
                  const std::string& detail = "");

/// Of the operator, where the rest of the office isn't opened.
Result<void> note_operator(const OfficeHome& home, audit::Act act, const std::string& about,
                           const std::string& detail = "");

/// A row with what has happened to its matter, without words.
struct KnownMatter {
    registry::Row row;
    matters::Matter matter; ///< revision 0 until it is opened
    std::vector<matters::Event> events;
};
/// Whether the actor may; the operator sees public halves alone.
bool may_act(const OpenOffice& office, const Actor& actor, matters::Act act,
             const KnownMatter& known);
/// By its id, its number ("SN 2026/87") or the first digits of its id that are no other's. What the actor may not see is
/// not there.
Result<KnownMatter> find_matter(OpenOffice& office, const Actor& actor, const std::string& text);
/// All that the actor may see, by board, year and number; those that are void too.
Result<std::vector<KnownMatter>> known_matters(OpenOffice& office, const Actor& actor);

/// "SN 2026/87"; the row's series without rules.
std::string number_in(const OpenOffice& office, const registry::Row& row);

} // namespace tycktill::office
