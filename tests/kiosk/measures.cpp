#include "measures.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <sstream>

namespace tycktill {
namespace {

constexpr double least_target_mm = 20, least_gap_mm = 3, steady_gap_mm = 4.8,
                 least_capitals_mm = 7.4;
constexpr double rounding_px = 0.6;

std::string quoted(const std::string& text) {
    return "«" + text + "»";
}

float gap_between(const PxRect& a, const PxRect& b) {
    return std::max(std::max(b.x - a.right(), a.x - b.right()),
                    std::max(b.y - a.bottom(), a.y - b.bottom()));
}

float common(float a, float a_end, float b, float b_end) {
    return std::min(a_end, b_end) - std::max(a, b);
}

/// Both ways by more than a px of rounding.
bool overlap(const PxRect& a, const PxRect& b) {
    return common(a.x, a.right(), b.x, b.right()) > 1.5f &&
           common(a.y, a.bottom(), b.y, b.bottom()) > 1.5f;
}

bool holds(const PxRect& outer, const PxRect& inner) {
    return inner.x >= outer.x - 1 && inner.y >= outer.y - 1 && inner.right() <= outer.right() + 1 &&
           inner.bottom() <= outer.bottom() + 1;
}

PxRect glass(const Panel& panel) {
    return {0, 0, static_cast<float>(panel.width_px), static_cast<float>(panel.height_px)};
}

std::vector<std::string> words_of(const std::string& text) {
    std::string spaced = text;
    for (std::size_t at = 0; (at = spaced.find("\u00A0", at)) != std::string::npos;)
        spaced.replace(at, 2, " ");
    std::istringstream in(spaced);
    std::vector<std::string> words;
    for (std::string word; in >> word;)
        words.push_back(word);
    return words;
}

const Node* pressed_at(const AccessibleTree& tree, const PxRect& rect) {
    return tree.at(rect.mid_x(), rect.mid_y());
}

/// Nodes that are said as they stand; a button may say more than it shows («Ändra Typ»).
bool is_written_out(const Node& node) {
    switch (node.role) {
    case Role::Heading:
    case Role::Text:
    case Role::Choice:
    case Role::Notice:
    case Role::Warning:
    case Role::Error:
    case Role::Progress:
        return true;
    default:
        return false;
    }
}

void find_missing_words(const Node& node, const std::vector<DrawnText>& texts, PageFaults& faults) {
    std::multiset<std::string> written;
    for (const DrawnText& text : texts)
        if (overlap(text.rect, node.rect.inset(-2)))
            for (const std::string& word : words_of(text.text))
                written.insert(word);
    for (const std::string& word : words_of(node.name + " " + node.hint)) {
        const auto found = written.find(word);
        if (found == written.end())
            return faults.push_back(quoted(node.name) + " says " + quoted(word) +
                                    ", which does not stand there");
        written.erase(found);
    }
}

} // namespace

PageFaults faults_of_targets(const AccessibleTree& tree, const Panel& panel, bool steady) {
    PageFaults faults;
    const double target = least_target_mm * panel.px_per_mm() - rounding_px;
    const double apart_mm = steady ? steady_gap_mm : least_gap_mm;
    const double gap = apart_mm * panel.px_per_mm() - rounding_px;
    std::vector<const Node*> targets;
    for (const Node& node : tree.nodes())
        if (node.can_press)
            targets.push_back(&node);
    for (const Node* node : targets) {
        if (node->rect.w < target || node->rect.h < target)
            faults.push_back(quoted(node->name) + " is smaller than 20 mm");
        if (!holds(glass(panel), node->rect))
            faults.push_back(quoted(node->name) + " reaches off the glass");
    }
    for (std::size_t a = 0; a < targets.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            if (gap_between(targets[a]->rect, targets[b]->rect) < gap)
                faults.push_back(quoted(targets[a]->name) + " is nearer than " +
                                 (steady ? "4.8" : "3") + " mm to " + quoted(targets[b]->name));
    return faults;
}

PageFaults faults_of_text(const AccessibleTree& tree, const std::vector<DrawnText>& texts,
                          const Panel& panel) {
    PageFaults faults;
    for (const DrawnText& text : texts) {
        const Node* under = pressed_at(tree, text.rect);
        const bool scrolls = under != nullptr && under->role == Role::Field; // one long line
        if (text.cut && !scrolls)
            faults.push_back(quoted(text.text) + " is cut");
        if (!holds(glass(panel), text.rect))
            faults.push_back(quoted(text.text) + " reaches off the glass");
        if (under != nullptr && !holds(under->rect, text.rect))
            faults.push_back(quoted(text.text) + " reaches out of " + quoted(under->name));
        for (const Node& node : tree.nodes())
            if (node.can_press && &node != under && overlap(node.rect, text.rect))
                faults.push_back(quoted(text.text) + " reaches into " + quoted(node.name));
    }
    for (std::size_t a = 0; a < texts.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            if (overlap(texts[a].rect, texts[b].rect))
                faults.push_back(quoted(texts[a].text) + " stands over " + quoted(texts[b].text));
    for (const Node& node : tree.nodes())
        if (is_written_out(node))
            find_missing_words(node, texts, faults);
    return faults;
}

PageFaults faults_of_size(const AccessibleTree& tree, const std::vector<DrawnText>& texts,
                          const Panel& panel, bool larger) {
    PageFaults faults;
    const float label = em_px(panel, Step::Label);
    for (const DrawnText& text : texts) {
        const double capitals = 0.668 * static_cast<double>(text.font.px) / panel.px_per_mm();
        if (capitals >= least_capitals_mm)
            continue;
        const Node* under = pressed_at(tree, text.rect);
        const bool key = under != nullptr && under->role == Role::Key;
        const bool small_by_design = text.font.px >= label - 0.5f && (!larger || key);
        if (!small_by_design)
            faults.push_back(quoted(text.text) + " has capitals of " + std::to_string(capitals) +
                             " mm");
    }
    return faults;
}

} // namespace tycktill
