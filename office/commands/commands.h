#pragma once
/// What `tycktill-office` can be told to do. Each command prints its result on stdout and gives back
/// the exit status: 0 done, 1 something could not be done (said on stderr, the rest still done).
/// An error ends the command and is told by main.
#include "shared/base/settings.h"
#include "shared/record/submission.h"

#include <filesystem>

namespace tycktill::office {

/// Where this office is.
struct OfficePlace {
    std::filesystem::path data;
    StationSettings settings;
};

enum class Format { Table, Json, Csv };

struct InitWish {
    std::string store;
    std::filesystem::path escrow;
    std::string municipality;  ///< its id, or "" until one is seen
    std::string administrator; ///< the first account, or "" for none yet
};
Result<int> run_init(const OfficePlace& place, const InitWish& wish);
/// `escrow`: a file for a new escrow key too, or "".
Result<int> run_rotate_key(const OfficePlace& place, const std::filesystem::path& escrow);
/// The same keys under a new passphrase. Gives an office of before its root key.
Result<int> run_change_passphrase(const OfficePlace& place);
/// `replace`: also when a station of that name is at work; it is then put out of its place.
Result<int> run_enrol_code(const OfficePlace& place, const std::string& station, bool replace);
Result<int> run_stations(const OfficePlace& place, Format format);
Result<int> run_revoke(const OfficePlace& place, const std::string& station);

struct ServeWish {
    std::string listen;  ///< "" = as the settings say
    std::string metrics; ///< where counts are given, on this machine; "" = nowhere
};
Result<int> run_serve(const OfficePlace& place, const ServeWish& wish);
struct DeskWish {
    std::string listen; ///< "" = as the settings say
    /// Other offices at the same address, each in its data folder, opened with the same passphrase.
    std::vector<std::filesystem::path> also;
    std::vector<std::string> public_names; ///< by which a proxy reaches the pages
};
Result<int> run_desk(const OfficePlace& place, const DeskWish& wish);
/// Makes a try-out office for each municipality in a new folder: matters that are made up, and one person of each role.
Result<int> run_example(const std::filesystem::path& folder);

Result<int> run_inbox(const OfficePlace& place, Format format);
struct ShowWish {
    std::string id;
    Format format = Format::Table;
    std::filesystem::path scan;   ///< where the pages go as a PDF, or ""
    std::filesystem::path escrow; ///< open with the escrow key in this file, or ""
};
Result<int> run_show(const OfficePlace& place, const ShowWish& wish);
struct ReplyWish {
    std::string id, text;
    bool secrecy_checked = false; ///< and so it may go to the kiosks, for who has the code
};
Result<int> run_reply(const OfficePlace& place, const ReplyWish& wish);

struct ReportCommand {
    std::string municipality, from, to;
    Format format = Format::Csv;
};
Result<int> run_report(const OfficePlace& place, const ReportCommand& wish);
/// Is this text, of a person's QR code, signed by a station of ours, and is what it names here?
Result<int> run_proof(const OfficePlace& place, const std::string& text);
Result<int> run_verify(const OfficePlace& place, Format format);

Result<int> run_backup(const OfficePlace& place, const std::string& folder);
struct RestoreCommand {
    std::filesystem::path folder;
    std::string store; ///< "" = an SQLite file in the data folder
};
Result<int> run_restore(const OfficePlace& place, const RestoreCommand& wish);

struct PurgeWish {
    std::string id;             ///< this one, or
    std::string arrived_before; ///< all that arrived before this day
    bool only_say = false;
};
Result<int> run_purge(const OfficePlace& place, const PurgeWish& wish);

} // namespace tycktill::office
