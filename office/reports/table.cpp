#include "office/reports/table.h"

#include "shared/base/text.h"

#include <algorithm>
#include <cmath>

namespace tycktill::reports {
namespace {

constexpr int fewest_published = 5;

/// With a decimal comma, and without a decimal that says nothing.
std::string in_swedish(double number) {
    const double tenths = std::round(number * 10);
    const auto whole = static_cast<long>(tenths) / 10, rest = static_cast<long>(tenths) % 10;
    return std::to_string(whole) + (rest == 0 ? "" : "," + std::to_string(rest));
}

struct Words {
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(Count count) const { return std::to_string(count.value); }
    std::string operator()(const MedianDays& median) const {
        if (!median.days)
            return "–";
        return in_swedish(*median.days) + (*median.days == 1 ? " dag (" : " dagar (") +
               std::to_string(median.matters) + (median.matters == 1 ? " ärende)" : " ärenden)");
    }
    std::string operator()(Share share) const {
        if (share.whole == 0)
            return "–";
        return std::to_string(share.part) + " av " + std::to_string(share.whole) + " (" +
               std::to_string(int(std::lround(100.0 * share.part / share.whole))) + " %)";
    }
    std::string operator()(TooFew) const { return "färre än 5"; }
};

/// How many people a cell tells of; nothing for one that tells of none.
std::optional<int> people_in(const Cell& cell) {
    if (const auto* count = std::get_if<Count>(&cell))
        return count->value;
    if (const auto* share = std::get_if<Share>(&cell))
        return std::min(share->part, share->whole - share->part);
    if (const auto* median = std::get_if<MedianDays>(&cell))
        return median->matters;
    return {};
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    // What a sheet would take for a formula begins so.
    if (!text.empty() && std::string("=+-@\t\r").find(text.front()) != std::string::npos)
        out += '\'';
    for (const char letter : text) {
        if (letter == '"')
            out += '"';
        out += letter;
    }
    return out + "\"";
}

struct Columns {
    std::vector<std::string> operator()(const std::string& text) const { return {quoted(text)}; }
    std::vector<std::string> operator()(Count count) const { return {std::to_string(count.value)}; }
    std::vector<std::string> operator()(const MedianDays& median) const {
        return {median.days ? in_swedish(*median.days) : "", std::to_string(median.matters)};
    }
    std::vector<std::string> operator()(Share share) const {
        return {std::to_string(share.part), std::to_string(share.whole)};
    }
    std::vector<std::string> operator()(TooFew few) const { return {quoted(Words()(few))}; }
};

/// How many columns of CSV each of a table's columns takes.
std::vector<std::size_t> widths_in_csv(const Table& table) {
    std::vector<std::size_t> widths(table.heads.size(), 1);
    for (const auto& row : table.rows)
        for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i)
            widths[i] = std::max(widths[i], std::visit(Columns(), row[i]).size());
    return widths;
}

void add_line(std::string& out, const std::vector<std::string>& columns) {
    for (std::size_t i = 0; i < columns.size(); ++i)
        out += (i == 0 ? "" : ";") + columns[i];
    out += "\r\n";
}

} // namespace

std::string in_words(const Cell& cell) {
    return std::visit(Words(), cell);
}

namespace {

void hide_next_smallest(const std::vector<Cell*>& cells) {
    Cell* next = nullptr;
    for (Cell* cell : cells) {
        const auto people = people_in(*cell);
        if (people && *people > 0 && (!next || *people < *people_in(*next)))
            next = cell;
    }
    if (next)
        *next = TooFew{};
}

/// Where one count alone of a column that is summed up was taken away, its sum would tell it.
void hide_what_sums_tell(Table& table) {
    if (table.rows.size() < 2 || table.rows.back().empty() ||
        table.rows.back().front() != Cell(std::string("Alla")))
        return;
    for (std::size_t column = 1; column < table.heads.size(); ++column) {
        std::vector<Cell*> cells;
        for (std::size_t row = 0; row + 1 < table.rows.size(); ++row)
            if (column < table.rows[row].size())
                cells.push_back(&table.rows[row][column]);
        if (std::count_if(cells.begin(), cells.end(), [](const Cell* cell) {
                return std::holds_alternative<TooFew>(*cell);
            }) == 1)
            hide_next_smallest(cells);
    }
}

} // namespace

Table for_publishing(Table table) {
    for (auto& row : table.rows) {
        const auto is_small = [](const Cell& cell) {
            const auto people = people_in(cell);
            return people && *people > 0 && *people < fewest_published;
        };
        const auto hidden = std::count_if(row.begin(), row.end(), is_small);
        for (Cell& cell : row)
            if (is_small(cell))
                cell = TooFew{};
        if (hidden != 1)
            continue;
        std::vector<Cell*> cells;
        for (Cell& cell : row)
            cells.push_back(&cell);
        hide_next_smallest(cells);
    }
    hide_what_sums_tell(table);
    return table;
}

std::string swedish_csv(const std::vector<Table>& tables) {
    std::string out = "\xEF\xBB\xBF";
    for (const Table& table : tables) {
        if (&table != &tables.front())
            out += "\r\n";
        const auto widths = widths_in_csv(table);
        add_line(out, {quoted(table.title)});
        std::vector<std::string> heads;
        for (std::size_t i = 0; i < table.heads.size(); ++i) {
            heads.push_back(quoted(table.heads[i]));
            if (widths[i] == 2)
                heads.push_back(quoted(table.heads[i] + ", av"));
        }
        add_line(out, heads);
        for (const auto& row : table.rows) {
            std::vector<std::string> columns;
            for (std::size_t i = 0; i < row.size(); ++i) {
                auto cell = std::visit(Columns(), row[i]);
                if (i < widths.size())
                    cell.resize(std::max(cell.size(), widths[i]));
                columns.insert(columns.end(), cell.begin(), cell.end());
            }
            add_line(out, columns);
        }
    }
    return out;
}

std::string as_text(const std::vector<Table>& tables) {
    std::string out;
    for (const Table& table : tables) {
        if (&table != &tables.front())
            out += "\n";
        out += table.title + "\n";
        std::vector<std::size_t> widths;
        for (const std::string& head : table.heads)
            widths.push_back(code_points(head).size());
        for (const auto& row : table.rows)
            for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i)
                widths[i] = std::max(widths[i], code_points(in_words(row[i])).size());
        const auto add = [&](const std::string& word, std::size_t column) {
            out += word;
            if (column + 1 < widths.size())
                out += std::string(widths[column] + 2 - code_points(word).size(), ' ');
        };
        for (std::size_t i = 0; i < table.heads.size(); ++i)
            add(table.heads[i], i);
        out += "\n";
        for (const auto& row : table.rows) {
            for (std::size_t i = 0; i < row.size(); ++i)
                add(in_words(row[i]), i);
            out += "\n";
        }
        if (!table.note.empty())
            out += table.note + "\n";
    }
    return out;
}

} // namespace tycktill::reports
