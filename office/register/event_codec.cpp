#include "office/register/event_codec.h"

#include "office/matters/role.h"
#include "office/register/kind_fields.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace tycktill::registry {
namespace {

using namespace matters;
using nlohmann::json;

template <typename E>
struct EnumWords;
#define TYCKTILL_ENUM_WORDS(Enum, ...)                                                             \
    template <>                                                                                    \
    struct EnumWords<Enum> {                                                                       \
        static constexpr std::array all{__VA_ARGS__};                                              \
    };
template <>
struct EnumWords<matters::Role> {
    static constexpr auto& all = matters::role_names;
};
// In the enumerators' order. Never rename one: add at the end of both.
TYCKTILL_ENUM_WORDS(matters::Way, "kiosk", "paper", "telephone", "visit", "letter", "e-mail", "sms",
                    "web", "ombudsman")
TYCKTILL_ENUM_WORDS(matters::Means, "letter", "e-mail", "code", "by-mouth")
TYCKTILL_ENUM_WORDS(matters::ReplyWish, "none", "by-code", "by-contact")
TYCKTILL_ENUM_WORDS(matters::Hint, "appeal", "lex-sarah", "child-concern", "fault-report",
                    "personnummer", "threat")
TYCKTILL_ENUM_WORDS(matters::Reception, "content", "partly", "not-content", "unknown")
TYCKTILL_ENUM_WORDS(matters::Lifted::Because, "not-content", "not-solved", "serious")
TYCKTILL_ENUM_WORDS(matters::ReplyHindered::By, "secrecy", "not-found", "not-wanted")
TYCKTILL_ENUM_WORDS(matters::Closed::Jottings, "weed", "keep")
#undef TYCKTILL_ENUM_WORDS

template <typename E>
json enum_word(E value) {
    return EnumWords<E>::all[static_cast<std::size_t>(value)];
}

/// Writes a kind's fields into the facts.
class FieldWriter {
public:
    explicit FieldWriter(json& facts) : facts_(facts) {}
    void operator()(const char* name, const std::string& text) {
        if (!text.empty())
            facts_[name] = text;
    }
    void operator()(const char* name, bool truth) { facts_[name] = truth; }
    void operator()(const char* name, int number) { facts_[name] = number; }
    void operator()(const char* name, Day day) { facts_[name] = iso(day); }
    template <typename E>
    requires std::is_enum_v<E>
    void operator()(const char* name, E value) { facts_[name] = enum_word(value); }
    template <typename T>
    void operator()(const char* name, const std::optional<T>& value) {
        if (value)
            (*this)(name, *value);
    }
    void operator()(const char* name, const std::vector<matters::PromisedDay>& days) {
        for (const matters::PromisedDay& one : days)
            facts_[name][one.clock] = iso(one.day);
    }

private:
    json& facts_;
};

/// Reads them back; the first field that is not what it should be is remembered by name.
class FieldReader {
public:
    explicit FieldReader(const json& facts) : facts_(facts) {}
    const std::string& fault() const { return fault_; }

