#include "office/commands/command_line.h"
#include "shared/base/last_net.h"
#include "shared/base/log.h"
#include "shared/base/places.h"

#include <CLI/CLI.hpp>

using namespace tycktill;
using namespace tycktill::office;

namespace {

/// Everything that the command line can say, and what to do then.
struct CommandLine {
    CLI::App app{"The office: receives what stations send, and opens it for those who may.\n"
                 "Example: tycktill-office init && tycktill-office serve --listen 127.0.0.1:8443",
                 "tycktill-office"};
    std::string config, data = default_data_folder().string();
    Chosen chosen;

    bool json = false, csv = false, replace = false;
    std::string text, id, station, listen, metrics, example;
    DeskWish desk;
    InitWish init;
    ShowWish show;
    ReportCommand report;
    PurgeWish purge;
    ReplyWish answer;
    RestoreCommand restore;
    CLI::App* purge_command = nullptr;

    Format format(Format other = Format::Table) const {
        return json ? Format::Json : csv ? Format::Csv : other;
    }

    template <typename Run>
    CLI::App* command(const std::string& name, const std::string& what, Run run) {
        CLI::App* made = app.add_subcommand(name, what);
        made->fallthrough();
        made->callback([this, made, run] {
            if (made->get_subcommands().empty())
                chosen.run = run;
        });
        return made;
    }

    void add_json(CLI::App* command) {
        command->add_flag("--json", json, "print JSON, one object a line");
    }

    CommandLine() {
        app.require_subcommand(1);
        app.set_version_flag("--version", std::string("tycktill-office ") + TYCKTILL_VERSION);
        app.add_option("--config", config, "station.toml (default: in the data folder)");
        app.add_option("--data", data, "folder of the office's keys and store");
        add_stations();
        add_servers();
        add_reading();
        add_backup();
        add_matter_commands(app, chosen);
        add_register_commands(app, *purge_command, chosen);
        add_report_commands(app, chosen);
        add_out_commands(app, chosen);
        add_people_commands(app, chosen);
    }

    void add_stations() {
        CLI::App* made =
            command("init", "make the keys and the store",
                    [this](const OfficePlace& place) { return run_init(place, init); });
        made->add_option("--store", init.store, "sqlite:FILE or postgresql://…");
        made->add_option("--escrow", init.escrow, "file for the escrow key, to be taken away");
        made->add_option("--municipality", init.municipality, "its id, as tycktill-forms list has");
        made->add_option("--administrator", init.administrator,
                         "the first account; its passphrase is printed");
        made = command(
            "rotate-key", "a new key to seal to; older submissions open as before",
            [this](const OfficePlace& place) { return run_rotate_key(place, init.escrow); });
        made->add_option("--escrow", init.escrow, "file for a new escrow key too");
        command("change-passphrase", "lock the same keys with a new passphrase",
                [](const OfficePlace& place) { return run_change_passphrase(place); });
        made = command(
            "enrol-code", "a one-time code that makes a station known",
            [this](const OfficePlace& place) { return run_enrol_code(place, station, replace); });
        made->add_option("--station", station, "its name, for example reception-1")->required();
        made->add_flag("--replace", replace,
                       "put it in the place of the one that has this name; after a theft, revoke "
                       "that one first");
        add_json(
            command("stations", "the stations and when they were last heard of",
                    [this](const OfficePlace& place) { return run_stations(place, format()); }));
        made = command("revoke", "refuse a station from now on",
                       [this](const OfficePlace& place) { return run_revoke(place, station); });
        made->add_option("name", station, "the station's name")->required();
    }

    void add_backup() {
        CLI::App* made =
            command("backup", "copy the keys and the store, also while serve runs",
                    [this](const OfficePlace& place) { return run_backup(place, text); });
        made->add_option("folder", text, "a new folder")->required();
        made = command("restore", "make an office of a backup, in an empty --data",
                       [this](const OfficePlace& place) { return run_restore(place, restore); });
        made->add_option("folder", restore.folder, "the backup")->required();
        made->add_option("--store", restore.store, "sqlite:FILE or an empty postgresql://…");
    }

