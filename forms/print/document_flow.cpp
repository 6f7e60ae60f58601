#include "forms/print/document_flow.h"

#include <algorithm>

namespace tycktill::forms::print {
namespace {

constexpr Mm left = 22_mm, width = 166_mm, top = 18_mm, bottom = 274_mm;
constexpr Mm foot_line = 281_mm, gutter = 4_mm, bar_width = 26_mm, cell_pad = 1.3_mm;

constexpr Type plain{11, 5.6_mm, 400, ink::text};
constexpr Type large{13, 6.8_mm, 400, ink::text};
constexpr Type quiet{9.5, 4.8_mm, 400, ink::quiet};
constexpr Type cell{10, 4.9_mm, 400, ink::text};
constexpr Type cell_head{10, 4.9_mm, 600, ink::black};

Type type_of(DocumentWords::Look look) {
    return look == DocumentWords::Look::Large   ? large
           : look == DocumentWords::Look::Quiet ? quiet
                                                : plain;
}

Type type_of(const DocumentHeading& heading) {
    return heading.level == 1   ? Type{20, 9.4_mm, 700, ink::black}
           : heading.level == 2 ? Type{13.5, 7_mm, 700, ink::black}
                                : Type{11, 5.6_mm, 700, ink::black};
}

const char* tag_of(const DocumentHeading& heading) {
    return heading.level == 1 ? "H1" : heading.level == 2 ? "H2" : "H3";
}

std::vector<std::string> lines_of(const std::string& words) {
    std::vector<std::string> lines;
    for (std::size_t from = 0; from <= words.size();) {
        const std::size_t end = std::min(words.find('\n', from), words.size());
        lines.push_back(words.substr(from, end - from));
        from = end + 1;
    }
    return lines;
}

class Flow {
public:
    Flow(Typesetter& typesetter, const Document& document)
        : typesetter_(typesetter), document_(document), pages_(1) {}

    void head() {
        Mm lower = y_;
        const auto side = [&](const std::vector<std::string>& lines, Align align) {
            Mm y = top;
            for (const std::string& line : lines) {
                const bool first = &line == &lines.front();
                put(line, first ? Type{11, 5.4_mm, 700, ink::black} : quiet, {left, y, width, 6_mm},
                    align, "P");
                y = y + (first ? 5.4_mm : 4.8_mm);
            }
            lower = std::max(lower, y);
        };
        side(document_.head_left, Align::Left);
        side(document_.head_right, Align::Right);
        y_ = lower;
        if (!document_.address.empty()) {
            address();
        } else if (lower > top) {
            page().push_back(SetInk{{left, y_ + 1.5_mm, width, 0.5_mm}, ink::black});
            y_ = y_ + 8_mm;
        }
    }

    void block(const DocumentHeading& heading) {
        const Type type = type_of(heading);
        const Mm before = y_ > top + 20_mm ? (heading.level == 1 ? 2_mm : 5_mm) : 0_mm;
        // A heading stays with what it is the heading of.
        need(before + height(heading.words, type, width) + 18_mm);
        y_ = y_ + before;
        paragraph(heading.words, type, tag_of(heading));
        y_ = y_ + 1.5_mm;
    }
    void block(const DocumentWords& words) {
        for (const std::string& line : lines_of(words.words)) {
            if (line.empty())
                y_ = y_ + 2.8_mm;
            else
                over_pages(line, type_of(words.look));
        }
        y_ = y_ + 2_mm;
    }
    void block(const DocumentTable& table) {
        if (table.heads.empty())
            return;
        const std::vector<Mm> widths = widths_of(table);
        need(heads_height(table, widths) + 14_mm);
        begin("Table");
        heads(table, widths);
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            const bool sum = table.last_is_sum && i + 1 == table.rows.size();
            const Type type = sum ? cell_head : cell;
            const Mm high = row_height(table.rows[i], type, widths);
            if (y_ + high > bottom) {
                end("Table");
                next_page();
                begin("Table");
                heads(table, widths);
            }
            if (sum)
                page().push_back(SetInk{{left, y_, width, 0.3_mm}, ink::black});
            row(table, table.rows[i], type, "TD", widths);
            if (i < table.bars.size() && !sum)
                bar(table, table.bars[i]);
            y_ = y_ + high;
            page().push_back(SetInk{{left, y_, width, 0.12_mm}, ink::ruled_line});
        }
        end("Table");
        y_ = y_ + 3_mm;
    }

