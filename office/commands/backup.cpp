#include "office/keys/backup.h"
#include "office/commands/commands.h"
#include "office/keys/passphrase.h"
#include "shared/base/log.h"

#include <iostream>

namespace tycktill::office {

Result<int> run_backup(const OfficePlace& place, const std::string& folder) {
    const OfficeHome home = TRY(load_office(office_folder(place.data)));
    const Backup made = TRY(make_backup(home, folder, SystemClock().today()));
    std::cout << folder << "\n";
    if (!made.sealed)
        say("this backup is not sealed and its signing keys lie in it in the clear: this office "
            "has no "
            "root key yet; run change-passphrase once, then back up again");
    say(std::to_string(made.submissions) +
        " submissions; move the folder off this machine, and keep the passphrase elsewhere");
    return 0;
}

Result<int> run_restore(const OfficePlace& place, const RestoreCommand& wish) {
    RestoreWish whole{wish.folder, office_folder(place.data), wish.store, ""};
    whole.passphrase = TRY(take_passphrase(AskTwice::No));
    const Backup back = TRY(restore_backup(whole));
    std::cout << office_folder(place.data).string() << "\n";
    if (back.sealed)
        say("the backup is this office's own and unchanged, and the passphrase opens what stations "
            "seal "
            "to");
    else
        say("this backup is of a kind whose list nobody signed: that it is unchanged is not "
            "proved. Run "
            "change-passphrase, then take a new one");
    say(std::to_string(back.submissions) + " submissions as of " + iso(back.day) +
        "; start serve, let every station be heard of, then run verify: it names what came later");
    return 0;
}

} // namespace tycktill::office
