#pragma once
/// What the pages are put together from: chips, panels, fields, lists. Words and measures stand in the style sheet's
/// classes; nothing here knows a matter or a person.
#include "office/web/icon.h"
#include "office/web/request.h"
#include "office/web/words.h"

#include <optional>

namespace tycktill::web {

/// Colours always come with an icon and a word.
enum class Tone { Soon, Late, Done, Plain, Draft };
Html chip(Tone tone, std::string_view words, bool bare = false);

enum class Press { Main, Other, Quiet };
Html button_link(Press kind, const std::string& address, const Html& words, const char* more = "",
                 char key = 0);
/// Sends its form. `name` and `value` say which of several was pressed; "" for none.
Html submit(Press kind, std::string_view words, const char* more = "", const std::string& name = "",
            const std::string& value = "", char key = 0);

Html panel(const Html& content, const char* more = "");
Html note_box(Icon which, const Html& words);
Html heading_section(const char* id, std::string_view title, const Html& content,
                     const char* its_class = "panel");

/// What stands in the way of a form, by the field that it concerns.
struct Wrong {
    std::string field; ///< "" for the form as a whole
    std::string why;
};
using Wrongs = std::vector<Wrong>;
std::string why_of(const Wrongs& wrongs, const std::string& field);
/// First on the page; takes the focus. Nothing when nothing is wrong.
Html error_summary(std::string_view title, const Wrongs& wrongs);

struct Option {
    std::string value, words;
    std::string hint = {};
    bool off = false; ///< cannot be chosen; the hint says why
};

/// What a field has beside its label.
struct Look {
    std::string hint = {};
    bool required = false;
    bool letter = false;       ///< a text area for a whole letter
    bool focus = false;        ///< where the page begins
    std::string complete = {}; ///< autocomplete
    std::size_t longest = 0;
};

/// One form's fields as they were typed, with what is wrong: each is drawn with both.
class Fields {
public:
    Fields(const Values& typed, const Wrongs& wrongs) : typed_(typed), wrongs_(wrongs) {}

    using Look = web::Look;
    Html line(const std::string& name, std::string_view label, const Look& look = {}) const;
    Html password(const std::string& name, std::string_view label, const std::string& complete,
                  bool focus = false) const;
    Html area(const std::string& name, std::string_view label, const Look& look = {}) const;
    Html day(const std::string& name, std::string_view label, const Look& look = {}) const;
    Html select(const std::string& name, std::string_view label, const std::vector<Option>& options,
                const Look& look = {}) const;
    Html radios(const std::string& name, std::string_view label, const std::vector<Option>& options,
                const Look& look = {}) const;
    Html ticks(const std::string& name, std::string_view label, const std::vector<Option>& options,
               const Look& look = {}) const;
    Html tick(const std::string& name, std::string_view words, std::string_view hint = "") const;
    std::string value(const std::string& name) const { return typed_.text(name); }
    bool chosen(const std::string& name, const std::string& option) const;

private:
    Html input(const std::string& name, std::string_view label, const Look& look,
               const char* type) const;
    Html choices(const std::string& name, std::string_view label,
                 const std::vector<Option>& options, const Look& look, const char* type) const;
    /// Label, hint, what is wrong, then the input.
    Html around(const std::string& name, std::string_view label, const Look& look,
                const Html& input) const;
    Attributes told(const std::string& name, const Look& look) const;

    const Values& typed_;
    const Wrongs& wrongs_;
};

/// A form that is sent by POST, with the proof that it is ours.
Html post_form(const std::string& address, const std::string& proof, const Html& content,
               const char* its_class = "");
Html get_form(const std::string& address, const Html& content, const char* its_class = "");
Html hidden(const std::string& name, const std::string& value);
/// Every value again, but for those that are named.
Html hidden_all(const Values& values, const std::vector<std::string>& but = {});

struct Fact {
    std::string name;
    Html value;
};
Html facts(const std::vector<Fact>& all, const char* its_class = "facts");
Html ticked(const std::vector<std::pair<bool, Html>>& all);

} // namespace tycktill::web
