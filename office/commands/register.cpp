#include "office/commands/matter_commands.h"
#include "office/commands/open_office.h"
#include "shared/base/log.h"

#include <iostream>
#include <nlohmann/json.hpp>

namespace tycktill::office {
using Json = nlohmann::ordered_json;

namespace {

// In the order of registry::VoidReason.
constexpr std::array void_reasons{"test", "empty", "twice", "wrong-board"};

Json json_of(const OpenOffice& office, const registry::Row& row, bool public_half) {
    Json document{{"number", number_in(office, row)},
                  {"board", row.board},
                  {"year", row.year},
                  {"arrived", iso(row.arrived)},
                  {"made", iso(row.made)},
                  {"line", row.line},
                  {"provision", row.provision},
                  {"other_number", row.other_number},
                  {"void", nullptr}};
    if (row.voided) {
        document["void"] = {{"reason", void_reasons[static_cast<std::size_t>(row.voided->reason)]},
                            {"day", iso(row.voided->day)}};
        if (!public_half)
            document["void"]["by"] = row.voided->by;
    }
    if (!public_half)
        document["id"] = row.matter;
    return document;
}

/// For Excel: quoted, and nothing that it would take for a formula.
std::string cell(const std::string& text) {
    std::string quoted = "\"";
    if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos)
        quoted += '\'';
    for (const char c : text)
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + "\"";
}

void print_csv(const OpenOffice& office, const registry::Row& row) {
    std::cout << cell(number_in(office, row)) << ";" << cell(row.board) << ";"
              << cell(iso(row.arrived)) << ";" << cell(iso(row.made)) << ";" << cell(row.line)
              << ";" << cell(row.provision) << ";" << cell(row.other_number) << ";"
              << cell(row.voided ? void_reasons[static_cast<std::size_t>(row.voided->reason)] : "")
              << "\n";
}

Result<registry::RowFilter> filter_of(const RegisterWish& wish) {
    registry::RowFilter filter;
    if (!wish.board.empty())
        filter.board = wish.board;
    if (!wish.day.empty())
        filter.made = TRY(parse_day(wish.day));
    if (!wish.year.empty()) {
        const bool digits =
            wish.year.size() == 4 && wish.year.find_first_not_of("0123456789") == std::string::npos;
        if (!digits)
            return fail("--year " + wish.year + ": write four digits");
        filter.year = std::stoi(wish.year);
    }
    return filter;
}

/// The matter, when this person may keep its row.
Result<KnownMatter> row_to_keep(OpenOffice& office, const Actor& actor, const std::string& id) {
    KnownMatter known = TRY(find_matter(office, actor, id));
    if (!may_act(office, actor, matters::Act::Register, known)) {
        TRY(note(office, actor, audit::Act::Refused, known.row.matter, "register"));
        return fail(id + ": " + matters::in_words({matters::Why::NotAllowed, {}}));
    }
    return known;
}

} // namespace

Result<int> run_register(const OfficePlace& place, const RegisterWish& wish) {
    const registry::RowFilter filter = TRY(filter_of(wish));
    OpenOffice office = TRY(open_office(place));
    const Actor actor = TRY(take_actor(office, place, wish.as));
    if (actor.account)
        TRY(note(office, actor, audit::Act::ReadRegister, ""));
    // The rows are numbered when they are read, at the latest.
    if (office.knows_rules())
        TRY(arrivals::make_rows(*office.archive, *office.kept, office.rules, office.today()));
    const auto rows = TRY(office.kept->rows(filter));
    if (wish.format == Format::Csv)
        std::cout << "\"Nummer\";\"Nämnd\";\"Inkom\";\"Registrerad\";\"Ärende\";\"Sekretess\";"
                     "\"Annat nummer\";\"Makulerad\"\n";
    for (const registry::Row& row : rows) {
        registry::OpenedMatter opened = TRY(registry::read_matter(*office.kept, row.matter));
        if (!may_act(office, actor, matters::Act::SeePublicHalf,
                     {row, std::move(opened.matter), {}}))
            continue;
        if (wish.format == Format::Json)
            std::cout << json_of(office, row, wish.public_half).dump() << "\n";
        else if (wish.format == Format::Csv)
            print_csv(office, row);
        else
            std::cout << number_in(office, row) << "  " << iso(row.arrived) << "  " << row.line
                      << (row.provision.empty() ? "" : "  sekretess " + row.provision)
                      << (row.other_number.empty() ? "" : "  " + row.other_number)
                      << (row.voided ? "  makulerad" : "") << "\n";
    }
    return 0;
}

Result<int> run_void(const OfficePlace& place, const VoidWish& wish) {
    const auto reason = std::find(void_reasons.begin(), void_reasons.end(), wish.reason);
    if (reason == void_reasons.end())
        return fail("--reason " + wish.reason + ": write --reason test|empty|twice|wrong-board");
    OpenOffice office = TRY(open_office(place));
    const Actor actor = TRY(take_person(office, place, wish.as));
    const KnownMatter known = TRY(row_to_keep(office, actor, wish.id));
    const registry::Voided voided{static_cast<registry::VoidReason>(reason - void_reasons.begin()),
                                  office.today(), actor.id()};
    if (!TRY(office.kept->make_void(known.row.matter, voided)))
        return fail(wish.id + ": is void already");
    TRY(note(office, actor, audit::Act::Voided, known.row.matter, wish.reason));
    std::cout << number_in(office, known.row) << "\n";
    return 0;
}

Result<int> run_other_number(const OfficePlace& place, const OtherNumberWish& wish) {
    OpenOffice office = TRY(open_office(place));
    const Actor actor = TRY(take_person(office, place, wish.as));
    const KnownMatter known = TRY(row_to_keep(office, actor, wish.id));
    TRY(office.kept->note_other_number(known.row.matter, wish.number));
    TRY(note(office, actor, audit::Act::OtherNumber, known.row.matter));
    std::cout << number_in(office, known.row) << "  " << wish.number << "\n";
    return 0;
}

} // namespace tycktill::office
