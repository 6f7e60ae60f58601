// The blank from the web, which many print: each paper that comes back is a form with a number of its own.
#include "forms/paper/web_blank.h"
#include "tests/scanner/scanned_desk.h"
#include "tests/support/rooms.h"

#include <set>

using namespace tycktill;
using Desk = ScannedDesk;

namespace {

Image web_page(int number, const Filled& filled = {}, const std::string& form = "ljusnarsberg") {
    return page_of(number, web_serial(), filled, form);
}

std::string words_of(const std::vector<QueueItem>& items) {
    std::string text;
    for (const QueueItem& item : items)
        text += std::to_string(item.pages) + " " + item.reason + "\n";
    return text;
}

} // namespace

TEST_CASE("blanks from the web get numbers of their own, and none is called a copy") {
    Desk desk;
    desk.take("a.tif", {web_page(1, cold_food), web_page(1, cold_food), web_page(2)}, false);
    desk.take("b.tif", {web_page(1, {{"typ:forslag", "fran:ovriga"}, {}})}, false);
    const auto items = desk.queue().items.list().value();
    INFO(words_of(items));
    REQUIRE(items.size() == 3);
    std::set<std::string> numbers;
    for (const QueueItem& item : items) {
        REQUIRE(parse_serial(item.serial));
        CHECK_FALSE(is_from_web(*parse_serial(item.serial)));
        numbers.insert(item.serial);
        for (const DoubtKind kind : item.kinds) {
            CHECK(kind != DoubtKind::OtherContent);
            CHECK(kind != DoubtKind::MissingPage); // the back is only room to go on
        }
    }
    CHECK(numbers.size() == 3);
    CHECK(items[0].pages == 1);
    CHECK(items[1].pages == 2);
}

TEST_CASE(
    "a web blank's back that asks something is missed, and its pages can be put together by hand") {
    Desk desk;
    desk.take("a.tif",
              {web_page(1, {}, "ostersund"), web_page(1, {}, "ostersund"),
               web_page(2, {}, "ostersund"), web_page(2, {}, "ostersund")},
              false);
    Queue queue = desk.queue();
    auto items = queue.items.list().value();
    INFO(words_of(items));
    REQUIRE(items.size() == 3);
    CHECK(items[0].kinds.front() == DoubtKind::MissingPage);
    CHECK(items[1].pages == 2);
    CHECK(items[2].kinds.front() == DoubtKind::MissingPage);
    const auto back = queue.items.load(items[2].id).value().returned.pages.front().id;
    REQUIRE(queue.work.join_page(back));
    CHECK(queue.items.list().value().size() == 2);
}
