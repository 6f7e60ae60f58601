#include "office/keys/backup.h"
#include "office/commands/commands.h"
#include "shared/base/log.h"

#include <iostream>

namespace tycktill::office {

Result<int> run_backup(const OfficePlace& place, const std::string& folder) {
    const OfficeHome home = TRY(load_office(office_folder(place.data)));
    const Backup made = TRY(make_backup(home, folder, SystemClock().today()));
    std::cout << folder << "\n";
    say(std::to_string(made.submissions) +
        " submissions; move the folder off this machine, and keep the passphrase elsewhere");
    return 0;
}

Result<int> run_restore(const OfficePlace& place, const RestoreCommand& wish) {
    const Backup back = TRY(restore_backup({wish.folder, office_folder(place.data), wish.store}));
    std::cout << office_folder(place.data).string() << "\n";
    say(std::to_string(back.submissions) + " submissions as of " + iso(back.day) +
        "; start serve, let every station be heard of, then run verify: it names what came later");
    return 0;
}

} // namespace tycktill::office
