#include "office/register/casebook.h"

#include "office/register/event_codec.h"
#include "shared/record/sealed_box.h"

#include <functional>

namespace tycktill::registry {

using tycktill::record::open_box;
using tycktill::record::seal_box;

namespace {

using matters::Acted;
using matters::Event;
using matters::Matter;
using matters::Refusal;
using Judged = tl::expected<matters::Acted, matters::Refusal>;

/// Words belong to one place in one matter: moved elsewhere they do not open.
std::string place_of(const std::string& matter, int revision) {
    return "event " + matter + " " + std::to_string(revision);
}

/// "" when none of the keys opens it.
std::string opened_words(const Bytes& sealed, const std::string& place,
                         const std::vector<const record::KeyPair*>& keys) {
    for (const record::KeyPair* key : keys) {
        if (const auto plain = record::open_box(*key, sealed, place))
            return text_of(*plain);
    }
    return "";
}

NewEvent sealed_event(const matters::Event& event, const std::string& place,
                      const record::PublicKey& office) {
    const EventText text = written(event);
    NewEvent sealed{text.facts, {}, {}};
    if (!text.words.empty())
        sealed.sealed = record::seal_box(office, bytes_of(text.words), place);
    if (const auto* registered = std::get_if<matters::Registered>(&event.kind))
        sealed.row = NewEvent::Rewording{registered->line, registered->provision};
    return sealed;
}

/// What the event makes of the matter, and the event as it will be kept; or why not.
using Judge = std::function<Judged(const matters::Matter&)>;

Result<Outcome> judge_and_add(Register& kept, const std::string& id, int seen,
                              const record::PublicKey& office, const Judge& judge) {
    const OpenedMatter opened = TRY(read_matter(kept, id));
    if (opened.matter.revision != seen)
        return Outcome{Stale{opened.matter.revision}};
    const Judged judged = judge(opened.matter);
    if (!judged)
        return Outcome{judged.error()};
    const NewEvent sealed = sealed_event(judged->event, place_of(id, seen + 1), office);
    const Addition added = TRY(kept.add(id, seen, sealed));
    if (const auto* stale = std::get_if<Stale>(&added))
        return Outcome{*stale};
    if (std::holds_alternative<NotRegistered>(added))
        return Outcome{NotRegistered{}};
    return Outcome{judged->matter};
}

} // namespace

Result<OpenedMatter> read_matter(Register& kept, const std::string& id,
                                 const std::vector<const record::KeyPair*>& keys) {
    OpenedMatter opened;
    const auto events = TRY(kept.events(id));
    int revision = 0;
    for (const KeptEvent& one : events) {
        ++revision;
        const std::string words =
            one.sealed.empty() ? "" : opened_words(one.sealed, place_of(id, revision), keys);
        opened.unreadable += !one.sealed.empty() && words.empty();
        auto event = TRY(read_event(one.facts, words));
        opened.events.push_back(std::move(event));
    }
    matters::Matter nothing;
    nothing.id = id;
    opened.matter = matters::fold(std::move(nothing), opened.events);
    return opened;
}

Result<Outcome> perform(Register& kept, const std::string& id, int seen,
                        const matters::Event& event, const matters::Person& person,
                        const matters::Workplace& workplace, const record::PublicKey& office) {
    return judge_and_add(kept, id, seen, office, [&](const matters::Matter& matter) {
        return matters::act(matter, event, person, workplace);
    });
}

Result<Outcome> perform_as_program(Register& kept, const std::string& id, int seen,
                                   const matters::Event& event, const record::PublicKey& office) {
    return judge_and_add(kept, id, seen, office, [&](const matters::Matter& matter) -> Judged {
        matters::Event own = event;
        own.by.clear();
        own.role = matters::Role::System;
        auto next = matters::step(matter, own);
        if (!next)
            return tl::make_unexpected(next.error());
        return matters::Acted{std::move(*next), std::move(own)};
    });
}

} // namespace tycktill::registry
