#pragma once
/// A kiosk's station that an office knows, and the real program played on it under a display of its
/// own; what it leaves is opened with the office's key.
#include "shared/base/bytes.h"
#include "shared/base/files.h"
#include "shared/store/outbox.h"
#include "shared/store/station.h"
#include "tests/support/programs.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/xvfb.h"

#include <catch2/catch.hpp>

namespace tycktill {

inline const Xvfb& display() {
    static const Xvfb one;
    return one;
}

/// A station that an office knows, with the key to open what it keeps.
struct Station {
    TemporaryFolder folder;
    KeyPair office = make_key_pair();
    std::filesystem::path data = folder.path() / "data";

    Station() {
        StationIdentity identity;
        identity.name = "kiosk-1";
        identity.signing_key = make_signing_key();
        identity.office_url = "https://127.0.0.1:1";
        identity.recipients = {office.public_key};
        REQUIRE(make_folder(data));
        REQUIRE(save_station(data, identity));
    }
    int play(const std::string& name, const std::string& municipality = "ljusnarsberg",
             const std::string& unit = "Björkgården, avdelning 2") {
        const auto file = std::string(TYCKTILL_SOURCE) + "/tests/kiosk/plays/" + name;
        const auto outcome =
            test::run({test::program("tycktill-kiosk"), "--municipality", municipality, "--unit",
                       unit, "--panel", "21.5-portrait", "--data", data.string(), "--pictures",
                       pictures().string(), "--today", "2026-11-22", "--play", file},
                      folder.path());
        UNSCOPED_INFO(outcome.said);
        return outcome.status;
    }
    std::filesystem::path pictures() const { return folder.path() / "pictures"; }
    Submission only_item() {
        auto outbox = Outbox::open(outbox_file(data));
        REQUIRE(outbox);
        REQUIRE(outbox->release());
        const auto item = outbox->next_to_deliver();
        REQUIRE(item);
        REQUIRE(item->has_value());
        const auto envelope = parse_envelope((*item)->envelope);
        REQUIRE(envelope);
        const auto opened = open(*envelope, office);
        REQUIRE(opened);
        return *opened;
    }
    bool any_file_holds(const std::string& words) const {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(data))
            if (entry.is_regular_file() &&
                test::all_of(entry.path()).find(words) != std::string::npos)
                return true;
        return false;
    }
};

} // namespace tycktill
