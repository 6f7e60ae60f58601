#include "scanner/commands/queue_commands.h"
#include "shared/base/log.h"
#include "shared/base/places.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace tycktill::scanner {

namespace {

std::string to_json(const queue::CorrectionCount& one) {
    const nlohmann::ordered_json json{{"form", one.form.id},
                                      {"version", one.form.version},
                                      {"field", one.field},
                                      {"kind", one.kind},
                                      {"confidence_from", one.band / 10.0},
                                      {"seen", one.seen},
                                      {"changed", one.changed},
                                      {"characters", one.characters},
                                      {"characters_changed", one.characters_changed}};
    return json.dump();
}

std::string to_line(const queue::CorrectionCount& one) {
    char numbers[160];
    std::snprintf(numbers, sizeof numbers, "%3.1f  %6lld seen  %6lld changed  %5.1f %%",
                  one.band / 10.0, static_cast<long long>(one.seen),
                  static_cast<long long>(one.changed),
                  100.0 * static_cast<double>(one.changed) / static_cast<double>(one.seen));
    return one.form.id + " " + std::to_string(one.form.version) + "  " + one.field + "  " +
           one.kind + "  " + numbers;
}

Result<void> report(queue::Queue& queue, bool json) {
    const auto counts = TRY(queue.sending.corrections());
    for (const queue::CorrectionCount& one : counts)
        std::puts((json ? to_json(one) : to_line(one)).c_str());
    if (!json && counts.empty())
        say("nothing was seen by a person yet");
    return {};
}

} // namespace

void add_calibration(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand(
        "calibration", "How often what the machine read was corrected, by field and confidence");
    auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "One JSON object a line");
    command->footer("Example:\n  tycktill-scan calibration --json\n");
    command->callback([&chosen, json] {
        chosen.run = [json](const Station& station) {
            return with_queue(station, [&](queue::Queue& queue) { return report(queue, *json); });
        };
    });
}

} // namespace tycktill::scanner
