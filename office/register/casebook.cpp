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

/// Which words go as this event is kept: the jottings at closing (TF 2:12), all of them at purging.
std::vector<int> weeded_by(const matters::Event& event, const std::vector<matters::Event>& before) {
    const auto* closed = std::get_if<matters::Closed>(&event.kind);
    const bool jottings = closed && closed->jottings == matters::Closed::Jottings::Weed;
    const bool all = std::holds_alternative<matters::Purged>(event.kind);
    std::vector<int> revisions;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (all || (jottings && std::holds_alternative<matters::Jotted>(before[i].kind)))
            revisions.push_back(static_cast<int>(i) + 1);
    }
    return revisions;
}

/// What the event makes of the matter, and the event as it will be kept; or why not.
using Judge = std::function<Judged(const matters::Matter&, const matters::Event&)>;

/// Each event judged after the one before, then all of them kept.
Result<Outcome> judge_and_add(Register& kept, const std::string& id, int seen,
                              const std::vector<matters::Event>& events,
                              const record::PublicKey& office, const Judge& judge,
                              const std::optional<NewEvent::Rewording>& row = {}) {
    OpenedMatter opened = TRY(read_matter(kept, id));
    if (opened.matter.revision != seen)
        return Outcome{Stale{opened.matter.revision}};
    std::vector<NewEvent> sealed;
    for (const matters::Event& event : events) {
        Judged judged = judge(opened.matter, event);
        if (!judged)
            return Outcome{judged.error()};
        opened.matter = std::move(judged->matter);
        sealed.push_back(sealed_event(judged->event, place_of(id, opened.matter.revision), office));
        sealed.back().weeded = weeded_by(judged->event, opened.events);
        opened.events.push_back(std::move(judged->event));
    }
    if (row && !sealed.empty())
        sealed.front().row = row;
    const Addition added = TRY(kept.add_all(id, seen, sealed));
    if (const auto* stale = std::get_if<Stale>(&added))
        return Outcome{*stale};
    if (std::holds_alternative<NotRegistered>(added))
        return Outcome{NotRegistered{}};
    return Outcome{std::move(opened.matter)};
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

Result<std::vector<OpenedMatter>> read_all_matters(Register& kept) {
    std::vector<OpenedMatter> all;
    const auto close = [&] {
        if (!all.empty()) {
            matters::Matter& matter = all.back().matter;
            matter = matters::fold(std::move(matter), all.back().events);
        }
    };
    TRY(kept.each_event([&](const std::string& id, const KeptEvent& kept_event) -> Result<void> {
        if (all.empty() || all.back().matter.id != id) {
            close();
            all.emplace_back();
            all.back().matter.id = id;
        }
        auto event = TRY(read_event(kept_event.facts, ""));
        all.back().unreadable += !kept_event.sealed.empty();
        all.back().events.push_back(std::move(event));
        return {};
    }));
    close();
    return all;
}

Result<Outcome> perform(Register& kept, const std::string& id, int seen,
                        const matters::Event& event, const matters::Person& person,
                        const matters::Workplace& workplace, const record::PublicKey& office) {
    const Judge judge = [&](const matters::Matter& matter, const matters::Event& one) {
        return matters::act(matter, one, person, workplace);
    };
    return judge_and_add(kept, id, seen, {event}, office, judge);
}

Result<Outcome> perform_as_program(Register& kept, const std::string& id, int seen,
                                   const std::vector<matters::Event>& events,
                                   const record::PublicKey& office,
                                   const std::optional<NewEvent::Rewording>& row) {
    const Judge judge = [](const matters::Matter& matter, const matters::Event& one) -> Judged {
        matters::Event own = one;
        own.by.clear();
        own.role = matters::Role::System;
        auto next = matters::step(matter, own);
        if (!next)
            return tl::make_unexpected(next.error());
        return matters::Acted{std::move(*next), std::move(own)};
    };
    return judge_and_add(kept, id, seen, events, office, judge, row);
}

} // namespace tycktill::registry
