// Try-out offices: one for each municipality, with matters that are made up, one person of each role, and a past of
// some weeks in which they have worked.
#include "office/commands/commands.h"
#include "office/commands/example_matters.h"
#include "office/commands/open_house.h"
#include "office/keys/passphrase.h"

#include "forms/rules/deadlines.h"
#include "forms/rules/finalize.h"
#include "office/matters/state.h"
#include "office/people/credentials.h"
#include "shared/base/files.h"
#include "shared/base/log.h"
#include "shared/base/places.h"
#include "shared/base/text.h"

#include <algorithm>
#include <iostream>

namespace tycktill::office {
namespace {

using matters::Role;

constexpr std::size_t matters_in_each = 8;

Day working_days_before(Day today, int count) {
    Day day = today;
    while (count > 0 || !forms::is_working_day(day)) {
        day -= std::chrono::days(1);
        count -= forms::is_working_day(day) ? 1 : 0;
    }
    return day;
}

/// The unit that an area of the made-up matters falls to, among those that the kiosk shows.
const forms::UnitPlace* unit_for(const forms::Municipality& town, const std::string& area) {
    static const std::map<std::string, std::vector<const char*>> words{
        {"omsorg", {"hemtj", "omsorg", "äldre", "boende", "social"}},
        {"skola", {"skol", "barn"}},
        {"gata", {"gat", "tekn", "park"}},
        {"fritid", {"kultur", "fritid", "bad"}}};
    if (const auto found = words.find(area); found != words.end())
        for (const char* word : found->second)
            for (const auto& unit : town.units)
                if (lower_case(unit.name).find(word) != std::string::npos)
                    return &unit;
    return nullptr;
}

struct Worker {
    const char* account; ///< before ".municipality"
    const char* name;
    Role role;
};
constexpr Worker workers[] = {
    {"registrator", "Annika Dahlberg", Role::Registrar},
    {"handlaggare", "Karin Öberg", Role::Handler},
    {"chef", "Gunnar Hedlund", Role::Manager},
    {"sekreterare", "Eva Norén", Role::Secretary},
    {"lasare", "Samir Aziz", Role::Reader},
    {"administrator", "Birgitta Sand", Role::Administrator},
    {"granskare", "Lotta Berg", Role::Inspector},
};

/// One try-out office while it is being filled.
class Example {
public:
    Example(OpenHouse& house, Day today, std::string passphrase)
        : house_(house), today_(today), passphrase_(std::move(passphrase)) {}

    Result<void> fill() {
        TRY(employ());
        const auto chosen = choose();
        for (const ExampleMatter* one : chosen)
            TRY(live(*one));
        return house_.share_keys(today_);
    }

private:
    std::string account(const char* worker) const {
        return std::string(worker) + "." + house_.town().id;
    }

    std::string unit_of(const ExampleMatter& one) const {
        const auto* unit = unit_for(house_.town(), one.area);
        return unit ? unit->id : home_unit();
    }
    /// The handler's.
    std::string home_unit() const {
        const auto* unit = unit_for(house_.town(), "omsorg");
        return unit ? unit->id : house_.rules().units.front().id;
    }

    Result<void> employ() {
        for (const Worker& worker : workers) {
            people::Account made;
            made.person.id = account(worker.account);
            made.name = worker.name;
            const bool of_no_board =
                worker.role == Role::Administrator || worker.role == Role::Inspector;
            const bool of_a_unit = worker.role == Role::Handler || worker.role == Role::Reader;
            if (of_no_board)
                made.person.grants = {{worker.role, "", "", std::nullopt}};
            else if (of_a_unit)
                made.person.grants = {
                    {worker.role, house_.rules().board_of(home_unit()), home_unit(), std::nullopt}};
            else
                for (const auto& board : house_.rules().boards)
                    made.person.grants.push_back({worker.role, board.id, "", std::nullopt});
            TRY(people::set_passphrase(made, passphrase_, record::GuessCost::Interactive));
            if (!TRY(house_.people().save(made)))
                return fail(made.person.id + ": is there already; choose a new folder");
        }
        persons_ = people::persons_of(TRY(house_.people().accounts()));
        return {};
    }

