#include "scanner/commands/queue_commands.h"
#include "scanner/handwriting/handwriting.h"
#include "shared/base/log.h"
#include "shared/base/places.h"
#include "shared/base/text.h"
#include "shared/store/station.h"

#include <CLI/CLI.hpp>
#include <cstdio>

namespace tycktill::scanner {

namespace {

bool is_choice(const queue::QueuedForm& form, const std::string& key) {
    const forms::Field* field = form.form ? form.form->find(key) : nullptr;
    return field && (field->kind == forms::FieldKind::OneChoice ||
                     field->kind == forms::FieldKind::SeveralChoices);
}

/// Text is read too where the recogniser is installed.
Result<void> read_again(queue::Queue& queue, const record::SubmissionId& id,
                        const std::string& number) {
    auto opened = handwriting::TextReader::open();
    reading::ReadText read_text;
    if (opened)
        read_text = [&](const pages::Image& page, const reading::Homography& map,
                        const forms::Box& box) { return opened->read(page, map, box); };
    const record::SubmissionId home = TRY(queue.work.read_with_number(id, number, read_text));
    std::puts(to_text(home).c_str());
    return {};
}

Result<void> settle_one(queue::Queue& queue, const record::SubmissionId& id,
                        const std::string& word) {
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos || equals == 0)
        return fail("write FIELD=VALUE, not " + word.substr(0, equals));
    const std::string key = word.substr(0, equals), value = word.substr(equals + 1);
    if (key == "@serial")
        return read_again(queue, id, value);
    std::vector<std::string> values;
    if (!value.empty())
        values = is_choice(TRY(queue.items.load(id)), key) ? split(value, ',')
                                                           : std::vector<std::string>{value};
    return queue.work.settle(id, key, std::move(values));
}

Result<void> take_suggestions(queue::Queue& queue, const record::SubmissionId& id) {
    for (const returned::Doubt& doubt : TRY(queue.items.load(id)).assembled.doubts)
        if (!doubt.suggestion.empty())
            TRY(queue.work.settle(id, doubt.key, doubt.suggestion));
    return {};
}

Result<void> accept(const Station& station, queue::Queue& queue, const record::SubmissionId& id) {
    const auto identity = TRY(store::load_station(station.data));
    if (!identity)
        return fail("this station has no office to seal to; run tycktill-courier enrol URL CODE");
    store::Outbox outbox = TRY(store::Outbox::open(store::outbox_file(station.data)));
    TRY(outbox.address_to(store::addressee_of(*identity)));
    return queue.sending.accept(id, outbox, identity->recipients, SystemClock().today());
}

} // namespace

void add_settle(CLI::App& app, Chosen& chosen) {
    struct Order {
        std::string id;
        std::vector<std::string> words;
        bool suggestions = false;
    };
    auto* command = app.add_subcommand("settle", "Says what stands in a field of a form");
    auto order = std::make_shared<Order>();
    command->add_option("id", order->id, "As `queue` says it; the first characters do")->required();
    command->add_option(
        "values", order->words,
        "FIELD=VALUE; FIELD= when nothing is written there; choices with commas; "
        "@outside-PAGE-1=WORDS, as `show` says it, for what stands outside the boxes, nothing "
        "after = when it is nothing; "
        "@serial=NUMBER reads a page without a code again and prints its form's id");
    command->add_flag("--suggestions", order->suggestions,
                      "Takes what the machine suggests for every doubt that has a suggestion");
    command->footer("Example:\n  tycktill-scan settle 3f9a1c20 typ=klagomal \"namn=Åsa Öberg\"\n");
    command->callback([&chosen, order] {
        chosen.run = [order](const Station& station) {
            return with_form(
                station, order->id,
                [&](queue::Queue& queue, const record::SubmissionId& id) -> Result<void> {
                    if (order->suggestions)
                        TRY(take_suggestions(queue, id));
                    for (const std::string& word : order->words)
                        TRY(settle_one(queue, id, word));
                    return {};
                });
        };
    });
}

void add_undo(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("undo", "Takes the last settlement of a form back");
    auto id = std::make_shared<std::string>();
    command->add_option("id", *id, "As `queue` says it; the first characters do")->required();
    command->footer("Example:\n  tycktill-scan undo 3f9a1c20\n");
    command->callback([&chosen, id] {
        chosen.run = [id](const Station& station) {
            return with_form(
                station, *id,
                [](queue::Queue& queue, const record::SubmissionId& found) -> Result<void> {
                    if (TRY(queue.work.undo(found)).empty())
                        return fail("nothing was settled, so nothing was undone");
                    return {};
                });
        };
    });
}

void add_accept(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("accept", "Sends a form that has no doubt left");
    auto ids = std::make_shared<std::vector<std::string>>();
    command->add_option("id", *ids, "As `queue` says it; the first characters do")->required();
    command->footer("Example:\n  tycktill-scan accept 3f9a1c20\n");
    command->callback([&chosen, ids] {
        chosen.run = [ids](const Station& station) {
            int code = Done;
            for (const std::string& id : *ids)
                code = std::max(
                    code, with_form(station, id,
                                    [&](queue::Queue& queue, const record::SubmissionId& found) {
                                        return accept(station, queue, found);
                                    }));
            return code;
        };
    });
}

void add_reject(CLI::App& app, Chosen& chosen) {
    auto* command =
        app.add_subcommand("reject", "Takes a form out of the queue without sending it");
    auto id = std::make_shared<std::string>();
    auto why = std::make_shared<std::string>();
    command->add_option("id", *id, "As `queue` says it; the first characters do")->required();
    command->add_option("--why", *why, "The reason, kept sealed")->required();
    command->footer("Example:\n  tycktill-scan reject 3f9a1c20 --why \"scanned twice\"\n");
    command->callback([&chosen, id, why] {
        chosen.run = [id, why](const Station& station) {
            return with_form(station, *id,
                             [&](queue::Queue& queue, const record::SubmissionId& found) {
                                 return queue.sending.reject(found, *why, SystemClock().today());
                             });
        };
    });
}

} // namespace tycktill::scanner
