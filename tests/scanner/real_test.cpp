// Pictures that nobody here made: they run where TYCKTILL_REAL_DATA names their folder.
#include "scanner/reading/code.h"
#include "scanner/reading/mark.h"
#include "shared/base/files.h"
#include "shared/base/text.h"
#include "tests/support/any_picture.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

using namespace tycktill;
namespace fs = std::filesystem;

namespace {

// The folder, or nothing and a word about what was skipped.
fs::path real_data(const std::string& part) {
    const char* folder = std::getenv("TYCKTILL_REAL_DATA");
    if (folder != nullptr && fs::exists(fs::path(folder) / part))
        return fs::path(folder) / part;
    WARN("skipped: TYCKTILL_REAL_DATA has no " << part);
    return {};
}

struct Count {
    int pictures = 0, right = 0, wrong = 0;
};

Count count_codes(const fs::path& folder) {
    Count count;
    for (const auto& entry : fs::directory_iterator(folder)) {
        fs::path text = entry.path();
        text.replace_extension(".txt");
        if (entry.path() == text || !fs::exists(text))
            continue;
        ++count.pictures;
        const std::string expected = trimmed(read_text(text).value());
        const auto codes = read_qr_codes(any_picture(entry.path()));
        const bool right = std::any_of(codes.begin(), codes.end(), [&](const QrCode& code) {
            return trimmed(code.text) == expected;
        });
        count.right += right;
        count.wrong += !right && !codes.empty();
    }
    return count;
}

} // namespace

TEST_CASE("photographed codes are read as often as they were last time", "[real]") {
    struct Expected {
        const char* folder;
        int right;
    };
    for (const Expected& expected :
         {Expected{"qr/qrcode-1", 8}, {"qr/qrcode-3", 15}, {"qr/qrcode-5", 16}}) {
        const fs::path folder = real_data(expected.folder);
        if (folder.empty())
            return;
        const Count count = count_codes(folder);
        INFO(expected.folder << ": " << count.right << " of " << count.pictures << " right, "
                             << count.wrong << " other");
        CHECK(count.right >= expected.right);
    }
}

TEST_CASE("no page code is seen where there is none", "[real]") {
    const fs::path folder = real_data("qr/falsepositives-1");
    if (folder.empty())
        return;
    for (const auto& entry : fs::directory_iterator(folder)) {
        INFO(entry.path().filename().string());
        CHECK(find_page_codes(any_picture(entry.path())).ours.empty());
    }
}

TEST_CASE("boxes that real pens marked show ink, and empty ones none", "[real]") {
    const fs::path folder = real_data("ticks/checkboxes");
    if (folder.empty())
        return;
    // Crops of about 95 dpi, 26 x 16 pixels, with the box's frame at the same place in each.
    constexpr double scale = 3.75;
    const Match corners[] = {
        {{0, 0}, {0, 0}}, {{10, 0}, {37.5, 0}}, {{10, 10}, {37.5, 37.5}}, {{0, 10}, {0, 37.5}}};
    const Homography map = Homography::fit(corners).value();
    const auto mm_of = [&](double px) { return Mm{int(px / scale * 100)}; };
    const Rect inside{mm_of(3.5), mm_of(4), mm_of(18.2), mm_of(8.7)};
    int marked = 0, missed = 0, empty = 0, wrong = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        const InkMeasure measure = measure_ink(any_picture(entry.path()), map, inside);
        const bool ink = measure.extent_mm > MarkLimits{}.no_extent_mm;
        if (name.rfind("empty", 0) == 0) {
            ++empty;
            wrong += ink;
        } else {
            ++marked;
            missed += !ink;
        }
        INFO(name << " reach " << measure.extent_mm << " ink " << measure.ink << " strength "
                  << measure.strength << " frame " << measure.frame.sides << " bleed "
                  << measure.frame.bleed_mm);
        CHECK(ink == (name.rfind("empty", 0) != 0));
    }
    INFO(missed << " of " << marked << " missed, " << wrong << " of " << empty
                << " seen where nothing was");
    CHECK(marked >= 30);
    CHECK(missed == 0);
    CHECK(wrong == 0);
}
