// A report's tables as HTML: numbers to the right, bars as SVG beside them.
#include "office/web/report_pages.h"

#include <algorithm>

namespace tycktill::web {
namespace {

using reports::Cell;
using reports::Count;

bool is_sum(const std::vector<Cell>& row) {
    return !row.empty() && row.front() == Cell(std::string("Alla"));
}

bool is_number_column(const reports::Table& table, std::size_t column) {
    return std::any_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
        return column < row.size() && !std::holds_alternative<std::string>(row[column]);
    });
}

/// The largest count that a bar stands for; nothing where the table has no bars.
std::optional<int> largest(const reports::Table& table) {
    constexpr std::size_t most_columns = 3;
    if (table.heads.size() > most_columns || table.rows.size() < 2)
        return std::nullopt;
    int most = 0;
    for (const auto& row : table.rows) {
        const auto* count = row.size() > 1 ? std::get_if<Count>(&row[1]) : nullptr;
        if (!count && !(row.size() > 1 && std::holds_alternative<reports::TooFew>(row[1])))
            return std::nullopt;
        if (count && !is_sum(row))
            most = std::max(most, count->value);
    }
    return most;
}

Html bar(const Cell& cell, int most) {
    const auto* count = std::get_if<Count>(&cell);
    if (!count)
        return {};
    const std::string width = std::to_string(100 * count->value / std::max(1, most)) + "%";
    return el("svg",
              {{"width", "100%"}, {"height", "12"}, {"aria-hidden", "true"}, {"class", "amount"}},
              el("rect", {{"width", "100%"}, {"height", "2"}, {"y", "5"}, {"class", "rail"}}) +
                  el("rect", {{"width", width}, {"height", "12"}, {"rx", "2"}}));
}

Html heads_of(const reports::Table& table, bool with_bars) {
    Html all;
    for (std::size_t i = 0; i < table.heads.size(); ++i) {
        const std::string words =
            table.heads[i].empty() && i == 0 ? std::string("Vad") : table.heads[i];
        all += is_number_column(table, i)
                   ? el("th", {{"scope", "col"}, {"class", "number"}}, text(words))
                   : el("th", {{"scope", "col"}}, text(words));
        if (i == 0 && with_bars)
            all += el("td", {{"class", "bars"}}, {});
    }
    return el("tr", all);
}

} // namespace

Html table_html(const reports::Table& table) {
    if (table.rows.empty())
        return el("section", el("h2", text(table.title)) + panel(p("Inget under perioden."_t)));
    const auto most = largest(table);
    Html rows;
    for (const auto& row : table.rows) {
        Html cells;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const Html words = text(reports::in_words(row[i]));
            const std::string head = i < table.heads.size() ? table.heads[i] : "";
            if (i == 0)
                cells += el("td", is_sum(row) ? el("b", words) : words);
            else if (is_number_column(table, i))
                cells += el("td", {{"class", "number"}, {"data-l", head}},
                            is_sum(row) ? el("b", words) : words);
            else
                cells += el("td", {{"data-l", head}}, words);
            if (i == 0 && most)
                cells += el("td", {{"class", "bars"}},
                            is_sum(row) ? Html() : bar(row.size() > 1 ? row[1] : Cell{}, *most));
        }
        rows += el("tr", cells);
    }
    Html all = el("h2", text(table.title)) +
               el("table", "table",
                  el("caption", "away", text(table.title)) +
                      el("thead", heads_of(table, most.has_value())) + el("tbody", rows));
    if (!table.note.empty())
        all += el("p", "quiet field", text(table.note));
    return el("section", all);
}

} // namespace tycktill::web
