#include "office/web/html.h"

#include "shared/base/text.h"

#include <algorithm>
#include <array>

namespace tycktill::web {
namespace {

constexpr std::array without_end{"input", "img", "br", "hr", "link", "meta", "col"};

/// U+202A–202E and U+2066–2069, which could turn what stands after them.
bool turns_direction(std::string_view words) {
    for (std::size_t at = words.find('\xe2'); at != std::string_view::npos && at + 2 < words.size();
         at = words.find('\xe2', at + 1)) {
        const auto second = static_cast<unsigned char>(words[at + 1]);
        const auto third = static_cast<unsigned char>(words[at + 2]);
        if ((second == 0x80 && third >= 0xaa && third <= 0xae) ||
            (second == 0x81 && third >= 0xa6 && third <= 0xa9))
            return true;
    }
    return false;
}

/// For an element's text and a quoted attribute alike. A control sign has no place in either.
void escape(std::string& out, std::string_view words) {
    for (const char c : words)
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t')
                out += c;
        }
}

} // namespace

/// Makes HTML of its parts; the only one beside text() that does.
class Element {
public:
    static Html make(Name name, const Attributes& attributes, const Html& content) {
        std::string markup = "<" + std::string(name.text());
        for (const Attribute& attribute : attributes) {
            if (attribute.left_out)
                continue;
            markup += ' ';
            markup += attribute.name.text();
            if (attribute.has_value) {
                markup += "=\"";
                escape(markup, attribute.value);
                markup += '"';
            }
        }
        markup += '>';
        const bool ends = std::none_of(without_end.begin(), without_end.end(),
                                       [&](const char* one) { return name.text() == one; });
        // A text area loses a line break right after its start.
        if (name.text() == "textarea")
            markup += '\n';
        if (ends)
            markup += content.markup() + "</" + std::string(name.text()) + ">";
        return Html(std::move(markup));
    }
};

Html text(std::string_view words) {
    std::string markup;
    markup.reserve(words.size());
    const bool alone = turns_direction(words);
    markup += alone ? "<bdi>" : "";
    escape(markup, words);
    markup += alone ? "</bdi>" : "";
    return Html(std::move(markup));
}

Html lines(std::string_view words) {
    Html all;
    for (const auto& line : split(words, '\n')) {
        if (!all.empty())
            all += el("br", Attributes{});
        all += text(line);
    }
    return all;
}

Html paragraphs(std::string_view words) {
    Html all;
    std::string paragraph;
    const auto end = [&] {
        if (!trimmed(paragraph).empty())
            all += el("p", lines(trimmed(paragraph)));
        paragraph.clear();
    };
    for (const auto& line : split(words, '\n')) {
        if (trimmed(line).empty())
            end();
        else
            paragraph += (paragraph.empty() ? "" : "\n") + line;
    }
    end();
    return all;
}

Html el(Name name, const Attributes& attributes, const Html& content) {
    return Element::make(name, attributes, content);
}

Html link(const std::string& address, const Html& words, const char* its_class) {
    const std::string shown = its_class;
    Attributes attributes{{"href", address}};
    if (!shown.empty())
        attributes.push_back({"class", shown});
    return el("a", attributes, words);
}

Html page_of(const Html& head, const Html& body) {
    return Html("<!doctype html><html lang=\"sv\"><head>" + head.markup() + "</head>" +
                body.markup() + "</html>");
}

} // namespace tycktill::web
