#pragma once
/// HTML as a type: elements make it, and text() is the only way in for a string, which it escapes. A string never
/// becomes HTML by itself, so what a person wrote cannot become a part of a page.
///
/// Names of elements and attributes are literals that are checked when the program is built.
#include "shared/base/room.h"

#include <concepts>
#include <string>
#include <string_view>
#include <vector>

namespace tycktill::web {

/// The name of an element or an attribute: letters, digits and hyphens.
class Name {
public:
    template <std::size_t Size>
    consteval Name(const char (&name)[Size]) : text_(name, Size - 1) { // NOLINT: a literal is one
        for (const char c : text_)
            if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '-'))
                throw "not a name";
    }
    std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

class Html {
public:
    Html() = default;
    Html& operator+=(const Html& other) {
        markup_ += other.markup_;
        return *this;
    }
    friend Html operator+(Html left, const Html& right) { return left += right; }
    bool empty() const { return markup_.empty(); }
    const std::string& markup() const { return markup_; }

private:
    explicit Html(std::string markup) : markup_(std::move(markup)) {}
    std::string markup_;

    friend Html text(std::string_view);
    friend Html lines(std::string_view);
    friend Html page_of(const Html& head, const Html& body);
    friend class Element;
};

/// Escaped. Signs that turn the direction of what follows them are kept, but bound to this text alone.
Html text(std::string_view words);
/// The same with its line breaks as <br>.
Html lines(std::string_view words);
/// Each paragraph of a text as a <p>.
Html paragraphs(std::string_view words);

/// A word of the program's own on a page: escaped like any other.
inline Html operator""_t(const char* words, std::size_t size) {
    return text({words, size});
}

struct Attribute {
    Attribute(Name given) : name(given) {} // NOLINT: "required" is an attribute
    Attribute(Name given, std::string words)
        : name(given), value(std::move(words)), has_value(true) {}
    /// Left out when it doesn't hold.
    Attribute(Name given, bool holds) : name(given), left_out(!holds) {}
    Attribute(Name given, const char* words) : Attribute(given, std::string(words)) {}
    Name name;
    std::string value;
    bool has_value = false;
    bool left_out = false;
};
using Attributes = std::vector<Attribute>;

/// <name attributes>content</name>, or without an end where HTML has none (input, img, br …).
Html el(Name name, const Attributes& attributes, const Html& content = {});
template <std::same_as<Html> Content> // nothing in braces is one
Html el(Name name, const Content& content) {
    return el(name, Attributes{}, content);
}
/// With a class, which most have.
inline Html el(Name name, const char* its_class, const Html& content) {
    return el(name, {{"class", its_class}}, content);
}
inline Html p(const Html& content) {
    return el("p", content);
}
inline Html div(const char* its_class, const Html& content) {
    return el("div", its_class, content);
}
inline Html span(const char* its_class, const Html& content) {
    return el("span", its_class, content);
}
/// A link within this site, or to a place on the page ("#…").
Html link(const std::string& address, const Html& words, const char* its_class = "");

/// The whole document.
Html page_of(const Html& head, const Html& body);

} // namespace tycktill::web
