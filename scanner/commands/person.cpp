#include "scanner/commands/queue_commands.h"
#include "scanner/queue/operator_key.h"
#include "scanner/queue/queue_store.h"
#include "shared/base/harden.h"

#include <CLI/CLI.hpp>
#include <cstdio>

namespace tycktill::scanner {

namespace {

struct Order {
    std::string add, remove;
};

Result<std::string> new_passphrase(const queue::AskPassphrase& ask) {
    if (std::string given = take_from_environment("TYCKTILL_NEW_PASSPHRASE"); !given.empty())
        return given;
    if (!ask)
        return fail("nobody can be asked for the new passphrase; set TYCKTILL_NEW_PASSPHRASE");
    const std::string first = TRY(ask("The person's passphrase:"));
    if (TRY(ask("The same once more:")) != first)
        return fail("the two passphrases differ; nothing was changed");
    return first;
}

Result<void> work(const Station& station, const Order& order) {
    store::Database store = TRY(queue::open_queue_store(station.data));
    if (!order.add.empty()) {
        const queue::PassphraseSource own = queue::take_passphrase_of_this_station();
        const record::KeyPair key = TRY(queue::unlock_operator_key(store, own));
        return queue::add_person(store, key, order.add, TRY(new_passphrase(own.ask)));
    }
    if (!order.remove.empty())
        return queue::remove_person(store, order.remove);
    for (const std::string& name : TRY(queue::persons(store)))
        std::puts(name.c_str());
    return {};
}

} // namespace

void add_person_command(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("person", "Who may unlock the desk, each by a passphrase");
    auto order = std::make_shared<Order>();
    command->add_option("--add", order->add, "Gives this person a passphrase of their own");
    command->add_option("--remove", order->remove, "Takes it away");
    command->footer("Example:\n  tycktill-scan person --add Maria\n");
    command->callback([&chosen, order] {
        chosen.run = [order](const Station& station) {
            return ended(work(station, *order), Usage);
        };
    });
}

} // namespace tycktill::scanner