    std::vector<StrokedPage> done() {
        const std::string of = " av " + std::to_string(pages_.size());
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            const Rect frame{left, foot_line, width, 6_mm};
            pages_[i].push_back(SetWords{document_.foot, quiet, frame, Align::Left});
            pages_[i].push_back(
                SetWords{"Sida " + std::to_string(i + 1) + of, quiet, frame, Align::Right});
        }
        return std::move(pages_);
    }

private:
    StrokedPage& page() { return pages_.back(); }
    void begin(const char* tag) { page().push_back(TagBegins{tag}); }
    void end(const char* tag) { page().push_back(TagEnds{tag}); }
    void next_page() {
        pages_.emplace_back();
        y_ = top;
    }
    void need(Mm high) {
        if (y_ + high > bottom && y_ > top)
            next_page();
    }
    int lines(const std::string& words, const Type& type, Mm wide) {
        return typesetter_
            .measure(words, type, {0_mm, 0_mm, wide, 2000_mm}, Align::Left, document_.language)
            .lines;
    }
    Mm height(const std::string& words, const Type& type, Mm wide) {
        return type.line * lines(words, type, wide);
    }
    void put(const std::string& words, const Type& type, const Rect& frame, Align align,
             const char* tag) {
        begin(tag);
        page().push_back(SetWords{words, type, frame, align});
        end(tag);
    }
    void paragraph(const std::string& words, const Type& type, const char* tag) {
        const Mm high = height(words, type, width);
        put(words, type, {left, y_, width, high}, Align::Left, tag);
        y_ = y_ + high;
    }

    /// As much as there is room for stands here, the rest on the next page.
    void over_pages(std::string words, const Type& type) {
        while (!words.empty()) {
            const int room = std::max(0, (bottom - y_).hundredths / type.line.hundredths);
            if (lines(words, type, width) <= room)
                break;
            const std::size_t fits = room < 2 ? 0 : longest_in(words, type, room);
            if (fits == 0 && y_ == top)
                break; // one word higher than a page: nobody writes it
            if (fits > 0) {
                paragraph(words.substr(0, fits), type, "P");
                words.erase(0, fits + 1);
            }
            next_page();
        }
        if (!words.empty())
            paragraph(words, type, "P");
    }
    /// How many bytes, up to a space, fill no more than that many lines.
    std::size_t longest_in(const std::string& words, const Type& type, int room) {
        std::vector<std::size_t> spaces;
        for (std::size_t at = words.find(' '); at != std::string::npos;
             at = words.find(' ', at + 1))
            spaces.push_back(at);
        const auto over = std::partition_point(spaces.begin(), spaces.end(), [&](std::size_t at) {
            return lines(words.substr(0, at), type, width) <= room;
        });
        return over == spaces.begin() ? 0 : *(over - 1);
    }

    void address() {
        Mm y = window_of_c5.y;
        begin("Div");
        for (const std::string& line : document_.address) {
            put(line, {11, 5.2_mm, 400, ink::black},
                {window_of_c5.x, y, window_of_c5.width, 5.2_mm}, Align::Left, "P");
            y = y + 5.2_mm;
        }
        end("Div");
        y_ = 90_mm; // below the window, and above the fold there is the greeting
    }

