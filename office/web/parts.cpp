#include "office/web/parts.h"

#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::web {
namespace {

const char* class_of(Press kind) {
    return kind == Press::Main ? "b1" : kind == Press::Other ? "b2" : "b3";
}

std::string joined(const std::string& one, const std::string& more) {
    return more.empty() ? one : one + " " + more;
}

} // namespace

Html icon(Icon which) {
    return el("span", {{"class", "i"}, {"aria-hidden", "true"}},
              text(to_utf8(static_cast<char32_t>(which))));
}

Html chip(Tone tone, std::string_view words, bool bare) {
    const auto made = [&](const char* its_class, const Html& before) {
        return span(its_class, before + text(words));
    };
    switch (tone) {
    case Tone::Soon:
        return made(bare ? "chip soon bare" : "chip soon", icon(Icon::Clock));
    case Tone::Late:
        return made("chip late", icon(Icon::Alert));
    case Tone::Done:
        return made("chip done", icon(Icon::Check));
    case Tone::Draft:
        return made("chip draft", icon(Icon::Pencil));
    case Tone::Plain:
        break;
    }
    return made("chip plain", {});
}

Html button_link(Press kind, const std::string& address, const Html& words, const char* more,
                 char key) {
    Attributes attributes{{"href", address},
                          {"class", joined(std::string("button ") + class_of(kind), more)}};
    if (key)
        attributes.push_back({"accesskey", std::string(1, key)});
    return el("a", attributes, words);
}

Html submit(Press kind, std::string_view words, const char* more, const std::string& name,
            const std::string& value, char key) {
    Attributes attributes{{"class", joined(class_of(kind), more)}};
    if (!name.empty()) {
        attributes.push_back({"name", name});
        attributes.push_back({"value", value});
    }
    if (key)
        attributes.push_back({"accesskey", std::string(1, key)});
    return el("button", attributes, text(words));
}

Html panel(const Html& content, const char* more) {
    return el("div", {{"class", joined("panel", more)}}, content);
}

Html note_box(Icon which, const Html& words) {
    return div("note", icon(which) + el("p", words));
}

Html heading_section(const char* id, std::string_view title, const Html& content,
                     const char* its_class) {
    return el("section", {{"class", its_class}, {"aria-labelledby", id}},
              el("h2", {{"id", id}}, text(title)) + content);
}

std::string why_of(const Wrongs& wrongs, const std::string& field) {
    const auto found = std::find_if(wrongs.begin(), wrongs.end(),
                                    [&](const Wrong& wrong) { return wrong.field == field; });
    return found == wrongs.end() ? "" : found->why;
}

Html error_summary(std::string_view title, const Wrongs& wrongs) {
    if (wrongs.empty())
        return {};
    Html all;
    for (const Wrong& wrong : wrongs)
        all += el("li", wrong.field.empty() ? text(wrong.why)
                                            : link("#f-" + wrong.field, text(wrong.why)));
    return el(
        "div",
        {{"class", "panel bad summary head"}, {"role", "alert"}, {"tabindex", "-1"}, {"autofocus"}},
        el("h2", icon(Icon::Alert) + text(title)) + el("ul", all));
}

bool Fields::chosen(const std::string& name, const std::string& option) const {
    const auto all = typed_.all(name);
    return std::find(all.begin(), all.end(), option) != all.end();
}

Attributes Fields::told(const std::string& name, const Look& look) const {
    Attributes attributes{{"id", "f-" + name}, {"name", name}};
    std::string by = look.hint.empty() ? "" : "h-" + name;
    if (!why_of(wrongs_, name).empty()) {
        attributes.push_back({"aria-invalid", "true"});
        by += (by.empty() ? "e-" : " e-") + name;
    }
    if (!by.empty())
        attributes.push_back({"aria-describedby", by});
    if (look.required)
        attributes.push_back({"aria-required", "true"});
    if (look.focus && wrongs_.empty())
        attributes.push_back({"autofocus"});
    if (!look.complete.empty())
        attributes.push_back({"autocomplete", look.complete});
    if (look.longest > 0)
        attributes.push_back({"maxlength", std::to_string(look.longest)});
    return attributes;
}

namespace {

Html hint_and_error(const std::string& name, const std::string& hint, const std::string& why) {
    Html all;
    if (!hint.empty())
        all += el("p", {{"class", "hint"}, {"id", "h-" + name}}, text(hint));
    if (!why.empty())
        all += el("p", {{"class", "error"}, {"id", "e-" + name}}, icon(Icon::Alert) + text(why));
    return all;
}

} // namespace

Html Fields::around(const std::string& name, std::string_view label, const Look& look,
                    const Html& input) const {
    const std::string why = why_of(wrongs_, name);
    return div(why.empty() ? "field" : "field wrong",
               el("label", {{"for", "f-" + name}}, text(label)) +
                   hint_and_error(name, look.hint, why) + input);
}

Html Fields::input(const std::string& name, std::string_view label, const Look& look,
                   const char* type) const {
    Attributes attributes = told(name, look);
    attributes.push_back({"type", type});
    attributes.push_back({"value", value(name)});
    return around(name, label, look, el("input", attributes));
}

Html Fields::line(const std::string& name, std::string_view label, const Look& look) const {
    return input(name, label, look, "text");
}

