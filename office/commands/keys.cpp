#include "office/commands/open_office.h"
#include "office/keys/office_home.h"
#include "office/keys/passphrase.h"
#include "shared/base/fail_point.h"
#include "shared/base/log.h"

#include <iostream>

namespace tycktill::office {
namespace {

constexpr auto restart = "restart serve and desk, and stations take it at their next contact";

/// What guards everything costs a guess all that a machine can give; tests have no time for that.
record::GuessCost guarding_cost() {
    return is_for_tests() ? record::GuessCost::Interactive : record::GuessCost::Sensitive;
}

/// The first account, which makes the others.
Result<std::string> make_administrator(const OfficePlace& place, const std::string& id) {
    if (!people::is_account_id(id))
        return fail("--administrator " + id +
                    ": an account is 1 to 40 of a-z, 0-9, point and hyphen, beginning with a "
                    "letter");
    OpenOffice office = TRY(open_office(place));
    people::Account account;
    account.person.id = account.name = id;
    account.person.grants.push_back({matters::Role::Administrator, "", "", {}});
    std::string passphrase = TRY(people::give_passphrase(account, office.today()));
    if (!TRY(office.people->save(account)))
        return fail("--administrator " + id + ": is there already");
    TRY(office.log->append(
        {office.present.now, "", "", audit::Act::PersonAdded, id, "administrator", {}}));
    return passphrase;
}

/// An office of before has just got its root key.
void tell_of_root(bool had_root) {
    if (!had_root)
        say("this office has a root key now: stations go on as they are, but take new keys only "
            "when "
            "each has been enrolled again, once: enrol-code --station NAME --replace, then "
            "tycktill-courier enrol there");
}

} // namespace

Result<int> run_init(const OfficePlace& place, const InitWish& wish) {
    NewOffice office;
    office.folder = office_folder(place.data);
    office.store = wish.store.empty() ? place.settings.office_store : wish.store;
    office.escrow_file = wish.escrow.empty() ? office.folder / "escrow.key" : wish.escrow;
    office.cost = guarding_cost();
    office.passphrase = TRY(take_passphrase(AskTwice::Yes));
    const OfficeHome home = TRY(make_office(office));
    const std::string municipality =
        wish.municipality.empty() ? place.settings.municipality : wish.municipality;
    if (!municipality.empty())
        TRY(keep_municipality(home, municipality));
    std::cout << office.folder.string() << "\n";
    if (!wish.administrator.empty()) {
        std::cout << TRY(make_administrator(place, wish.administrator)) << "\n";
        say(wish.administrator +
            " begins with this passphrase, and changes it: tycktill-office "
            "people passphrase " +
            wish.administrator);
    }
    say("both keys were proved by opening a test envelope");
    say("move " + office.escrow_file.string() + " to a safe place off this machine");
    return 0;
}

Result<int> run_rotate_key(const OfficePlace& place, const std::filesystem::path& escrow) {
    OfficeHome old = TRY(load_office(office_folder(place.data)));
    const bool had_root = old.root_key.has_value();
    NewKeys wish;
    wish.cost = guarding_cost();
    wish.passphrase = TRY(take_passphrase(AskTwice::No));
    wish.new_passphrase = TRY(take_new_passphrase());
    wish.escrow_file = escrow;
    const OfficeHome home = TRY(rotate_keys(std::move(old), wish));
    std::cout << home.recipients_version << "\n";
    {
        OpenOffice office = TRY(open_office(place));
        const KeyRing ring = TRY(unlock_private_key(
            home, wish.new_passphrase.empty() ? wish.passphrase : wish.new_passphrase));
        TRY(do_what_waits(office, ring));
    }
    say(std::string("the new key was proved by opening a test envelope; ") + restart);
    tell_of_root(had_root);
    if (wish.new_passphrase.empty())
        say("the passphrase is the same: who knew it opens the new key too");
    if (!escrow.empty())
        say("move " + escrow.string() +
            " to a safe place off this machine; keep the old one too, "
            "for what is sealed to it");
    say("take a backup now: without one a fire takes the new key");
    return 0;
}

Result<int> run_change_passphrase(const OfficePlace& place) {
    OfficeHome old = TRY(load_office(office_folder(place.data)));
    const bool had_root = old.root_key.has_value();
    NewKeys wish;
    wish.cost = guarding_cost();
    wish.passphrase = TRY(take_passphrase(AskTwice::No));
    wish.new_passphrase = TRY(take_new_passphrase());
    if (wish.new_passphrase.empty())
        return fail(
            "no new passphrase: set TYCKTILL_OFFICE_NEW_PASSPHRASE or run this on a terminal");
    TRY(change_passphrase(std::move(old), wish));
    say("the keys are locked with the new passphrase; copies and backups made before still open "
        "with "
        "the old one: destroy them, or rotate-key too when somebody has left with it");
    tell_of_root(had_root);
    return 0;
}

} // namespace tycktill::office
