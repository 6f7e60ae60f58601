#include "office/commands/do_kinds.h"

#include <algorithm>
#include <array>

namespace tycktill::office {
namespace {

using namespace matters;

/// One of a few words, by the option's name.
template <typename E, std::size_t N>
Result<E> choice(const char* option, const std::string& word,
                 const std::array<std::pair<const char*, E>, N>& all) {
    std::string names;
    for (const auto& [name, value] : all) {
        if (word == name)
            return value;
        names += (names.empty() ? "" : "|") + std::string(name);
    }
    return fail(std::string(option) + " " + word + ": write " + option + " " + names);
}

constexpr std::array means_words{std::pair{"letter", Means::Letter},
                                 std::pair{"e-mail", Means::Email}, std::pair{"code", Means::Code},
                                 std::pair{"by-mouth", Means::ByMouth}};
constexpr std::array reception_words{
    std::pair{"content", Reception::Content}, std::pair{"partly", Reception::Partly},
    std::pair{"not-content", Reception::NotContent}, std::pair{"unknown", Reception::Unknown}};
constexpr std::array hint_words{std::pair{"appeal", Hint::Appeal},
                                std::pair{"lex-sarah", Hint::LexSarah},
                                std::pair{"child-concern", Hint::ChildConcern},
                                std::pair{"fault-report", Hint::FaultReport},
                                std::pair{"personnummer", Hint::Personnummer},
                                std::pair{"threat", Hint::Threat}};
constexpr std::array because_words{std::pair{"not-content", Lifted::Because::NotContent},
                                   std::pair{"not-solved", Lifted::Because::NotSolved},
                                   std::pair{"serious", Lifted::Because::Serious}};
constexpr std::array hindered_words{std::pair{"secrecy", ReplyHindered::By::Secrecy},
                                    std::pair{"not-found", ReplyHindered::By::NotFound},
                                    std::pair{"not-wanted", ReplyHindered::By::NotWanted}};
constexpr std::array jotting_words{std::pair{"weed", Closed::Jottings::Weed},
                                   std::pair{"keep", Closed::Jottings::Keep}};
constexpr std::array yes_no{std::pair{"yes", true}, std::pair{"no", false}};

Result<Day> day_in(const char* option, const std::string& text) {
    const auto day = parse_day(text);
    if (!day)
        return fail(std::string(option) + " " + text + ": write a day, YYYY-MM-DD");
    return *day;
}

Result<std::string> given(const char* option, const std::string& text) {
    if (text.empty())
        return fail(std::string(option) + ": is missing");
    return text;
}

using Made = Result<Kind>;
using Make = Made (*)(const DoWish&, const std::string& tried);

Made confirm(const DoWish& wish, const std::string&) {
    Confirmed kind{TRY(choice("--means", wish.means, means_words)), {}};
    if (!wish.agreed.empty())
        kind.agreed = TRY(day_in("--agreed", wish.agreed));
    return kind;
}
Made lift(const DoWish& wish, const std::string& tried) {
    const auto because = TRY(choice("--because", wish.because, because_words));
    return Lifted{wish.level, because, say(tried)};
}
Made agree_day(const DoWish& wish, const std::string&) {
    const Day agreed = TRY(day_in("--agreed", wish.agreed));
    return NewDayAgreed{agreed, TRY(choice("--means", wish.means, means_words))};
}
Made close(const DoWish& wish, const std::string&) {
    Closed kind{wish.outcome, {}, wish.propose_publishing};
    if (!wish.jottings.empty())
        kind.jottings = TRY(choice("--jottings", wish.jottings, jotting_words));
    return kind;
}
Made answer_hint(const DoWish& wish, const std::string&) {
    const Hint hint = TRY(choice("--hint", wish.hint, hint_words));
    return HintAnswered{hint, TRY(choice("--applies", wish.applies, yes_no))};
}
template <typename K>
Made plain(const DoWish&, const std::string&) {
    return K{};
}

struct ActWord {
    const char* name;
    Make make;
};
const ActWord acts[] = {
    {"register",
     [](const DoWish& w, const std::string&) -> Made {
         return Registered{"", w.line, w.provision}; // the number is the row's own
     }},
    {"confirm", confirm},
    {"assign",
     [](const DoWish& w, const std::string&) -> Made {
         return Assigned{w.unit, w.handler};
     }},
    {"take", plain<Taken>},
    {"hand-over",
     [](const DoWish& w, const std::string&) -> Made {
         return HandedOver{w.unit, w.board};
     }},
    {"lift", lift},
    {"note", plain<Noted>},
    {"jot", plain<Jotted>},
    {"wait",
     [](const DoWish& w, const std::string&) -> Made {
         return WaitsFor{TRY(day_in("--until", w.until))};
     }},
    {"agree-day", agree_day},
    {"measure",
     [](const DoWish& w, const std::string&) -> Made {
         return MeasureTaken{!w.planned, w.cause, w.dimension, w.told_unit};
     }},
    {"praise", plain<PraisePassedOn>},
    {"reply",
     [](const DoWish& w, const std::string&) -> Made {
         return Replied{TRY(choice("--means", w.means, means_words))};
     }},
    {"hinder",
     [](const DoWish& w, const std::string&) -> Made {
         return ReplyHindered{TRY(choice("--hindered-by", w.hindered_by, hindered_words))};
     }},
    {"heard",
     [](const DoWish& w, const std::string&) -> Made {
         return Heard{TRY(choice("--reception", w.reception, reception_words))};
     }},
    {"raise-hint",
     [](const DoWish& w, const std::string&) -> Made {
         return HintRaised{TRY(choice("--hint", w.hint, hint_words))};
     }},
    {"answer-hint", answer_hint},
    {"refer",
     [](const DoWish& w, const std::string&) -> Made {
         return Referred{w.door, w.told};
     }},
    {"link",
     [](const DoWish& w, const std::string&) -> Made {
         return Linked{TRY(given("--other", w.other))};
     }},
    {"close", close},
    {"reopen", plain<Reopened>},
    {"open-contact", plain<ContactOpened>},
    {"publish", plain<Published>},
    {"withdraw", plain<Withdrawn>},
    {"pass-on", [](const DoWish& w, const std::string&) -> Made { return SentToManager{w.unit}; }},
    {"feed-back", plain<FedBack>},
};

} // namespace

std::string names_of_acts() {
    std::string names;
    for (const ActWord& act : acts)
        names += (names.empty() ? "" : ", ") + std::string(act.name);
    return names;
}

Result<WishedEvent> kind_of(const DoWish& wish, const std::string& tried) {
    const auto act = std::find_if(std::begin(acts), std::end(acts),
                                  [&](const ActWord& one) { return wish.act == one.name; });
    if (act == std::end(acts))
        return fail("\"" + wish.act + "\" is no act; write one of: " + names_of_acts());
    WishedEvent wished{TRY(act->make(wish, tried)), {}};
    if (!wish.day.empty())
        wished.day = TRY(day_in("--day", wish.day));
    return wished;
}

} // namespace tycktill::office
