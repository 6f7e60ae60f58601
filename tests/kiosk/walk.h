#pragma once
/// Somebody who goes through a whole interview, whatever the municipality asks: tries to pass each
/// mandatory question by first, then answers it, and remembers what was answered. The hand that presses
/// and writes is the caller's: a finger or a real keyboard.
#include "kiosk/app.h"
#include "shared/record/submission.h"
#include "tests/support/rooms.h"

#include <set>

namespace tycktill {

class Hand {
public:
    virtual ~Hand() = default;
    virtual void press(const Node& node) = 0;
    virtual void write(const std::string& text) = 0;
};

enum class Wishes { Anonymous, Reply };

struct Walk {
    const App& app;
    std::function<const AccessibleTree&()> tree;
    Hand& hand;
    Wishes wishes;

    /// Whether each mandatory question is tried without an answer first.
    bool tries_to_pass = true;
    /// What was answered, by field.
    std::map<std::string, std::vector<std::string>> answered = {};
    /// What was said to be wrong on the way, as it stood on the screen.
    std::set<std::string> told = {};
    int presses = 0; ///< but for those that write
    /// What went otherwise than it should, or "".
    std::string fault = {};

    void from_start_to_thanks();

private:
    void press(const std::string& name);
    void press_card(const std::string& name, bool goes_on = true);
    std::string word(const char* key) const;
    std::string more() const;
    bool on_screen(const std::string& name) const;
    void try_to_pass();
    void answer_choice(const Field& field);
    void answer_unit(const Field& field);
    void answer_date(const Field& field);
    void answer_text(const Field& field);
    void answer_ways();
    void answer_lines();
    void write_line(const Field& field);
    void answer_step();
};

/// Are these the answers that came to the office? Says which is not, or "".
std::string difference(const Walk& walk, const Submission& sent);

} // namespace tycktill