    Mm natural_width(const DocumentTable& table, std::size_t column) {
        const auto wide = [&](const std::string& words, const Type& type) {
            return typesetter_
                .measure(words, type, {0_mm, 0_mm, 900_mm, 100_mm}, Align::Left, document_.language)
                .ink.width;
        };
        Mm most = wide(table.heads[column], cell_head);
        if (table.numbers[column]) // a head may break into lines, a number may not
            most = std::min(most, 24_mm);
        for (const auto& row : table.rows)
            if (column < row.size())
                most = std::max(most, wide(row[column], cell_head));
        return most + 1_mm;
    }
    /// Numbers get what they need; the rest is shared by what the texts would like.
    std::vector<Mm> widths_of(const DocumentTable& table) {
        const std::size_t count = table.heads.size();
        Mm rest = width - gutter * static_cast<int>(count - 1);
        if (!table.bars.empty())
            rest = rest - bar_width - gutter;
        std::vector<Mm> widths(count);
        Mm wanted{0};
        for (std::size_t i = 0; i < count; ++i) {
            widths[i] = natural_width(table, i);
            if (table.numbers[i])
                rest = rest - widths[i];
            else
                wanted = wanted + widths[i];
        }
        for (std::size_t i = 0; i < count; ++i)
            if (!table.numbers[i] && wanted.hundredths > 0)
                widths[i] =
                    Mm{static_cast<int>(static_cast<long long>(std::max(rest, 20_mm).hundredths) *
                                        widths[i].hundredths / wanted.hundredths)};
        return widths;
    }
    Mm row_height(const std::vector<std::string>& words, const Type& type,
                  const std::vector<Mm>& widths) {
        int most = 1;
        for (std::size_t i = 0; i < words.size() && i < widths.size(); ++i)
            most = std::max(most, lines(words[i], type, widths[i]));
        return type.line * most + cell_pad * 2;
    }
    Mm heads_height(const DocumentTable& table, const std::vector<Mm>& widths) {
        return row_height(table.heads, cell_head, widths);
    }
    void heads(const DocumentTable& table, const std::vector<Mm>& widths) {
        row(table, table.heads, cell_head, "TH", widths);
        y_ = y_ + heads_height(table, widths);
        page().push_back(SetInk{{left, y_, width, 0.3_mm}, ink::black});
    }
    void row(const DocumentTable& table, const std::vector<std::string>& words, const Type& type,
             const char* tag, const std::vector<Mm>& widths) {
        begin("TR");
        Mm x = left;
        for (std::size_t i = 0; i < words.size() && i < widths.size(); ++i) {
            put(words[i], type, {x, y_ + cell_pad, widths[i], height(words[i], type, widths[i])},
                table.numbers[i] ? Align::Right : Align::Left, tag);
            x = x + widths[i] + gutter;
        }
        end("TR");
    }
    void bar(const DocumentTable& table, int value) {
        const int most = std::max(1, *std::max_element(table.bars.begin(), table.bars.end()));
        const Mm x = left + width - bar_width, middle = y_ + cell_pad + cell.line / 2;
        page().push_back(SetInk{{x, middle - 0.15_mm, bar_width, 0.3_mm}, ink::ruled_line});
        page().push_back(SetInk{
            {x, middle - 1.1_mm, Mm{bar_width.hundredths * value / most}, 2.2_mm}, ink::text});
    }

    Typesetter& typesetter_;
    const Document& document_;
    std::vector<StrokedPage> pages_;
    Mm y_ = top;
};

} // namespace

Result<std::vector<StrokedPage>> set_out(const Document& document, Typesetter& typesetter) {
    if (static_cast<int>(document.address.size()) > most_address_lines)
        return fail("the address has more lines than the envelope's window shows; shorten it");
    Flow flow(typesetter, document);
    flow.head();
    for (const DocumentBlock& block : document.blocks)
        std::visit([&](const auto& one) { flow.block(one); }, block);
    return flow.done();
}

} // namespace tycktill::forms::print
