#pragma once
/// A station's desk in a folder of its own, with pages that are drawn, filled in and scanned by code.
#include "scanner/pages/encode.h"
#include "scanner/queue/intake.h"
#include "scanner/queue/operator_key.h"
#include "scanner/queue/queue.h"
#include "scanner/queue/queue_store.h"
#include "shared/base/files.h"
#include "shared/store/station.h"
#include "tests/support/damage.h"
#include "tests/support/filled_page.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <catch2/catch.hpp>

namespace tycktill {

namespace fs = std::filesystem;

inline const std::string font = std::string(TYCKTILL_SOURCE) +
                                "/assets/fonts/"
                                "AtkinsonHyperlegibleNext-Regular.ttf";
inline const Day arrived = parse_day("2026-11-20").value();
inline const Day today = parse_day("2026-11-22").value();

inline const Catalogue& catalogue() {
    static const Catalogue loaded = Catalogue::load(fs::path(TYCKTILL_SOURCE) / "assets").value();
    return loaded;
}

inline const Sheet& sheet(const std::string& form = "ljusnarsberg") {
    return *catalogue().sheet(catalogue().form(form)->ref);
}

inline TextReader& text_reader() {
    static TextReader one = TextReader::open().value();
    return one;
}

inline PassphraseSource passphrase(const std::string& word = "korrekt häst") {
    return {word, "/nonexistent/operator.key", {}};
}

/// What a person fills in: choice ids and typed texts by field.
struct Filled {
    std::vector<std::string> ticks; ///< "typ:klagomal"
    std::map<std::string, std::string> texts;
};

inline const Filled cold_food{{"typ:klagomal", "fran:narstaende"},
                              {{"beskrivning", "Maten var kall hela vintern."}}};

inline Image page_of(int number, const Serial& serial, const Filled& filled,
                     const std::string& form = "ljusnarsberg") {
    const Sheet& of = sheet(form);
    const Page& page = of.pages[static_cast<std::size_t>(number - 1)];
    Image image = drawn_page(of, page, to_text(PageCode{fingerprint(of), serial, number}), 200);
    image.dpi = 200;
    Chance chance(5);
    for (const Box& box : page.boxes) {
        const std::string mark = box.field + ":" + box.choice;
        if (box.kind == BoxKind::Tick &&
            std::find(filled.ticks.begin(), filled.ticks.end(), mark) != filled.ticks.end())
            draw_tick(image, 200, box.inside, TickStyle::Cross, ballpoint, chance);
        const auto text = filled.texts.find(box.field);
        if (box.kind != BoxKind::Tick && number == 1 && text != filled.texts.end())
            draw_text(image, 200, box, text->second, font);
    }
    return image;
}

inline std::vector<Image> both_pages(const Serial& serial, const Filled& filled) {
    return {page_of(1, serial, filled), page_of(2, serial, {})};
}

/// As when a corner is torn off or coffee went over it.
inline void whiten(Image& page, const Rect& place) {
    const auto px = [](Mm length) { return static_cast<int>(length.value() * 200 / 25.4); };
    for (int y = px(place.y); y <= px(place.bottom()); ++y)
        std::fill_n(page.row(y) + px(place.x), px(place.width) + 1, std::uint8_t{255});
}

inline Image typed_letter() {
    Image image(1654, 2339, 255);
    Box box;
    box.kind = BoxKind::Area;
    box.inside = {25_mm, 40_mm, 150_mm, 60_mm};
    box.lines = 6;
    box.pitch = 10_mm;
    draw_text(image, 200, box, "Hej! Jag vill att bussen stannar vid torget igen.", font);
    image.dpi = 200;
    return image;
}

/// A station's data folder with a queue in it.
struct ScannedDesk {
    TemporaryFolder folder;
    std::string municipality;
    KeyPair office = make_key_pair();
    std::vector<std::string> told;

    fs::path file(const std::string& name, const Bytes& bytes) const {
        const fs::path path = folder.path() / "in" / name;
        fs::create_directories(path.parent_path());
        REQUIRE(write_file(path, bytes));
        return path;
    }
    fs::path data() const { return folder.path() / "data"; }

    IntakeReport take(const fs::path& path, bool with_text = true) {
        Database store = open_queue_store(data()).value();
        const PublicKey key = operator_public_key(store, passphrase()).value();
        Intake intake(std::move(store), key, catalogue(), with_text ? &text_reader() : nullptr,
                      {arrived, municipality, "posten"});
        return intake.add(path).value();
    }
    IntakeReport take(const std::string& name, const std::vector<Image>& pages,
                      bool with_text = true) {
        return take(file(name, group4_tiff_of(pages)), with_text);
    }
    Queue queue() const {
        Database store = open_queue_store(data()).value();
        KeyPair key = unlock_operator_key(store, passphrase()).value();
        return Queue(std::move(store), std::move(key), catalogue(), {municipality, "", "sv"});
    }
    Outbox outbox() const { return Outbox::open(outbox_file(data())).value(); }
    Result<void> accept(Queue& at, const SubmissionId& id) const {
        Outbox into = outbox();
        return at.sending.accept(id, into, {office.public_key}, today);
    }
    Submission sent() const {
        Outbox from = outbox();
        REQUIRE(from.release().value() > 0);
        const auto item = from.next_to_deliver().value();
        REQUIRE(item);
        return open(parse_envelope(item->envelope).value(), office).value();
    }
};

} // namespace tycktill
