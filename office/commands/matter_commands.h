#pragma once
/// Commands about matters. `as` is the account that acts, "" for the operator of the machine.
#include "office/commands/commands.h"

#include <optional>

namespace tycktill::office {

struct MattersWish {
    std::string as, state, unit, handler, board;
    bool late = false;
    Format format = Format::Table;
};
Result<int> run_matters(const OfficePlace& place, const MattersWish& wish);

struct MatterWish {
    std::string as, id;
    Format format = Format::Table;
};
/// With the key all that was written, oldest first, which is logged; without it, what happened and when.
Result<int> run_matter(const OfficePlace& place, const MatterWish& wish);
/// Why that day, day by day.
Result<int> run_clocks(const OfficePlace& place, const MatterWish& wish);

struct DoWish {
    std::string as, id, act;
    std::string
        words; ///< a file, "-" for standard input, "" for none: never an argument, which every user of the machine reads
    std::string tried; ///< likewise, of `lift`
    std::string day, until, agreed;
    std::string means, unit, board, handler, because, cause, dimension, told_unit, reception, hint,
        applies, door, other, outcome, jottings, hindered_by, line, provision;
    int level = 0;
    int revision = 0; ///< the one that was seen; 0: the newest
    bool planned = false, told = false, propose_publishing = false, secrecy_checked = false;
    Format format = Format::Table;
};
Result<int> run_do(const OfficePlace& place, const DoWish& wish);
/// The names of all acts, for the help.
std::string names_of_acts();

struct TakeInWish {
    std::string as, form, way, arrived;
    std::string answers; ///< a file of JSON {"field": "text" or ["choice"]}, "-" for standard input
    std::vector<std::string> files; ///< that go along as pages
    Format format = Format::Table;
};
Result<int> run_take_in(const OfficePlace& place, const TakeInWish& wish);

struct FiguresWish {
    std::string as, from, to, board, unit, run_by;
    bool publish = false; ///< what points at fewer than five people is masked
    Format format = Format::Table;
};
/// What boards, staff and the public are owed to know of a period; of what the actor may see alone.
Result<int> run_figures(const OfficePlace& place, const FiguresWish& wish);

struct RegisterWish {
    std::string as, board, day, year;
    bool public_half = false;
    Format format = Format::Table;
};
/// The rows; the post list of a day.
Result<int> run_register(const OfficePlace& place, const RegisterWish& wish);
struct VoidWish {
    std::string as, id, reason;
};
Result<int> run_void(const OfficePlace& place, const VoidWish& wish);
struct OtherNumberWish {
    std::string as, id, number;
};
Result<int> run_other_number(const OfficePlace& place, const OtherNumberWish& wish);

struct PurgeListWish {
    std::string as, list;
    Format format = Format::Table;
};
Result<int> run_purge_lists(const OfficePlace& place, const PurgeListWish& wish);
/// A new list of all whose time has come by the rules of retention.
Result<int> run_purge_propose(const OfficePlace& place, const PurgeListWish& wish);
Result<int> run_purge_approve(const OfficePlace& place, const PurgeListWish& wish);
Result<int> run_purge_carry_out(const OfficePlace& place, const PurgeListWish& wish);

struct AuditWish {
    std::string as, about, by, from;
    std::vector<std::string> heads; ///< that were printed or kept elsewhere
    Format format = Format::Table;
};
Result<int> run_audit(const OfficePlace& place, const AuditWish& wish);
Result<int> run_audit_verify(const OfficePlace& place, const AuditWish& wish);
Result<int> run_audit_head(const OfficePlace& place);

struct PeopleWish {
    std::string as, id, name, email, role, board, unit, day, from, to, stand_in, successor;
    bool give = false, off = false, daily_mail = false;
    Format format = Format::Table;
};
Result<int> run_people(const OfficePlace& place, const PeopleWish& wish);
Result<int> run_people_add(const OfficePlace& place, const PeopleWish& wish);
Result<int> run_people_grant(const OfficePlace& place, const PeopleWish& wish);
Result<int> run_people_end(const OfficePlace& place, const PeopleWish& wish);
Result<int> run_people_absent(const OfficePlace& place, const PeopleWish& wish);
Result<int> run_people_leaving(const OfficePlace& place, const PeopleWish& wish);
Result<int> run_people_passphrase(const OfficePlace& place, const PeopleWish& wish);
Result<int> run_people_totp(const OfficePlace& place, const PeopleWish& wish);
Result<int> run_people_unlock(const OfficePlace& place, const PeopleWish& wish);
Result<int> run_people_search_words(const OfficePlace& place, const PeopleWish& wish);

} // namespace tycktill::office