Html Fields::day(const std::string& name, std::string_view label, const Look& look) const {
    return input(name, label, look, "date");
}

/// What was typed is never given back.
Html Fields::password(const std::string& name, std::string_view label, const std::string& complete,
                      bool focus) const {
    Look look;
    look.complete = complete;
    look.focus = focus;
    Attributes attributes = told(name, look);
    attributes.push_back({"type", "password"});
    return around(name, label, look, el("input", attributes));
}

Html Fields::area(const std::string& name, std::string_view label, const Look& look) const {
    Attributes attributes = told(name, look);
    if (look.letter)
        attributes.push_back({"class", "letter"});
    const auto typed = typed_.all(name);
    return around(name, label, look,
                  el("textarea", attributes, typed.empty() ? Html() : text(typed.front())));
}

Html Fields::select(const std::string& name, std::string_view label,
                    const std::vector<Option>& options, const Look& look) const {
    Html all;
    for (const Option& option : options)
        all += el("option", {{"value", option.value}, {"selected", value(name) == option.value}},
                  text(option.words));
    return around(name, label, look, el("select", told(name, look), all));
}

Html Fields::choices(const std::string& name, std::string_view label,
                     const std::vector<Option>& options, const Look& look, const char* type) const {
    Html all;
    bool first = true, hints = false;
    for (const Option& option : options) {
        const std::string id = first ? "f-" + name : "f-" + name + "-" + option.value;
        const std::string hint_id = "o-" + name + "-" + option.value;
        Attributes attributes{{"type", type},
                              {"id", id},
                              {"name", name},
                              {"value", option.value},
                              {"checked", chosen(name, option.value)},
                              {"disabled", option.off}};
        if (!option.hint.empty())
            attributes.push_back({"aria-describedby", hint_id});
        if (first && look.focus && wrongs_.empty())
            attributes.push_back({"autofocus"});
        hints |= !option.hint.empty();
        Html words = el("span", text(option.words));
        if (!option.hint.empty())
            words += el("span", {{"class", "hint"}, {"id", hint_id}}, text(option.hint));
        all += el("label", option.off ? "choice off" : "choice", el("input", attributes) + words);
        first = false;
    }
    const std::string why = why_of(wrongs_, name);
    Attributes around_attributes{{"class", why.empty() ? "field" : "field wrong"}};
    if (!why.empty())
        around_attributes.push_back({"aria-describedby", "e-" + name});
    const bool listed = hints || options.size() > 4;
    return el("fieldset", around_attributes,
              el("legend", text(label)) + hint_and_error(name, look.hint, why) +
                  div(listed ? "choices list" : "choices", all));
}

Html Fields::radios(const std::string& name, std::string_view label,
                    const std::vector<Option>& options, const Look& look) const {
    return choices(name, label, options, look, "radio");
}

Html Fields::ticks(const std::string& name, std::string_view label,
                   const std::vector<Option>& options, const Look& look) const {
    return choices(name, label, options, look, "checkbox");
}

Html Fields::tick(const std::string& name, std::string_view words, std::string_view hint) const {
    const std::string why = why_of(wrongs_, name);
    Html all = el("span", text(words));
    if (!hint.empty())
        all += span("hint", text(hint));
    return div(why.empty() ? "field" : "field wrong",
               hint_and_error(name, "", why) + el("label", "choice",
                                                  el("input", {{"type", "checkbox"},
                                                               {"id", "f-" + name},
                                                               {"name", name},
                                                               {"value", "ja"},
                                                               {"checked", chosen(name, "ja")}}) +
                                                      all));
}

Html hidden(const std::string& name, const std::string& value) {
    return el("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

Html hidden_all(const Values& values, const std::vector<std::string>& but) {
    Html all;
    for (const auto& [name, list] : values.everything())
        if (std::find(but.begin(), but.end(), name) == but.end() && name != "bevis")
            for (const std::string& value : list)
                // A text's line breaks would be lost in an attribute of some browsers, a text area keeps them.
                all += value.find('\n') == std::string::npos
                           ? hidden(name, value)
                           : el("textarea", {{"hidden"}, {"name", name}, {"aria-hidden", "true"}},
                                text(value));
    return all;
}

Html post_form(const std::string& address, const std::string& proof, const Html& content,
               const char* its_class) {
    Attributes attributes{{"method", "post"}, {"action", address}};
    if (*its_class)
        attributes.push_back({"class", its_class});
    return el("form", attributes, hidden("bevis", proof) + content);
}

Html get_form(const std::string& address, const Html& content, const char* its_class) {
    return el("form", {{"method", "get"}, {"action", address}, {"class", its_class}}, content);
}

Html facts(const std::vector<Fact>& all, const char* its_class) {
    Html list;
    const bool flow = std::string_view(its_class) == "answers";
    for (const Fact& fact : all) {
        const Html pair = el("dt", text(fact.name)) + el("dd", fact.value);
        list += flow ? el("div", pair) : pair;
    }
    return el("dl", its_class, list);
}

Html ticked(const std::vector<std::pair<bool, Html>>& all) {
    Html list;
    for (const auto& [good, words] : all)
        list += el("li", span(good ? "yes" : "no", icon(good ? Icon::Check : Icon::X)) +
                             el("span", span("away", text(good ? "Klart: " : "Fattas: ")) + words));
    return el("ul", "ticked", list);
}

} // namespace tycktill::web