    /// Those that fit the municipality's units, the same every time.
    std::vector<const ExampleMatter*> choose() const {
        std::vector<const ExampleMatter*> fitting;
        for (const ExampleMatter& one : example_matters())
            if (std::string_view(one.area).empty() || unit_for(house_.town(), one.area))
                fitting.push_back(&one);
        std::vector<const ExampleMatter*> chosen;
        const std::size_t count = std::min(matters_in_each, fitting.size());
        for (std::size_t i = 0; i < count; ++i)
            chosen.push_back(fitting[i * fitting.size() / count]);
        // The first is the one that the pages are shown with: it waits for its handler.
        std::stable_sort(chosen.begin(), chosen.end(),
                         [](const auto* a, const auto* b) { return a->days_ago > b->days_ago; });
        return chosen;
    }

    record::Answers answers_of(const forms::Form& form, const ExampleMatter& one) const {
        record::Answers answers;
        const auto* unit = unit_for(house_.town(), one.area);
        const bool named = *one.name != '\0';
        for (const forms::Field& field : form.fields)
            switch (field.role) {
            case forms::FieldRole::Type: {
                const bool known =
                    std::any_of(field.choices.begin(), field.choices.end(),
                                [&](const auto& choice) { return choice.id == one.type; });
                answers.set(field.id,
                            std::vector<std::string>{known ? one.type : field.choices.front().id});
                break;
            }
            case forms::FieldRole::Story:
                answers.set(field.id, one.story);
                break;
            case forms::FieldRole::Unit:
                answers.set(field.id, unit ? unit->name : "");
                break;
            case forms::FieldRole::From:
                answers.set(field.id, std::vector<std::string>{field.choices.front().id});
                break;
            case forms::FieldRole::Reply:
                answers.set(field.id, std::vector<std::string>{named ? "ja" : "nej"});
                break;
            case forms::FieldRole::Contact:
                if (named)
                    answers.set(field.id, contact(field, one));
                break;
            default:
                break;
            }
        return answers;
    }

    std::string contact(const forms::Field& field, const ExampleMatter& one) const {
        switch (field.rule) {
        case forms::TextRule::Name:
            return one.name;
        case forms::TextRule::Address:
            return "Lingonstigen 9, 123 45 " + house_.town().place;
        case forms::TextRule::Telephone:
            return "070-174 06 31";
        case forms::TextRule::Postnummer:
            return "123 45";
        case forms::TextRule::Email:
            return "";
        default:
            return field.id == "namn" ? one.name : "";
        }
    }

    Result<std::string> arrive(const ExampleMatter& one, Day day) {
        const forms::Form& form = house_.town().forms.front();
        forms::Circumstances around;
        around.channel = one.channel;
        around.arrived = day;
        const auto made = forms::finalize(house_.town(), form, answers_of(form, one), around);
        if (const auto* faults = std::get_if<forms::Faults>(&made))
            return fail("the made-up matter does not fit the form of " + house_.town().id + ": " +
                        faults->front().field + ": " + faults->front().why);
        const auto& submission = std::get<record::Submission>(made);
        TRY(house_.take_in(submission, day));
        TRY(house_.take_over(day));
        return to_text(submission.id);
    }

    Result<void> act(const std::string& id, const char* worker, Day day, matters::Kind kind,
                     const std::string& words = "") {
        const auto person = std::find_if(persons_.begin(), persons_.end(), [&](const auto& each) {
            return each.id == account(worker);
        });
        const auto read = TRY(registry::read_matter(house_.kept(), id));
        const matters::Event event{
            day, day, "", Role::System, std::move(kind), matters::say(words)};
        const auto outcome = TRY(registry::perform(house_.kept(), id, read.matter.revision, event,
                                                   *person, {house_.rules(), persons_, day},
                                                   house_.home().recipients.front()));
        if (const auto* refusal = std::get_if<matters::Refusal>(&outcome))
            return fail("an example: " + matters::in_words(*refusal));
        return {};
    }

    Day after(Day day, int working_days) const {
        Day next = day;
        for (int i = 0; i < working_days;) {
            next += std::chrono::days(1);
            i += forms::is_working_day(next) ? 1 : 0;
        }
        return std::min(next, today_);
    }

    Result<void> live(const ExampleMatter& one) {
        const Day day = working_days_before(today_, one.days_ago);
        const std::string id = TRY(arrive(one, day));
        if (one.stage == Stage::New)
            return {};
        const auto row = TRY(house_.kept().row(id));
        const auto* board = house_.rules().board(row->board);
        const std::string number =
            registry::written_number(board->number_form, board->series, *row);
        const std::string unit = unit_of(one);
        const auto matter = TRY(registry::read_matter(house_.kept(), id)).matter;
        TRY(act(id, "registrator", after(day, 1), matters::Registered{number, row->line, ""}));
        for (const matters::Hint hint : matter.open_hints)
            TRY(act(id, "registrator", after(day, 1), matters::HintAnswered{hint, false},
                    "Bedömt: nej."));
        const std::string handler = unit == home_unit() ? account("handlaggare") : "";
        if (house_.rules().board_of(unit) == matter.board)
            TRY(act(id, "registrator", after(day, 1), matters::Assigned{unit, handler}));
        return go_on(id, one, day, matter);
    }

