// tycktill-slip: prints one slip that the kiosk gives it on standard input, and ends. A program of its
// own, so that the one that the public touches opens no socket and waits for no printer.
#include "kiosk/slip/escpos.h"
#include "kiosk/slip/ipp.h"
#include "kiosk/slip/relay.h"
#include "kiosk/slip/slip_text.h"
#include "shared/base/harden.h"
#include "shared/base/log.h"

#include <CLI/CLI.hpp>
#include <cstring>
#include <iostream>
#include <iterator>

using namespace tycktill;
using namespace tycktill::kiosk;

namespace {

constexpr std::size_t longest_slip = 16 * 1024;

bool is_device(const std::string& where) {
    return where.front() == '/';
}

Result<void> look(const std::string& where) {
    if (!is_device(where))
        return look_at_ipp(where);
    if (!device_answers(where))
        return fail(where + ": the printer does not answer; look at cable and power");
    return {};
}

Result<std::string> given() {
    std::string text(std::istreambuf_iterator<char>(std::cin), {});
    if (text.size() > longest_slip)
        return fail("this is too long for a slip; the kiosk is who prints them");
    return text;
}

Result<void> print(const std::string& where, const std::string& text, int patience) {
    const forms::Slip slip = TRY(parse_slip(text));
    return is_device(where) ? print_at_device(where, slip)
                            : print_by_ipp(where, slip, std::chrono::seconds(patience));
}

struct Wish {
    std::string where;
    bool only_look = false;
    bool answer = false; ///< on standard output, to who sent what stands on standard input
    int patience = 45;
};

Result<void> fulfil(const Wish& wish) {
    const std::string text = wish.only_look ? relay_look : TRY(given());
    if (wish.where.rfind(relay_prefix, 0) == 0)
        return relay(wish.where.substr(std::strlen(relay_prefix)), text);
    return text == relay_look ? look(wish.where) : print(wish.where, text, wish.patience);
}

} // namespace

int main(int count, char** words) {
    set_program_name("tycktill-slip");
    harden_process();
    CLI::App app{"Prints one slip, given on standard input, and leaves nothing behind.",
                 "tycktill-slip"};
    app.set_version_flag("--version", std::string("tycktill-slip ") + TYCKTILL_VERSION);
    app.footer("Example:\n  tycktill-slip --printer ipp://192.0.2.7/ipp/print --look\n");
    Wish wish;
    std::string data, config;
    app.add_option(
           "--printer", wish.where,
           "ipp://…, ipps://…, a queue of CUPS, a device, or unix:SOCKET of another tycktill-slip")
        ->required()
        ->check([](const std::string& word) { return word.empty() ? "is empty" : ""; });
    app.add_flag("--look", wish.only_look, "Print nothing; say whether the printer would");
    app.add_flag("--answer", wish.answer, "Say ok or no on standard output, for a socket");
    app.add_option("--patience", wish.patience, "Seconds until a slip is taken back")
        ->capture_default_str()
        ->check(CLI::Range(1, 600));
    app.add_option("--data", data, "Where the station keeps its state (not used here)");
    app.add_option("--config", config, "station.toml (not used here)");
    try {
        app.parse(count, words);
    } catch (const CLI::Success& help_or_version) {
        return app.exit(help_or_version);
    } catch (const CLI::ParseError& error) {
        say(std::string(error.what()) + "; see tycktill-slip --help");
        return 2;
    }
    const auto did = fulfil(wish);
    if (!did)
        say(did.error().what);
    if (wish.answer)
        std::cout << (did ? "ok\n" : "no\n") << std::flush;
    return did ? 0 : 1;
}
