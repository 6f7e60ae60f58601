// Every command, by every role, at another nämnd's matter: nothing of it comes out, not even that it is there.
#include "office/people/draft.h"
#include "tests/office/commands/command_office.h"

using namespace tycktill;
using namespace tycktill::office;
using matters::Role;

namespace {

constexpr std::pair<const char*, Role> roles[] = {
    {"registrar", Role::Registrar}, {"handler", Role::Handler},
    {"manager", Role::Manager},     {"secretary", Role::Secretary},
    {"reader", Role::Reader},       {"administrator", Role::Administrator},
    {"inspector", Role::Inspector}};

/// Every command that names or lists matters.
std::vector<Printed> every_command(CommandOffice& office, const std::string& as,
                                   const std::string& matter) {
    std::vector<Printed> all;
    all.push_back(office.matters_for(as));
    all.push_back(office.matter_for(as, matter));
    all.push_back(printed([&] { return run_clocks(office.place, {as, matter, Format::Json}); }));
    for (const char* name : {"register", "note", "take", "reopen", "open-contact", "publish"})
        all.push_back(office.does(as, matter, act(name), "ord"));
    RegisterWish rows;
    rows.as = as;
    rows.format = Format::Json;
    all.push_back(printed([&] { return run_register(office.place, rows); }));
    const std::string today = iso(SystemClock().today());
    all.push_back(printed([&] {
        return run_figures(office.place, {as, today, today, "", "", "", false, Format::Json});
    }));
    all.push_back(printed([&] { return run_void(office.place, {as, matter, "test"}); }));
    all.push_back(printed([&] { return run_other_number(office.place, {as, matter, "X 1"}); }));
    return all;
}

} // namespace

TEST_CASE("nobody meets another nämnd's matter, by any command") {
    CommandOffice office;
    const forms::OfficeRules rules = known_rules(office.place, office.home).value();
    const auto& here = rules.units.front();
    const auto elsewhere = std::find_if(rules.units.begin(), rules.units.end(),
                                        [&](const auto& unit) { return unit.board != here.board; });
    REQUIRE(elsewhere != rules.units.end());
    for (const auto& [id, role] : roles)
        office.works_here(id, role, here.board, here.id);
    office.works_here("other", Role::Registrar, elsewhere->board);
    const std::string theirs = office.comes(elsewhere->name, "Kanariefågel.");
    const auto row = office.matters_for("other").rows().at(0); // opened by now
    CHECK(row["id"] == theirs);
    const std::string number = row["number"], nothing(32, 'f');
    for (const auto& [id, role] : roles) {
        const auto met = every_command(office, id, theirs);
        const auto by_number = every_command(office, id, number);
        const auto of_nothing = every_command(office, id, nothing);
        for (std::size_t i = 0; i < met.size(); ++i) {
            INFO(id << ", command " << i << ": " << met[i].out << met[i].error);
            CHECK(met[i].out == of_nothing[i].out);
            CHECK(met[i].out.find(theirs) == std::string::npos);
            // The error differs by what was asked for alone.
            const auto without = [](std::string text, const std::string& asked) {
                if (const auto at = text.find(asked); at != std::string::npos)
                    text.replace(at, asked.size(), "?");
                return text;
            };
            CHECK(without(met[i].error, theirs) == without(of_nothing[i].error, nothing));
            CHECK(without(by_number[i].error, number) == without(of_nothing[i].error, nothing));
        }
    }
    CHECK(office.matter_for("other", theirs).rows().at(0)["revision"] == 1); // nobody did anything
}

TEST_CASE("no name and no word that a person wrote stands readable in any file of the office") {
    CommandOffice office;
    const forms::OfficeRules rules = known_rules(office.place, office.home).value();
    const auto& unit = rules.units.front();
    office.works_here("karin", Role::Handler, unit.board, unit.id);
    office.works_here("annika", Role::Registrar, unit.board);
    // The person is Åsa Öberg of Storgatan 1 (command_office.h); all who write about her write the same word.
    const std::string canary = "Kanariefågel", word = canary + " Öberg";
    const std::string id = office.comes(unit.name, word + " vill överklaga.");
    REQUIRE(office.matters_for("annika").status == 0);
    DoWish assign = act("assign");
    assign.unit = unit.id;
    assign.handler = "karin";
    REQUIRE(office.does("annika", id, assign).status == 0);
    for (const char* name : {"note", "jot"})
        REQUIRE(office.does("karin", id, act(name), word).status == 0);
    DoWish lift = act("lift");
    lift.level = 2;
    lift.because = "not-solved";
    lift.tried = office.file_with(word);
    const Printed lifted = office.does("karin", id, lift, word);
    DoWish reply = act("reply");
    reply.means = "letter";
    REQUIRE(office.does("karin", id, reply, word).status == 0);
    const auto people = people::open_people(office.home.store).value();
    REQUIRE(people->put_draft(people::sealed_draft(
        {"karin", id, "reply"}, word, SystemClock().today(), office.home.recipients.front())));
    TakeInWish wish;
    wish.as = "annika";
    wish.way = "letter";
    wish.answers = office.file_with("{\"typ\": \"klagomal\", \"beskrivning\": \"" + word +
                                    "\", \"svar\": \"nej\"}");
    REQUIRE(printed([&] { return run_take_in(office.place, wish); }).status == 0);
    REQUIRE(office.matter_for("karin", id).out.find(canary) != std::string::npos); // it is there
    int files = 0;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(office_folder(office.folder.path()))) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream stream(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
        ++files;
        INFO(entry.path());
        for (const char* secret : {"Kanarie", "Öberg", "Storgatan"})
            CHECK(bytes.find(secret) == std::string::npos);
    }
    CHECK(files > 6);
    // And nothing of it without the key.
    given_passphrase.clear();
    RegisterWish rows;
    rows.format = Format::Json;
    for (const Printed& told : {office.matters_for(""), office.matter_for("", id),
                                printed([&] { return run_register(office.place, rows); })}) {
        CHECK(told.status == 0);
        CHECK(told.out.find("Kanarie") == std::string::npos);
        CHECK(told.out.find("Öberg") == std::string::npos);
    }
}
