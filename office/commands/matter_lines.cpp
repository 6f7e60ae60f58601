#include "office/commands/command_line.h"
#include "office/commands/matter_commands.h"

#include <CLI/CLI.hpp>
#include <memory>

namespace tycktill::office {
namespace {

template <typename Wish>
using Run = Result<int> (*)(const OfficePlace&, const Wish&);

/// A command with wishes of its own.
template <typename Wish>
CLI::App* command(CLI::App& app, Chosen& chosen, const std::string& name, const std::string& what,
                  const std::shared_ptr<Wish>& wish, Run<Wish> run) {
    CLI::App* made = app.add_subcommand(name, what);
    made->fallthrough();
    // A command's own callback comes after that of the one below it, which is what was meant.
    made->callback([&chosen, made, wish, run] {
        if (made->get_subcommands().empty())
            chosen.run = [wish, run](const OfficePlace& place) { return run(place, *wish); };
    });
    return made;
}

template <typename Wish>
void add_as(CLI::App* made, const std::shared_ptr<Wish>& wish) {
    made->add_option("--as", wish->as, "the account that acts; its passphrase is asked for");
}
template <typename Wish>
void add_format(CLI::App* made, const std::shared_ptr<Wish>& wish) {
    made->add_flag_callback(
        "--json", [wish] { wish->format = Format::Json; }, "print JSON, one object a line");
}

void add_do_options(CLI::App* made, const std::shared_ptr<DoWish>& wish) {
    made->add_option("id", wish->id, "the matter: its number or its id")->required();
    made->add_option("act", wish->act, names_of_acts())->required();
    add_as(made, wish);
    add_format(made, wish);
    made->add_option("--words", wish->words, "a file with what is written, - for standard input");
    made->add_option("--tried", wish->tried, "of lift: a file with what was tried");
    made->add_option("--revision", wish->revision, "the revision that you saw");
    const std::pair<const char*, std::string DoWish::*> texts[] = {
        {"--day", &DoWish::day},
        {"--until", &DoWish::until},
        {"--agreed", &DoWish::agreed},
        {"--means", &DoWish::means},
        {"--unit", &DoWish::unit},
        {"--board", &DoWish::board},
        {"--handler", &DoWish::handler},
        {"--because", &DoWish::because},
        {"--cause", &DoWish::cause},
        {"--dimension", &DoWish::dimension},
        {"--told-unit", &DoWish::told_unit},
        {"--reception", &DoWish::reception},
        {"--hint", &DoWish::hint},
        {"--applies", &DoWish::applies},
        {"--door", &DoWish::door},
        {"--other", &DoWish::other},
        {"--outcome", &DoWish::outcome},
        {"--jottings", &DoWish::jottings},
        {"--hindered-by", &DoWish::hindered_by},
        {"--line", &DoWish::line},
        {"--provision", &DoWish::provision}};
    for (const auto& [name, member] : texts)
        made->add_option(name, (*wish).*member);
    made->add_option("--level", wish->level);
    made->add_flag("--planned", wish->planned, "of measure: not done yet");
    made->add_flag("--told", wish->told, "of refer: the person was told");
    made->add_flag("--propose-publishing", wish->propose_publishing);
    made->add_flag("--secrecy-checked", wish->secrecy_checked,
                   "of a reply by code: what is secret in it has been checked");
}

} // namespace

void add_matter_commands(CLI::App& app, Chosen& chosen) {
    const auto list = std::make_shared<MattersWish>();
    CLI::App* made =
        command(app, chosen, "matters", "the matters, with their clocks", list, &run_matters);
    add_as(made, list);
    add_format(made, list);
    made->add_option("--state", list->state,
                     "new, registered, confirmed, assigned, in-progress, waiting, answered, "
                     "closed, purged, unopened or void");
    made->add_option("--unit", list->unit);
    made->add_option("--handler", list->handler);
    made->add_option("--board", list->board);
    made->add_flag("--late", list->late, "only those with a clock that is late");

    const auto one = std::make_shared<MatterWish>();
    made =
        command(app, chosen, "matter", "one matter and what has happened to it", one, &run_matter);
    made->add_option("id", one->id, "its number or its id")->required();
    add_as(made, one);
    add_format(made, one);

    const auto why = std::make_shared<MatterWish>();
    made = command(app, chosen, "clocks", "why that day, day by day", why, &run_clocks);
    made->add_option("id", why->id, "its number or its id")->required();
    add_as(made, why);
    add_format(made, why);

    const auto act = std::make_shared<DoWish>();
    add_do_options(command(app, chosen, "do", "one act in one matter", act, &run_do), act);

    const auto in = std::make_shared<TakeInWish>();
    made = command(app, chosen, "take-in", "write down what came by telephone, visit, letter …", in,
                   &run_take_in);
    add_as(made, in);
    add_format(made, in);
    made->add_option("--form", in->form, "the form's id; left out, the municipality's own");
    made->add_option("--way", in->way, "telephone, visit, letter, e-mail, sms, web or ombudsman")
        ->required();
    made->add_option("--arrived", in->arrived, "the day that it came; left out, today");
    made->add_option("--answers", in->answers, "a JSON file of answers, - for standard input")
        ->required();
    made->add_option("--file", in->files, "goes along: a PDF, a picture or an e-mail");

    const auto counted = std::make_shared<FiguresWish>();
    made =
        command(app, chosen, "figures", "the tables of a period, for boards, staff and the public",
                counted, &run_figures);
    add_as(made, counted);
    add_format(made, counted);
    made->add_flag_callback(
        "--csv", [counted] { counted->format = Format::Csv; }, "for Swedish Excel");
    made->add_option("--from", counted->from, "first day of arrival, YYYY-MM-DD")->required();
    made->add_option("--to", counted->to, "last day of arrival, YYYY-MM-DD")->required();
    made->add_option("--board", counted->board);
    made->add_option("--unit", counted->unit, "with what stands below it");
    made->add_option("--run-by", counted->run_by, "the units of this utförare alone");
    made->add_flag("--publish", counted->publish, "nothing that points at fewer than five people");
}

void add_register_commands(CLI::App& app, CLI::App& purge, Chosen& chosen) {
    const auto rows = std::make_shared<RegisterWish>();
    CLI::App* made = command(app, chosen, "register", "the register; with --day the post list",
                             rows, &run_register);
    add_as(made, rows);
    add_format(made, rows);
    made->add_flag("--public", rows->public_half, "the public half alone");
    made->add_option("--day", rows->day, "the rows that were made on this day");
    made->add_option("--board", rows->board);
    made->add_option("--year", rows->year);
    made->add_flag_callback(
        "--csv", [rows] { rows->format = Format::Csv; }, "for a spreadsheet");
    made->require_subcommand(0, 1);
    const auto voided = std::make_shared<VoidWish>();
    CLI::App* below =
        command(*made, chosen, "void", "make a row void; its number stays", voided, &run_void);
    below->add_option("id", voided->id)->required();
    below->add_option("--reason", voided->reason, "test, empty, twice or wrong-board")->required();
    add_as(below, voided);
    const auto other = std::make_shared<OtherNumberWish>();
    below = command(*made, chosen, "other-number", "its number in another diary", other,
                    &run_other_number);
    below->add_option("id", other->id)->required();
    below->add_option("number", other->number)->required();
    add_as(below, other);

    const std::tuple<const char*, const char*, Run<PurgeListWish>> purges[] = {
        {"list", "the lists, and what came of them", &run_purge_lists},
        {"propose", "a new list of all whose time has come", &run_purge_propose},
        {"approve", "approve a list that another person proposed", &run_purge_approve},
        {"carry-out", "erase what an approved list names", &run_purge_carry_out}};
    purge.require_subcommand(0, 1);
    for (const auto& [name, what, run] : purges) {
        const auto wish = std::make_shared<PurgeListWish>();
        below = command(purge, chosen, name, what, wish, run);
        if (run == &run_purge_approve || run == &run_purge_carry_out)
            below->add_option("list", wish->list, "as purge list prints it")->required();
        add_as(below, wish);
        add_format(below, wish);
    }

    const auto log = std::make_shared<AuditWish>();
    made = command(app, chosen, "audit", "who did and read what; reading it is logged", log,
                   &run_audit);
    add_as(made, log);
    add_format(made, log);
    made->add_option("--about", log->about, "a matter, an account or a list");
    made->add_option("--by", log->by, "an account");
    made->add_option("--from", log->from, "from this day on");
    made->require_subcommand(0, 1);
    const auto proof = std::make_shared<AuditWish>();
    below = command(*made, chosen, "verify", "prove that nothing was cut, altered or moved", proof,
                    &run_audit_verify);
    below->add_option("--head", proof->heads, "a head that was kept elsewhere");
    add_format(below, proof);
    below = made->add_subcommand("head", "the newest place in the log, signed");
    below->fallthrough();
    below->callback([&chosen] { chosen.run = &run_audit_head; });
}

void add_people_commands(CLI::App& app, Chosen& chosen) {
    const auto wish = std::make_shared<PeopleWish>(); // one command is chosen, so one wish will do
    CLI::App* people = command(app, chosen, "people", "who works here", wish, &run_people);
    people->require_subcommand(0, 1);
    add_as(people, wish);
    add_format(people, wish);
    const auto one = [&](const char* name, const char* what, Run<PeopleWish> run) {
        CLI::App* made = command(*people, chosen, name, what, wish, run);
        made->add_option("id", wish->id, "the account")->required();
        return made;
    };
    const auto add_role = [&](CLI::App* made) {
        made->add_option("--role", wish->role,
                         "registrar, handler, manager, secretary, reader, administrator, inspector")
            ->required();
        made->add_option("--board", wish->board);
        made->add_option("--unit", wish->unit);
    };
    CLI::App* made =
        one("add", "a new account; prints a passphrase to begin with", &run_people_add);
    made->add_option("--name", wish->name)->required();
    made->add_option("--e-mail", wish->email);
    made->add_flag("--daily-mail", wish->daily_mail);
    add_role(made);
    made->add_option("--until", wish->day, "the last day that the role holds");
    made = one("grant", "a role more", &run_people_grant);
    add_role(made);
    made->add_option("--until", wish->day, "the last day that it holds");
    made = one("end", "end a role", &run_people_end);
    add_role(made);
    made->add_option("--day", wish->day, "the last day that it holds; left out, yesterday");
    made = one("absent", "away, with a stand-in", &run_people_absent);
    made->add_option("--from", wish->from)->required();
    made->add_option("--to", wish->to)->required();
    made->add_option("--stand-in", wish->stand_in)->required();
    made = one("leaving", "somebody leaves: what was theirs is moved", &run_people_leaving);
    made->add_option("--day", wish->day, "the last day at work; left out, yesterday");
    made->add_option("--to", wish->successor, "who comes after; left out, the units");
    made = one("passphrase", "change the passphrase, or give a new one", &run_people_passphrase);
    made->add_flag("--give", wish->give, "by an administrator, to who forgot it");
    made = one("totp", "a second factor", &run_people_totp);
    made->add_flag("--off", wish->off, "by an administrator, to who lost the telephone");
    one("unlock", "let somebody try again at once", &run_people_unlock);
    made = one("search-words", "the right to search all words", &run_people_search_words);
    made->add_flag("--off", wish->off);
}

} // namespace tycktill::office