    void add_servers() {
        CLI::App* made = command("serve", "receive what stations send (needs no passphrase)",
                                 [this](const OfficePlace& place) {
                                     return run_serve(place, {listen, metrics});
                                 });
        made->add_option("--listen", listen, "address and port, 127.0.0.1:8443");
        made->add_option("--metrics", metrics,
                         "counts for a monitoring system, on this machine alone: 127.0.0.1:9443");
        made = command("desk", "the office's web pages on this machine; unlocks the key",
                       [this](const OfficePlace& place) { return run_desk(place, desk); });
        made->add_option("--listen", desk.listen, "address and port, 127.0.0.1:8080");
        made->add_option("--also", desk.also,
                         "another office at the same address: its data folder");
        made->add_option("--public-name", desk.public_names,
                         "the name by which a proxy reaches the pages");
        made =
            command("example", "try-out offices of the five municipalities, with made-up matters",
                    [this](const OfficePlace&) { return run_example(example); });
        made->add_option("folder", example, "a new folder")->required();
    }

    void add_reading() {
        add_json(command("inbox", "what has arrived",
                         [this](const OfficePlace& place) { return run_inbox(place, format()); }));
        CLI::App* made = command("show", "open one submission", [this](const OfficePlace& place) {
            show.format = format();
            return run_show(place, show);
        });
        made->add_option("id", show.id, "as inbox prints it")->required();
        made->add_option("--scan", show.scan, "write its scanned pages to this PDF");
        made->add_option("--escrow", show.escrow, "open with the escrow key in this file");
        add_json(made);
        made = command("reply", "keep a reply with a submission",
                       [this](const OfficePlace& place) { return run_reply(place, answer); });
        made->add_option("id", answer.id, "as inbox prints it")->required();
        made->add_option(
            "--text", answer.text,
            "the reply; left out, it is read from standard input, where no other user of "
            "this machine and no history sees it");
        made->add_flag("--secrecy-checked", answer.secrecy_checked,
                       "send it to the kiosks too, for who has the code: what is secret in it has "
                       "been checked");
        made = command("report", "counts for a period", [this](const OfficePlace& place) {
            report.format = format(Format::Csv);
            return run_report(place, report);
        });
        made->add_option("--municipality", report.municipality, "its id")->required();
        made->add_option("--from", report.from, "first day of arrival, YYYY-MM-DD")->required();
        made->add_option("--to", report.to, "last day of arrival, YYYY-MM-DD")->required();
        made->add_flag("--csv", csv, "print CSV (the default)");
        add_json(made);
        made = command("proof", "check the proof of arrival that a person shows",
                       [this](const OfficePlace& place) { return run_proof(place, text); });
        made->add_option("text", text, "what the QR code says")->required();
        add_json(command("verify", "prove that nothing is missing, doubled or altered",
                         [this](const OfficePlace& place) { return run_verify(place, format()); }));
        made = command("purge", "erase content; its place in the chain stays provable",
                       [this](const OfficePlace& place) { return run_purge(place, purge); });
        purge_command = made;
        made->add_option("--id", purge.id, "this submission");
        made->add_option("--arrived-before", purge.arrived_before, "all older, YYYY-MM-DD");
        made->add_flag("--dry-run", purge.only_say, "only print which");
    }
};

Result<int> run(const CommandLine& line) {
    auto settings = TRY(load_settings(line.data, line.config));
    OfficePlace place{line.data, std::move(settings)};
    return line.chosen.run(place);
}

} // namespace

int main(int count, char** words) {
    set_program_name("tycktill-office");
    CommandLine line;
    try {
        line.app.parse(count, words);
    } catch (const CLI::ParseError& problem) {
        return line.app.exit(problem) == 0 ? 0 : 2;
    }
    return with_last_net([&] {
        const auto status = run(line);
        if (!status)
            say(status.error().what);
        return status ? *status : 1;
    });
}
