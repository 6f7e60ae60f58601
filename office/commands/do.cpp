#include "office/commands/do_kinds.h"
#include "office/commands/matter_json.h"
#include "office/reading/opening.h"
#include "shared/base/files.h"
#include "shared/base/log.h"

#include <iostream>
#include <iterator>

namespace tycktill::office {
namespace {

/// What is written: from a file or standard input, with plain line breaks and none at the end.
Result<std::string> words_in(const std::string& file) {
    if (file.empty())
        return std::string();
    std::string text;
    if (file == "-")
        text.assign(std::istreambuf_iterator<char>(std::cin), {});
    else
        text = TRY(read_text(file, 1 << 20));
    std::string plain;
    for (const char c : text)
        if (c != '\r')
            plain += c;
    while (!plain.empty() && (plain.back() == '\n' || plain.back() == ' '))
        plain.pop_back();
    return plain;
}

/// A reply by code goes on the shelf that the kiosks fetch; only when the act is right, and before it is written down: what
/// was written down as sent has been sent.
Result<void> send_by_code(OpenOffice& office, const Actor& actor, const KnownMatter& known,
                          const matters::Event& event, bool secrecy_checked) {
    if (!secrecy_checked)
        return fail("a reply by code is read at the kiosks: check what is secret in it, then write "
                    "--secrecy-checked");
    if (!actor.has_key())
        return fail("the account " + actor.id() +
                    " has no key of the office yet, and cannot reply "
                    "by code; it comes when somebody with the key works here");
    const auto judged =
        matters::act(known.matter, event, actor.account->person, workplace_of(office, actor));
    if (!judged)
        return {}; // refused in its place
    const auto id = TRY(record::parse_submission_id(known.row.matter));
    const auto submission = TRY(open_without_contact(*office.archive, id, actor.ring));
    return send_to_code(*office.archive, submission, event.words.text, office.today());
}

/// What came of it, told: 0 done, 1 not.
Result<int> tell_outcome(const OpenOffice& office, const KnownMatter& known,
                         const registry::Outcome& outcome, const DoWish& wish) {
    if (const auto* refused = std::get_if<matters::Refusal>(&outcome)) {
        say(wish.id + ": " + matters::in_words(*refused));
        return 1;
    }
    if (const auto* stale = std::get_if<registry::Stale>(&outcome)) {
        say(wish.id + ": somebody else has written since (revision " +
            std::to_string(stale->revision) + "); read it, then do it again");
        return 1;
    }
    if (std::holds_alternative<registry::NotRegistered>(outcome))
        return fail(wish.id + ": has no row in the register");
    const KnownMatter now{known.row, std::get<matters::Matter>(outcome), {}};
    if (wish.format == Format::Json)
        std::cout << json_of(office, now) << "\n";
    else
        std::cout << line_of(office, now) << "\n";
    return 0;
}

} // namespace

Result<int> run_do(const OfficePlace& place, const DoWish& wish) {
    const std::string words = TRY(words_in(wish.words));
    WishedEvent wished = TRY(kind_of(wish, TRY(words_in(wish.tried))));
    OpenOffice office = TRY(open_office(place));
    const Actor actor = TRY(take_person(office, place, wish.as));
    const KnownMatter known = TRY(find_matter(office, actor, wish.id));
    if (known.matter.revision == 0)
        return fail(wish.id + ": has not been opened yet; it is when somebody with the key works "
                              "here");
    if (auto* registered = std::get_if<matters::Registered>(&wished.kind)) {
        registered->number = number_in(office, known.row);
        if (registered->line.empty())
            registered->line = known.row.line;
    }
    if (auto* handed = std::get_if<matters::HandedOver>(&wished.kind);
        handed && handed->board.empty())
        handed->board = office.rules.board_of(handed->unit);
    if (auto* linked = std::get_if<matters::Linked>(&wished.kind))
        linked->other = TRY(find_matter(office, actor, linked->other)).row.matter;
    const matters::Event event{wished.day.value_or(office.today()),
                               office.today(),
                               "",
                               matters::Role::System,
                               std::move(wished.kind),
                               matters::say(words)};
    if (const auto* replied = std::get_if<matters::Replied>(&event.kind);
        replied && replied->means == matters::Means::Code)
        TRY(send_by_code(office, actor, known, event, wish.secrecy_checked));
    const int seen = wish.revision > 0 ? wish.revision : known.matter.revision;
    const auto outcome =
        TRY(registry::perform(*office.kept, known.row.matter, seen, event, actor.account->person,
                              workplace_of(office, actor), office.home.recipients.front()));
    const auto* refused = std::get_if<matters::Refusal>(&outcome);
    const bool not_allowed = refused && refused->why == matters::Why::NotAllowed;
    TRY(note(office, actor, not_allowed ? audit::Act::Refused : audit::Act::Do, known.row.matter,
             wish.act));
    return tell_outcome(office, known, outcome, wish);
}

} // namespace tycktill::office
