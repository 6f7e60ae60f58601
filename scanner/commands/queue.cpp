#include "scanner/commands/queue_commands.h"
#include "shared/base/log.h"
#include "shared/base/places.h"

#include <CLI/CLI.hpp>
#include <cstdio>

namespace tycktill::scanner {

namespace {

std::string plural(int count, const char* one, const char* many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string to_line(const queue::QueueItem& item) {
    const auto serial = forms::parse_serial(item.serial);
    return to_text(item.id).substr(0, 8) + "  " + iso(item.arrived) + "  " +
           (serial ? forms::for_people(*serial) : std::string("-")) + "  " + item.title + ", " +
           plural(item.pages, "page", "pages") + ", " + plural(item.doubts, "doubt", "doubts") +
           (item.reason.empty() ? "" : ": " + item.reason);
}

Result<void> list(queue::Queue& queue, bool json) {
    const auto items = TRY(queue.items.list());
    for (const queue::QueueItem& item : items)
        std::puts((json ? to_json(item) : to_line(item)).c_str());
    if (!json)
        say(plural(static_cast<int>(items.size()), "item waits", "items wait"));
    return {};
}

std::string to_lines(const queue::QueuedForm& form) {
    std::string text = to_line(form.item) + "\n";
    for (const returned::Doubt& doubt : form.assembled.doubts) {
        text += "  ? " + doubt.key + ": " + doubt.why;
        for (const std::string& suggestion : doubt.suggestion)
            text += " [" + suggestion + "]";
        text += "\n";
    }
    for (const returned::AssembledField& field : form.assembled.fields)
        for (const std::string& value : field.value)
            text += "    " + field.field + " = " + value + "\n";
    for (const std::string& note : form.assembled.notes)
        text += "    " + note + "\n";
    return text;
}

Result<void> show(queue::Queue& queue, const record::SubmissionId& id, bool json) {
    const queue::QueuedForm form = TRY(queue.items.load(id));
    std::puts(json ? to_json(form).c_str() : to_lines(form).c_str());
    return {};
}

} // namespace

void add_queue(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("queue", "What waits at the desk");
    auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "One JSON object a form");
    command->footer("Example:\n  tycktill-scan queue --json\n");
    command->callback([&chosen, json] {
        chosen.run = [json](const Station& station) {
            return with_queue(station, [&](queue::Queue& queue) { return list(queue, *json); });
        };
    });
}

void add_show(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("show", "One form of the queue, with its doubts");
    auto json = std::make_shared<bool>(false);
    auto id = std::make_shared<std::string>();
    command->add_option("id", *id, "As `queue` says it; the first characters do")->required();
    command->add_flag("--json", *json, "One JSON object");
    command->footer("Example:\n  tycktill-scan show 3f9a1c20 --json\n");
    command->callback([&chosen, json, id] {
        chosen.run = [json, id](const Station& station) {
            return with_form(station, *id,
                             [&](queue::Queue& queue, const record::SubmissionId& found) {
                                 return show(queue, found, *json);
                             });
        };
    });
}

} // namespace tycktill::scanner