    void operator()(const char* name, std::string& text) {
        if (const json* value = find(name, &json::is_string))
            text = value->get<std::string>();
    }
    void operator()(const char* name, bool& truth) {
        if (const json* value = find(name, &json::is_boolean))
            truth = value->get<bool>();
    }
    void operator()(const char* name, int& number) {
        if (const json* value = find(name, &json::is_number_integer))
            number = value->get<int>();
    }
    void operator()(const char* name, Day& day) {
        if (const json* value = find(name, &json::is_string))
            set_day(name, *value, day);
    }
    template <typename E>
    requires std::is_enum_v<E>
    void operator()(const char* name, E& value) {
        const json* word = find(name, &json::is_string);
        if (!word)
            return;
        const auto& all = EnumWords<E>::all;
        const auto found = std::find(all.begin(), all.end(), word->get<std::string>());
        if (found == all.end())
            fault_ = name;
        else
            value = static_cast<E>(found - all.begin());
    }
    template <typename T>
    void operator()(const char* name, std::optional<T>& value) {
        if (!facts_.contains(name))
            return;
        T inner{};
        (*this)(name, inner);
        value = inner;
    }
    void operator()(const char* name, std::vector<matters::PromisedDay>& days) {
        const json* all = find(name, &json::is_object);
        if (!all)
            return;
        for (const auto& [clock, text] : all->items()) {
            days.push_back({clock, {}});
            set_day(name, text, days.back().day);
        }
    }

private:
    const json* find(const char* name, bool (json::*is_right)() const noexcept) {
        const auto found = facts_.find(name);
        if (found == facts_.end())
            return nullptr;
        if (((*found).*is_right)())
            return &*found;
        fault_ = name;
        return nullptr;
    }
    void set_day(const char* name, const json& text, Day& day) {
        const Result<Day> parsed = parse_day(text.is_string() ? text.get<std::string>() : "");
        if (parsed)
            day = *parsed;
        else
            fault_ = name;
    }

    const json& facts_;
    std::string fault_;
};

template <std::size_t I = 0>
matters::Kind empty_kind(std::size_t index) {
    if constexpr (I + 1 < std::variant_size_v<matters::Kind>) {
        if (index != I)
            return empty_kind<I + 1>(index);
    }
    return matters::Kind{std::in_place_index<I>};
}

tl::unexpected<Error> broken(const std::string& field) {
    return fail("an event of the register has no right '" + field +
                "'; run tycktill-office verify, and restore the register from its backup");
}

std::string dumped(const json& document) {
    return document.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// The words of an event from its opened part.
void fill_words(matters::Event& event, const std::string& words) {
    const json document = json::parse(words, nullptr, false);
    if (!document.is_object())
        return;
    FieldReader reader(document);
    reader("words", event.words.text);
    if (auto* lifted = std::get_if<matters::Lifted>(&event.kind))
        reader("tried", lifted->tried.text);
}

} // namespace

EventText written(const matters::Event& event) {
    json facts{{"v", 1},
               {"by", event.by},
               {"day", iso(event.day)},
               {"entered", iso(event.entered)},
               {"kind", kind_names[event.kind.index()]},
               {"role", enum_word(event.role)}};
    if (event.words.said)
        facts["said"] = true;
    FieldWriter writer(facts);
    std::visit(FieldsOf<FieldWriter>{writer}, event.kind);
    json words = json::object();
    if (!event.words.text.empty())
        words["words"] = event.words.text;
    if (const auto* lifted = std::get_if<matters::Lifted>(&event.kind);
        lifted && !lifted->tried.text.empty())
        words["tried"] = lifted->tried.text;
    return {dumped(facts), words.empty() ? "" : dumped(words)};
}

Result<matters::Event> read_event(const std::string& facts, const std::string& words) {
    const json document = json::parse(facts, nullptr, false);
    if (!document.is_object())
        return broken("facts");
    matters::Event event;
    FieldReader reader(document);
    int version = 0;
    reader("v", version);
    if (version != 1)
        return fail("an event of the register was written by a newer program; update this one");
    std::string kind;
    reader("kind", kind);
    const auto name = std::find(kind_names.begin(), kind_names.end(), kind);
    if (name == kind_names.end())
        return broken("kind");
    event.kind = empty_kind(static_cast<std::size_t>(name - kind_names.begin()));
    for (const char* must : {"day", "entered", "role"}) {
        if (!document.contains(must))
            return broken(must);
    }
    reader("day", event.day);
    reader("entered", event.entered);
    reader("by", event.by);
    reader("role", event.role);
    reader("said", event.words.said);
    std::visit(FieldsOf<FieldReader>{reader}, event.kind);
    if (!reader.fault().empty())
        return broken(reader.fault());
    fill_words(event, words);
    return event;
}

} // namespace tycktill::registry
