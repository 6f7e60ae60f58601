#include "shared/base/last_net.h"
#include "shared/base/log.h"
#include "shared/base/places.h"
#include "shared/base/settings.h"
#include "shared/courier/enrol.h"
#include "shared/courier/service.h"
#include "shared/store/folder_owner.h"

#include <CLI/CLI.hpp>
#include <functional>
#include <iostream>

using namespace tycktill;
using namespace tycktill::courier;

namespace {

struct CommandLine {
    CLI::App app{"The courier: carries sealed submissions from this station to its office.\n"
                 "Example: tycktill-courier enrol https://office.example:8443 CODE",
                 "tycktill-courier"};
    std::string config, data = default_data_folder().string(), url, code, id;
    bool json = false, leave_waiting = false;
    std::function<Result<int>()> chosen;

    CommandLine() {
        app.require_subcommand(1);
        app.set_version_flag("--version", std::string("tycktill-courier ") + TYCKTILL_VERSION);
        app.add_option("--config", config, "station.toml (default: in the data folder)");
        app.add_option("--data", data, "folder where this station keeps its state");
        add("run", "carry until stopped", [this] { return run(); });
        add("once", "release and carry everything now", [this] { return once(); });
        add("status", "what waits and when the office last answered", [this] {
            return status();
        })->add_flag("--json", json, "print JSON");
        add("retry", "try again what the office refused and what is held here", [this] {
            return try_again();
        })->add_option("id", id, "only this one, as status names it");
        CLI::App* made = add("enrol", "make this station known to its office",
                             [this] { return enrol_station(); });
        made->add_option("url", url, "https://ADDRESS:PORT")->required();
        made->add_option(
            "code", code,
            "from tycktill-office enrol-code; left out, it is read from standard input");
        made->add_flag("--leave-waiting", leave_waiting,
                       "move to another office although something waits here for the one before: "
                       "it stays here, sealed to that one");
    }

    template <typename Run>
    CLI::App* add(const std::string& name, const std::string& what, Run action) {
        CLI::App* made = app.add_subcommand(name, what);
        made->fallthrough();
        made->callback([this, action] { chosen = action; });
        return made;
    }

    Result<int> run() { return run_service(data, TRY(load_settings(data, config))); }
    Result<int> once() { return run_once(data, TRY(load_settings(data, config))); }
    Result<int> try_again() { return retry(data, TRY(load_settings(data, config)), id); }
    Result<int> status() {
        std::cout << TRY(json ? status_json(data) : status_text(data)) << "\n";
        return 0;
    }
    Result<int> enrol_station() {
        if (code.empty())
            std::getline(std::cin, code);
        const wire::EnrolCode parsed = TRY(wire::parse_enrol_code(code));
        while (!url.empty() && url.back() == '/')
            url.pop_back();
        const auto transport =
            TRY(make_curl_transport({url, wire::pin_text(parsed.server_pin), 10, 60}));
        const Enrolled made = TRY(
            enrol(data, url, parsed, *transport,
                  {leave_waiting, [](const store::StationIdentity& before) {
                       return make_curl_transport({before.office_url, before.server_pin, 10, 60});
                   }}));
        std::cout << made.identity.name << "\n";
        for (const store::Elsewhere& one : made.left)
            say(std::to_string(one.count) + " stay here, sealed to " + one.office.url +
                ": no other office can open them; enrol there again to carry them");
        if (!made.left.empty())
            say(made.told ? "that office knows of them and counts them as missing"
                          : "that office could not be told of them; tell the people there");
        return 0;
    }
};

} // namespace

int main(int count, char** words) {
    set_program_name("tycktill-courier");
    CommandLine line;
    try {
        line.app.parse(count, words);
    } catch (const CLI::ParseError& problem) {
        return line.app.exit(problem) == 0 ? 0 : 2;
    }
    return with_last_net([&]() -> int {
        const auto owner = store::act_as_owner_of(line.data);
        if (!owner) {
            say(owner.error().what);
            return 1;
        }
        if (!owner->empty())
            say(*owner);
        const auto status = line.chosen();
        if (!status)
            say(status.error().what);
        return status ? *status : 1;
    });
}
