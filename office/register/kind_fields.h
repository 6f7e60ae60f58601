#pragma once
/// The name of each kind of event and of each of its fields on disk, told once: the writer and the reader both walk
/// it. Never rename one: add.
#include "office/matters/event.h"

#include <array>
#include <type_traits>

namespace tycktill::registry {

/// The kinds' names in the order of the variant.
inline constexpr std::array kind_names{
    "arrived",     "registered",  "confirmed",     "assigned",        "taken",
    "handed-over", "lifted",      "noted",         "jotted",          "waits-for",
    "new-day",     "measure",     "praise",        "replied",         "reply-hindered",
    "heard",       "hint-raised", "hint-answered", "referred",        "linked",
    "closed",      "reopened",    "read",          "contact-opened",  "copied-out",
    "published",   "withdrawn",   "purged",        "sent-to-manager", "fed-back"};
static_assert(kind_names.size() == std::variant_size_v<matters::Kind>);

/// `walk` is called with each field's name and the field itself.
template <typename Walk>
struct FieldsOf {
    Walk& walk;

    template <typename K>
    void operator()(K& kind) {
        using namespace matters;
        using T = std::remove_const_t<K>;
        if constexpr (std::is_same_v<T, matters::Arrived>)
            arrived(kind);
        else if constexpr (std::is_same_v<T, matters::Registered>)
            walk("number", kind.number), walk("line", kind.line), walk("provision", kind.provision);
        else if constexpr (std::is_same_v<T, matters::Confirmed>)
            walk("means", kind.means), walk("agreed", kind.agreed);
        else if constexpr (std::is_same_v<T, matters::Assigned>)
            walk("unit", kind.unit), walk("handler", kind.handler);
        else if constexpr (std::is_same_v<T, matters::HandedOver>)
            walk("unit", kind.unit), walk("board", kind.board);
        else if constexpr (std::is_same_v<T, matters::Lifted>)
            walk("level", kind.level), walk("because", kind.because),
                walk("tried", kind.tried.said);
        else if constexpr (std::is_same_v<T, matters::WaitsFor>)
            walk("until", kind.until);
        else if constexpr (std::is_same_v<T, matters::NewDayAgreed>)
            walk("agreed", kind.agreed), walk("means", kind.means);
        else if constexpr (std::is_same_v<T, matters::MeasureTaken>)
            walk("done", kind.done), walk("cause", kind.cause), walk("dimension", kind.dimension),
                walk("told-unit", kind.told_unit);
        else if constexpr (std::is_same_v<T, matters::Replied>)
            walk("means", kind.means);
        else if constexpr (std::is_same_v<T, matters::ReplyHindered>)
            walk("hindered-by", kind.by);
        else if constexpr (std::is_same_v<T, Heard>)
            walk("reception", kind.reception);
        else if constexpr (std::is_same_v<T, matters::HintRaised>)
            walk("hint", kind.hint);
        else if constexpr (std::is_same_v<T, matters::HintAnswered>)
            walk("hint", kind.hint), walk("applies", kind.applies);
        else if constexpr (std::is_same_v<T, matters::Referred>)
            walk("door", kind.door), walk("told", kind.told);
        else if constexpr (std::is_same_v<T, matters::Linked>)
            walk("other", kind.other);
        else if constexpr (std::is_same_v<T, matters::Closed>)
            walk("outcome", kind.outcome), walk("jottings", kind.jottings),
                walk("propose-publishing", kind.propose_publishing);
        else if constexpr (std::is_same_v<T, matters::Purged>)
            walk("list", kind.list), walk("proposed-by", kind.proposed_by),
                walk("approved-by", kind.approved_by);
        else if constexpr (std::is_same_v<T, matters::SentToManager>)
            walk("unit", kind.unit);
        else
            static_assert(std::is_empty_v<T>, "a kind with fields needs their names here");
    }

private:
    template <typename K>
    void arrived(K& kind) {
        walk("type", kind.type), walk("board", kind.board), walk("unit", kind.unit);
        walk("way", kind.way), walk("wish", kind.wish);
        walk("post", kind.ways.post), walk("telephone", kind.ways.telephone);
        walk("e-mail", kind.ways.email);
        walk("hidden-person", kind.hidden_person), walk("praise", kind.praise);
        walk("promised", kind.promised);
    }
};

} // namespace tycktill::registry
