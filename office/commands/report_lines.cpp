#include "office/commands/command_line.h"
#include "office/commands/out_commands.h"
#include "office/commands/report_commands.h"

#include <CLI/CLI.hpp>
#include <memory>

namespace tycktill::office {
namespace {

template <typename Wish>
CLI::App* command(CLI::App& under, Chosen& chosen, const std::string& name, const std::string& what,
                  const std::shared_ptr<Wish>& wish,
                  Result<int> (*run)(const OfficePlace&, const Wish&)) {
    CLI::App* made = under.add_subcommand(name, what);
    made->fallthrough();
    made->callback([&chosen, made, wish, run] {
        if (made->get_subcommands().empty())
            chosen.run = [wish, run](const OfficePlace& place) { return run(place, *wish); };
    });
    made->add_option("--as", wish->as, "the account that acts; its passphrase is asked for");
    return made;
}

template <typename Wish>
void add_json(CLI::App* made, const std::shared_ptr<Wish>& wish) {
    made->add_flag_callback(
        "--json", [wish] { wish->format = Format::Json; }, "print JSON, one object a line");
}

template <typename Wish>
void add_files(CLI::App* made, const std::shared_ptr<Wish>& wish) {
    add_json(made, wish);
    made->add_flag_callback(
        "--csv", [wish] { wish->format = Format::Csv; }, "for Swedish Excel");
    made->add_option("--pdf", wish->pdf, "write it to this PDF too");
}

} // namespace

void add_report_commands(CLI::App& app, Chosen& chosen) {
    const auto owed = std::make_shared<OwedWish>();
    CLI::App* top =
        command(app, chosen, "owed", "which reports are owed, to whom and when", owed, &run_owed);
    add_json(top, owed);

    const auto report = std::make_shared<OwedReportWish>();
    CLI::App* made = command(*top, chosen, "report", "one of them, as it stands now or frozen",
                             report, &run_owed_report);
    made->add_option("report", report->report, "its id, as owed prints it")->required();
    made->add_option("--from", report->from,
                     "a day of its period; left out, the newest that has ended");
    made->add_option("--run-by", report->run_by, "the utförare whose compilation it is");
    made->add_option("--added", report->added,
                     "a JSON file with analysis, outside rows and judgements, - for standard "
                     "input: {\"analysis\": \"…\", \"outside\": [{\"from\", \"count\", "
                     "\"words\"}], \"checks\": {\"ROW\": {\"reached\": \"wholly\", "
                     "\"comment\"}}}");
    made->add_flag("--freeze", report->freeze, "give it a number; it never moves again");
    add_files(made, report);

    const auto frozen = std::make_shared<FrozenWish>();
    made =
        command(*top, chosen, "show", "a frozen report, held against the log", frozen, &run_frozen);
    made->add_option("number", frozen->number, "2026:1")->required();
    add_files(made, frozen);
}

void add_out_commands(CLI::App& app, Chosen& chosen) {
    const auto release = std::make_shared<ReleaseWish>();
    CLI::App* made = command(app, chosen, "release",
                             "a masked copy of a matter for whoever asks; never who they are",
                             release, &run_release);
    made->add_option("id", release->id, "the matter: its number or its id")->required();
    made->add_option("--choices", release->choices,
                     "a JSON file, - for standard input: {\"parts\": [\"matter\"], "
                     "\"sentences\": [{\"part\", \"number\", \"provision\"}], \"words\": "
                     "[{\"words\", \"provision\"}]}; left out, the parts are printed");
    made->add_option("--refuse", release->refuse,
                     "a provision: a decision that nothing is handed out");
    made->add_option("--words", release->words, "of --refuse: a file with the reasons");
    made->add_option("--pdf", release->pdf, "where the copy, or the decision, is written");

    const auto forms = std::make_shared<FormsOutWish>();
    made = command(app, chosen, "forms-out",
                   "where printed forms lie; with a unit, that it has been given some", forms,
                   &run_forms_out);
    made->add_option("unit", forms->unit, "its id; left out, all are listed");
    made->add_option("--copies", forms->copies, "how many it was given");
    made->add_option("--day", forms->day, "when, YYYY-MM-DD; left out, today");
    add_json(made, forms);

    using Does = Result<int> (*)(const OfficePlace&, const PublishedWish&);
    const auto shown = std::make_shared<PublishedWish>();
    CLI::App* top = command(app, chosen, "published", "what was said and done, for anybody to read",
                            shown, &run_published);
    add_json(top, shown);
    const std::tuple<const char*, const char*, Does> all[] = {
        {"propose", "words for a matter: {\"said\", \"did\"}", &run_published_propose},
        {"approve", "by another than who proposed them", &run_published_approve},
        {"refuse", "unsuitable, with the reason", &run_published_refuse},
        {"withdraw", "in one act, its words erased", &run_published_withdraw},
        {"write", "the pages and the data into a folder", &run_published_write}};
    for (const auto& [name, what, run] : all) {
        const auto wish = std::make_shared<PublishedWish>();
        made = command(*top, chosen, name, what, wish, run);
        const std::string act = name;
        if (act != "write")
            made->add_option("id", wish->id, "the matter: its number or its id")->required();
        if (act == "propose" || act == "refuse" || act == "withdraw")
            made->add_option("--words", wish->words, "a file, - for standard input")->required();
        if (act == "write" || act == "withdraw")
            made->add_option("--to", wish->folder, "the folder that the web server shows");
    }
}

} // namespace tycktill::office