    Result<void> go_on(const std::string& id, const ExampleMatter& one, Day day,
                       const matters::Matter& matter) {
        if (one.stage == Stage::Given)
            return {};
        const bool reachable = matters::is_reachable(matter);
        const auto means =
            matter.arrival.ways.post ? matters::Means::Letter : matters::Means::ByMouth;
        TRY(act(id, "chef", after(day, 2), matters::Noted{},
                "Samtal med enheten klockan 9.00. De går igenom veckan och hör av sig."));
        if (reachable)
            TRY(act(id, "chef", after(day, 3),
                    matters::Confirmed{means, after(today_, 1) + std::chrono::days(10)},
                    "Hej [namn]!\n\nTack för att du hörde av dig. Vi tar hand om det och svarar "
                    "senast den dag som står här."));
        if (one.stage == Stage::Told)
            return {};
        if (one.stage == Stage::Waits)
            return act(id, "chef", after(day, 4), matters::WaitsFor{today_ + std::chrono::days(5)},
                       "Väntar på schemat från bemanningen.");
        if (one.stage == Stage::Lifted)
            return act(id, "chef", after(day, 5),
                       matters::Lifted{2, matters::Lifted::Because::NotSolved,
                                       matters::say("Samtal med enheten och ett besked.")},
                       "Det går inte att lösa på enheten. Personen vill veta när beslutet kommer.");
        if (matter.arrival.praise)
            TRY(act(id, "chef", after(day, 4), matters::PraisePassedOn{},
                    "Läste upp det på morgonmötet."));
        else
            TRY(act(id, "chef", after(day, 4), matters::MeasureTaken{true, "", "", ""},
                    "Rutinen är ändrad och alla på enheten vet om den."));
        if (reachable)
            TRY(act(id, "chef", after(day, 5), matters::Replied{means},
                    "Hej [namn]!\n\nVi har ändrat rutinen. Det ska inte hända igen, och vi ber om "
                    "ursäkt."));
        if (one.stage == Stage::Answered)
            return {};
        if (reachable && !matter.arrival.praise)
            TRY(act(id, "chef", after(day, 6), matters::Heard{matters::Reception::Content},
                    "Personen var nöjd."));
        const auto& outcomes = house_.rules().outcomes;
        return act(
            id, "chef", after(day, 6),
            matters::Closed{outcomes.empty() ? "klart" : outcomes.front().id, std::nullopt, false});
    }

    OpenHouse& house_;
    Day today_;
    std::string passphrase_;
    std::vector<matters::Person> persons_;
};

Result<void> make_one(const forms::Municipality& town, const forms::Catalogue& catalogue,
                      const std::filesystem::path& folder, const std::string& passphrase,
                      Day today) {
    TRY(make_folder(folder));
    TRY(write_text(folder / "station.toml", "municipality = \"" + town.id + "\"\n"));
    NewOffice wish;
    wish.folder = office_folder(folder);
    wish.passphrase = passphrase;
    wish.escrow_file = wish.folder / "escrow.key";
    wish.cost = record::GuessCost::Interactive;
    TRY(make_office(wish));
    const OfficePlace place{folder, TRY(load_settings(folder, ""))};
    auto house = TRY(OpenHouse::open(place, catalogue, passphrase));
    return Example(*house, today, passphrase).fill();
}

} // namespace

Result<int> run_example(const std::filesystem::path& folder) {
    const auto catalogue = TRY(forms::Catalogue::load(assets_folder()));
    const std::string passphrase = TRY(take_passphrase(AskTwice::No));
    const Day today = SystemClock().today();
    for (const forms::Municipality& town : catalogue.municipalities())
        TRY(make_one(town, catalogue, folder / town.id, passphrase, today));
    for (const forms::Municipality& town : catalogue.municipalities())
        for (const Worker& worker : workers)
            std::cout << town.name << "\t" << worker.account << "." << town.id << "\t"
                      << worker.name << "\n";
    say("made-up offices in " + folder.string() +
        "; everybody's passphrase is the one of the offices");
    return 0;
}

} // namespace tycktill::office
