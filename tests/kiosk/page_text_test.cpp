#include "kiosk/session/page_text.h"

#include "shared/base/text.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

std::string drawn(const std::string& text) {
    return drawable(text, [](const char* key) { return std::string(key).substr(8); });
}

} // namespace

TEST_CASE("a text goes on in pages: nothing is lost, each fits, and words stay whole") {
    const std::size_t room = GENERATE(1u, 7u, 40u, 5000u);
    const auto fits = [&](const std::string& part) { return length_of(part) <= room; };
    for (const std::string text :
         {"", "å", "Maten var kall.", "En mening.\n\nEn till, som är längre än en rad på glaset.",
          "ettlångtordutanettendamellanslagåäö och slut"}) {
        std::string all;
        for (const std::string& page : pages_of(text, fits)) {
            CHECK(fits(page));
            CHECK(is_utf8(page));
            all += page;
        }
        CHECK(all == text);
    }
    CHECK(pages_of("ett två tre", [](const std::string& part) { return part.size() <= 5; }) ==
          std::vector<std::string>{"ett ", "två ", "tre"});
}

TEST_CASE("a reply is shown with signs that exist: no boxes") {
    CHECK(drawn("Hej!\r\nVi har lagat lampan.\r\n") == "Hej!\nVi har lagat lampan.\n");
    CHECK(drawn("Hem → Stöd → Klagomål") == "Hem -> Stöd -> Klagomål");
    CHECK(drawn("Tack 🙂🙂 ❤️") == "Tack (glad) (heart)");
    CHECK(drawn("a\u200Bb\u00ADc\u2011d\u202Fe") == "abc-d e");
    CHECK(drawn("✓ klart ☐ kvar 漢字") == "[x] klart [ ] kvar (other)");
    CHECK(drawn("«Åäö» – 3 × 4 € مرحبا") == "«Åäö» – 3 × 4 € مرحبا");
}
