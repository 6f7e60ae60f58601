// A side that the feeder took twice is set aside as a double, and takes nothing along.
#include "tests/scanner/scanned_desk.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <set>

using namespace tycktill;
using Desk = ScannedDesk;

namespace {

/// Each side is written as FORM and PAGE: "A1".
using Order = std::vector<std::string>;

struct Papers {
    std::map<char, Serial> serials{{'A', random_serial()}, {'B', random_serial()}};
    std::map<std::string, Image> sides;

    Papers() {
        for (const auto& [name, serial] : serials)
            for (const int number : {1, 2})
                sides[name + std::to_string(number)] =
                    page_of(number, serial, number == 1 ? cold_food : Filled{});
    }
    std::vector<Image> in(const Order& order) const {
        std::vector<Image> out;
        for (const std::string& side : order)
            out.push_back(sides.at(side));
        return out;
    }
};

/// The first form of that number, as "pages" and what it lacks.
std::string first_of(Queue& queue, const Serial& serial) {
    const auto items = queue.items.list().value();
    for (const QueueItem& item : items) {
        if (item.serial != serial.text)
            continue;
        const QueuedForm form = queue.items.load(item.id).value();
        std::set<int> pages;
        for (const FormPage& page : form.returned.pages)
            pages.insert(page.reading.code->page);
        return std::to_string(pages.size()) + " pages, " +
               std::to_string(form.assembled.missing_pages.size()) + " missing";
    }
    return "none";
}

std::string as_text(const Order& order) {
    std::string text;
    for (const std::string& side : order)
        text += side + " ";
    return text;
}

/// What is left when all that is told to be a double is rejected.
void reject_doubles(Queue& queue) {
    const auto items = queue.items.list().value();
    for (const QueueItem& item : items)
        if (item.reason.find("skannad två gånger") != std::string::npos)
            REQUIRE(queue.sending.reject(item.id, "skannad två gånger", today));
}

} // namespace

TEST_CASE("a side that was fed twice takes nothing along, in any order") {
    const Papers papers;
    for (Order order : {Order{"A1", "A1", "A2"}, Order{"A1", "A2", "A2"},
                        Order{"A1", "A1", "A2", "A2"}, Order{"A1", "A1", "A2", "B1", "B2"}}) {
        std::sort(order.begin(), order.end());
        int nth = 0;
        do {
            if (order.size() > 4 && nth++ % 12 != 0)
                continue;
            INFO(as_text(order));
            Desk desk;
            desk.take("a.tif", papers.in(order), false);
            Queue queue = desk.queue();
            const std::size_t all = queue.items.list().value().size();
            CHECK(all == (order.size() > 4 ? 3 : 2));
            CHECK(first_of(queue, papers.serials.at('A')) == "2 pages, 0 missing");
            reject_doubles(queue);
            CHECK(queue.items.list().value().size() == all - 1);
            CHECK(first_of(queue, papers.serials.at('A')) == "2 pages, 0 missing");
            if (order.size() > 4)
                CHECK(first_of(queue, papers.serials.at('B')) == "2 pages, 0 missing");
        } while (std::next_permutation(order.begin(), order.end()));
    }
}

TEST_CASE("a double in another pile that is rejected leaves what the form lacks") {
    const Papers papers;
    for (const auto& [first, second] :
         {std::pair(Order{"A1"}, Order{"A1", "A2"}), std::pair(Order{"A2"}, Order{"A2", "A1"}),
          std::pair(Order{"A1", "B1"}, Order{"B2", "A1", "A2"})}) {
        INFO(as_text(first) << "| " << as_text(second));
        Desk desk;
        desk.take("a.tif", papers.in(first), false);
        desk.take("b.tif", papers.in(second), false);
        Queue queue = desk.queue();
        reject_doubles(queue);
        CHECK(first_of(queue, papers.serials.at('A')) == "2 pages, 0 missing");
    }
}

TEST_CASE("a copied blank with other answers keeps its own back") {
    const Papers papers;
    const Serial serial = papers.serials.at('A');
    std::vector<Image> pages = papers.in({"A1"});
    pages.push_back(page_of(1, serial, {{"typ:forslag", "fran:ovriga"}, {}}));
    pages.push_back(papers.sides.at("A2"));
    Desk desk;
    desk.take("a.tif", pages, false);
    Queue queue = desk.queue();
    CHECK(first_of(queue, serial) == "1 pages, 1 missing");
    CHECK(queue.items.list().value().back().pages == 2);
}

TEST_CASE("a letter behind a double lies with the form") {
    const Papers papers;
    std::vector<Image> pages = papers.in({"A1", "A1"});
    pages.push_back(typed_letter());
    pages.push_back(papers.sides.at("A2"));
    Desk desk;
    desk.take("a.tif", pages, false);
    const auto items = desk.queue().items.list().value();
    REQUIRE(items.size() == 2);
    CHECK(items[0].pages == 3);
    CHECK(items[1].pages == 1);
}
