#include "office/commands/open_office.h"
#include "office/commands/report_commands.h"
#include "office/matters/refusal.h"
#include "office/matters/role.h"
#include "office/out/kept_reports.h"
#include "office/out/report_file.h"
#include "shared/base/files.h"
#include "shared/base/log.h"
#include "shared/base/places.h"

#include "forms/definition/parse.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

namespace tycktill::office {
using Json = nlohmann::ordered_json;

namespace {

using reports::Due;
using reports::FrozenReport;

struct Reporting {
    OpenOffice office;
    Actor actor;
    std::unique_ptr<papers::Papers> papers;
    forms::OwedReports owed;
    std::vector<reports::Case> cases; ///< those that the actor may make a report of
    std::vector<Day> unopened;        ///< when those came that nobody has opened
    Day first{};                      ///< arrival

    const forms::Municipality* town() const {
        return office.catalogue.municipality(office.rules.municipality);
    }
    std::map<std::string, std::string> types() const {
        std::map<std::string, std::string> types;
        for (const forms::Form& form : town()->forms)
            if (const forms::Field* field = form.with_role(forms::FieldRole::Type))
                for (const forms::Choice& choice : field->choices)
                    types[choice.id] = choice.label.in("sv");
        return types;
    }
};

Result<void> gather(Reporting& at) {
    at.first = at.office.today();
    for (KnownMatter& known : TRY(known_matters(at.office, at.actor))) {
        at.first = std::min(at.first, known.row.arrived);
        if (known.row.voided ||
            (at.actor.account && !may_act(at.office, at.actor, matters::Act::MakeReport, known)))
            continue;
        if (known.matter.revision == 0)
            at.unopened.push_back(known.row.arrived);
        else
            at.cases.push_back({std::move(known.matter), std::move(known.events)});
    }
    return {};
}

Result<Reporting> open_reporting(const OfficePlace& place, const std::string& as) {
    OpenOffice office = TRY(open_office(place));
    Actor actor = TRY(take_actor(office, place, as));
    if (!office.knows_rules())
        return fail("whose office is it? write municipality = \"…\" in station.toml");
    auto papers = TRY(papers::open_papers(office.home.store));
    auto owed = TRY(forms::load_owed_reports(assets_folder() / "municipalities" /
                                             (office.rules.municipality + ".toml")));
    Reporting at{
        std::move(office), std::move(actor), std::move(papers), std::move(owed), {}, {}, {}};
    TRY(gather(at));
    return at;
}

const char* in_words(Due::State state) {
    switch (state) {
    case Due::State::Running:
        return "running";
    case Due::State::ToDo:
        return "to-do";
    case Due::State::Late:
        return "late";
    case Due::State::Done:
        return "done";
    }
    return "";
}

Json json_of(const Due& due, const forms::OwedReport& report) {
    Json json{{"report", due.report},
              {"name", report.name},
              {"to", report.to},
              {"from", iso(due.period.from)},
              {"until", iso(due.period.to)},
              {"ready_by", iso(due.ready_by)},
              {"state", in_words(due.state)}};
    if (!due.run_by.empty())
        json["run_by"] = due.run_by;
    if (!due.number.empty())
        json["number"] = due.number;
    return json;
}

void print(const Due& due, const forms::OwedReport& report) {
    std::cout << iso(due.ready_by) << "  " << in_words(due.state) << "  " << due.report << "  "
              << reports::name_of(due.period) << "  " << report.to
              << (due.run_by.empty() ? "" : "  " + due.run_by)
              << (due.number.empty() ? "" : "  " + due.number) << "\n";
}

Result<reports::Period> wished_period(const Reporting& at, const forms::OwedReport& report,
                                      const std::string& from) {
    if (!from.empty())
        return reports::period_of(report, TRY(parse_day(from)));
    const reports::Period running = reports::period_of(report, at.office.today());
    return running.to < at.office.today() ? running : reports::before(running);
}

Result<void> check_run_by(const Reporting& at, const forms::OwedReport& report,
                          const std::string& run_by) {
    const bool of_a_provider = report.audience == forms::OwedReport::Audience::Provider;
    const auto known = reports::providers(at.office.rules);
    if (of_a_provider && std::find(known.begin(), known.end(), run_by) == known.end())
        return fail("--run-by: which utförare's? the municipality's file names them as run_by");
    if (!of_a_provider && !run_by.empty())
        return fail("--run-by: " + report.id + " is no utförare's report");
    return {};
}

/// What a person added in a file; names of rows that there are not are an error, for they would be lost.
Result<void> add_from(FrozenReport& report, const std::string& text) {
    const Json json = Json::parse(text, nullptr, false);
    const auto wrong = [] {
        return fail("--added: is not as `owed report --help` shows; nothing was frozen");
    };
    if (!json.is_object())
        return wrong();
    try {
        report.analysis = json.value("analysis", report.analysis);
        const Json outside = json.value("outside", Json::array());
        for (const Json& row : outside)
            report.outside.push_back({row.at("from").get<std::string>(),
                                      row.at("count").get<std::string>(),
                                      row.at("words").get<std::string>()});
        const Json checks = json.value("checks", Json::object());
        for (const auto& [id, said] : checks.items()) {
            const auto check = std::find_if(report.checks.begin(), report.checks.end(),
                                            [&](const auto& one) { return one.row == id; });
            if (check == report.checks.end())
                return fail("--added: the self-check has no row " + id);
            const std::string reached = said.at("reached").get<std::string>();
            if (reached != "wholly" && reached != "partly" && reached != "not")
                return fail("--added: " + id + ": reached is wholly, partly or not");
            check->reached = reached == "wholly"   ? reports::Judged::Reached::Wholly
                             : reached == "partly" ? reports::Judged::Reached::Partly
                                                   : reports::Judged::Reached::Not;
            check->comment = said.value("comment", "");
        }
    } catch (const std::exception&) {
        return wrong();
    }
    return {};
}

Result<std::string> text_in(const std::string& file) {
    if (file != "-")
        return read_text(file, 1u << 20);
    return std::string(std::istreambuf_iterator<char>(std::cin), {});
}

Result<void> put_out(const Reporting& at, const FrozenReport& report,
                     const std::filesystem::path& pdf, Format format) {
    const forms::Municipality& town = *at.town();
    if (!pdf.empty())
        TRY(write_text(pdf, TRY(out::report_pdf(report, town.name, town.office))));
    if (format == Format::Csv)
        std::cout << reports::swedish_csv(report);
    else if (format == Format::Json) {
        Json json = Json::parse(reports::counted_part(report));
        const std::string added = reports::added_part(report);
        if (!added.empty())
            json["added"] = Json::parse(added);
        std::cout << json.dump() << "\n";
    } else
        std::cout << reports::as_text(report, town.name);
    return {};
}

Result<FrozenReport> freeze_it(Reporting& at, const forms::OwedReport& owed,
                               const FrozenReport& draft) {
    if (!at.actor.account || !at.actor.has_key())
        return fail("say as whom: --as PERSON, who may freeze the report");
    const matters::Person& person = at.actor.account->person;
    const matters::Workplace workplace = workplace_of(at.office, at.actor);
    const auto asks = [&](matters::Act act, const std::string& board, const std::string& unit) {
        return matters::may(person, act, board, unit, workplace).has_value();
    };
    if (!out::may_freeze(owed, draft.run_by, at.office.rules, asks)) {
        TRY(note(at.office, at.actor, audit::Act::Refused, draft.report, "freeze-report"));
        return fail(matters::in_words(matters::Refusal{matters::Why::NotAllowed, {}}));
    }
    return out::freeze(*at.papers, *at.office.log, draft,
                       {at.actor.id(), "", at.office.present.now, at.office.today()},
                       at.office.home.recipients.front());
}

} // namespace

Result<int> run_owed(const OfficePlace& place, const OwedWish& wish) {
    const Reporting at = TRY(open_reporting(place, wish.as));
    std::vector<reports::Made> made;
    const auto frozen = TRY(out::frozen_reports(*at.papers, at.actor.ring));
    for (const FrozenReport& report : frozen)
        made.push_back(reports::made_of(report));
    for (const Due& due :
         reports::checklist(at.owed, at.office.rules, made, at.first, at.office.today())) {
        const forms::OwedReport& report = *at.owed.report(due.report);
        if (wish.format == Format::Json)
            std::cout << json_of(due, report).dump() << "\n";
        else
            print(due, report);
    }
    return 0;
}

Result<int> run_owed_report(const OfficePlace& place, const OwedReportWish& wish) {
    Reporting at = TRY(open_reporting(place, wish.as));
    const forms::OwedReport* owed = at.owed.report(wish.report);
    if (!owed)
        return fail(wish.report + ": no such report is owed; tycktill-office owed shows them");
    TRY(check_run_by(at, *owed, wish.run_by));
    const reports::Period period = TRY(wished_period(at, *owed, wish.from));
    FrozenReport report =
        reports::drafted(at.owed, *owed, wish.run_by, at.cases,
                         {period, at.office.today(), at.office.rules, at.types()});
    reports::say_uncounted(report, at.unopened);
    if (owed->audience == forms::OwedReport::Audience::Board)
        report.outside = reports::provider_rows(TRY(out::frozen_reports(*at.papers, at.actor.ring)),
                                                at.owed, period);
    TRY(out::add_kept(*at.papers, at.actor.ring, report));
    if (!wish.added.empty())
        TRY(add_from(report, TRY(text_in(wish.added))));
    if (wish.freeze)
        report = TRY(freeze_it(at, *owed, report));
    else
        TRY(note(at.office, at.actor, audit::Act::Report, owed->id, iso(period.from)));
    TRY(put_out(at, report, wish.pdf, wish.format));
    return 0;
}

Result<int> run_frozen(const OfficePlace& place, const FrozenWish& wish) {
    const Reporting at = TRY(open_reporting(place, wish.as));
    const auto report = TRY(out::frozen_report(*at.papers, at.actor.ring, wish.number));
    if (!report)
        return fail(wish.number + ": no report has that number; tycktill-office owed shows them");
    // Without the key what was added stays sealed, and the digest is over all of it.
    if (at.actor.has_key() && !TRY(out::is_as_logged(*at.office.log, *report)))
        return fail(wish.number +
                    ": is not the report that was frozen: the log has another digest of it");
    TRY(put_out(at, *report, wish.pdf, wish.format));
    return 0;
}

} // namespace tycktill::office
