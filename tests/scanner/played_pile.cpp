#include "tests/scanner/played_pile.h"

#include "scanner/pages/encode.h"
#include "scanner/queue/intake.h"
#include "scanner/queue/operator_key.h"
#include "scanner/queue/queue_store.h"
#include "shared/base/files.h"
#include "shared/base/text.h"
#include "shared/store/station.h"
#include "tests/support/damage.h"
#include "tests/support/filled_page.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <cmath>

namespace tycktill {

namespace fs = std::filesystem;

namespace {

constexpr double dpi = 200;
const std::string font =
    std::string(TYCKTILL_SOURCE) + "/assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf";
/// What people who type have on their machines.
const std::string& type_of(int number) {
    static const std::string dejavu = "/usr/share/fonts/truetype/dejavu/DejaVu";
    static const std::string types[] = {dejavu + "Sans.ttf", dejavu + "Serif.ttf",
                                        dejavu + "SansMono.ttf", font};
    return types[number % 4];
}
const Day arrived = parse_day("2026-11-20").value();

enum class Hand { Typed, Block, Free };

struct Filler {
    Hand hand;
    Chance& chance;
};

/// Lines of type become a pen's: each column of ink stands a little higher or lower than the one before.
void shake(Image& page, const Rect& where, double amplitude_mm, Chance& chance) {
    const auto px = [](Mm length) { return static_cast<int>(length.value() * dpi / 25.4); };
    const int left = px(where.x), top = px(where.y), width = px(where.width),
              height = px(where.height);
    const Image before = page;
    double offset = 0;
    const double most = amplitude_mm * dpi / 25.4;
    for (int x = left; x < left + width && x < page.width(); ++x) {
        offset = std::clamp(offset + (chance.below(1000) / 500.0 - 1) * most * 0.6, -most, most);
        const int by = static_cast<int>(std::lround(offset));
        for (int y = std::max(top, 0); y < top + height && y < page.height(); ++y) {
            const int from = std::clamp(y + by, top, top + height - 1);
            page.row(y)[x] = before.row(std::min(from, page.height() - 1))[x];
        }
    }
}

std::string in_capitals(const std::string& text) {
    std::string large;
    for (const char32_t c : code_points(text)) {
        const bool small = (c >= U'a' && c <= U'z') || c == U'å' || c == U'ä' || c == U'ö';
        large += to_utf8(small ? c - 32 : c);
    }
    return large;
}

std::string text_for(const Field& field, int number) {
    static const char* const stories[] = {
        "Papegojan i korridoren skriker hela natten.", "Maten var kall hela vintern.",
        "Ingen svarar i telefonen efter klockan tre.", "Tack till personalen som alltid hinner."};
    static const char* const names[] = {"Karin Lindqvist", "Ove Berg", "Mona Sandin"};
    switch (field.rule) {
    case TextRule::Name:
        return names[number % 3];
    case TextRule::Address:
        return "Gruvgatan 7, 714 30 Kopparberg";
    case TextRule::Telephone:
        return "0701740635";
    case TextRule::Email:
        return "karin@telia.com";
    case TextRule::PastDay:
        return "2026-11-03";
    case TextRule::Postnummer:
    case TextRule::Digits:
        return "";
    case TextRule::Any:
        break;
    }
    return field.role == FieldRole::Story ? stories[number % 4] : "";
}

class Form40 {
public:
    Form40(const Form& form, const Sheet& sheet, const Serial& serial, int number)
        : form_(form), sheet_(sheet), serial_(serial), type_(type_of(number)) {
        decide_answers(number);
    }

    std::vector<Image> pages(const Filler& by) const {
        std::vector<Image> images;
        for (const Page& page : sheet_.pages) {
            Image image = drawn_page(
                sheet_, page, to_text(PageCode{fingerprint(sheet_), serial_, page.number}), dpi);
            image.dpi = dpi;
            for (const Box& box : page.boxes)
                fill(image, box, by);
            images.push_back(std::move(image));
        }
        return images;
    }

    const std::map<std::string, std::vector<std::string>>& answers() const { return answers_; }

private:
    void decide_answers(int number) {
        const bool reply = number % 2 == 0;
        for (const Field& field : form_.fields) {
            if (!field.on_paper)
                continue;
            const bool contact = field.role == FieldRole::Contact;
            if (field.role == FieldRole::Reply)
                answers_[field.id] = {reply ? "ja" : "nej"};
            else if (!field.choices.empty() && (field.required || field.role == FieldRole::Type ||
                                                field.role == FieldRole::From))
                answers_[field.id] = {
                    field.choices[static_cast<std::size_t>(number) % field.choices.size()].id};
            else if (field.choices.empty() && (!contact || reply))
                if (const auto text = text_for(field, number); !text.empty())
                    answers_[field.id] = {text};
        }
    }

    void fill(Image& image, const Box& box, const Filler& by) const {
        const auto said = answers_.find(box.field);
        if (said == answers_.end())
            return;
        if (box.kind == BoxKind::Tick) {
            if (said->second.front() == box.choice)
                draw_tick(image, dpi, box.inside, TickStyle::Cross, ballpoint, by.chance);
            return;
        }
        const std::string& text = said->second.front();
        const bool pen = by.hand != Hand::Typed;
        std::string written = by.hand == Hand::Block ? in_capitals(text) : text;
        if (box.kind == BoxKind::Comb)
            std::erase(written, '-');
        draw_text(image, dpi, box, written, pen ? font : type_, {.tone = pen ? 80 : 30});
        if (pen)
            shake(image, box.inside, by.hand == Hand::Free ? 0.55 : 0.35, by.chance);
    }

    const Form& form_;
    const Sheet& sheet_;
    Serial serial_;
    std::string type_;
    std::map<std::string, std::vector<std::string>> answers_;
};

Image letter(const std::string& text) {
    Image image(1654, 2339, 255);
    Box box;
    box.kind = BoxKind::Area;
    box.inside = {25_mm, 40_mm, 150_mm, 60_mm};
    box.lines = 6;
    box.pitch = 10_mm;
    draw_text(image, dpi, box, text, font);
    image.dpi = dpi;
    return image;
}

/// The same pile at each start: numbers are drawn from the seed.
Serial serial_of(Chance& chance) {
    constexpr std::string_view alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    std::string text;
    for (int i = 0; i < 8; ++i)
        text += alphabet[static_cast<std::size_t>(chance.below(static_cast<int>(alphabet.size())))];
    for (const char check : alphabet)
        if (const auto serial = parse_serial(text + check))
            return *serial;
    return {};
}

class Pile {
public:
    explicit Pile(const fs::path& folder)
        : chance_(40), text_(TextReader::open().value()), folder_(folder / "in") {
        result_.data = folder / "data";
        fs::create_directories(folder_);
        enrol();
        Database store = open_queue_store(result_.data).value();
        const PublicKey key =
            operator_public_key(store, {pile_passphrase, "/nonexistent/operator.key", {}}).value();
        intake_.emplace(std::move(store), key, pile_catalogue(), &text_,
                        IntakeOptions{arrived, "", "Posten, förmiddag", {}});
    }

    PlayedPile fill() {
        const Hand hands[] = {Hand::Typed, Hand::Typed, Hand::Block, Hand::Free,
                              Hand::Typed, Hand::Block, Hand::Typed};
        int number = 0;
        std::vector<Image> last;
        for (const Municipality& municipality : pile_catalogue().municipalities())
            for (int i = 0; i < 7; ++i, ++number) {
                auto pages = form_pages(municipality.forms.front(), hands[i], number);
                if (number == 0)
                    last = pages;
                if (i == 6) // one letter lies behind each municipality's last form
                    pages.push_back(letter("Bilaga: mitt eget papper om samma sak."));
                take(pages);
            }
        take({letter("Hej! Jag vill att bussen stannar vid torget igen.")});
        take({letter("Tack för den fina vården på hemtjänsten i vintras.")});
        last.front().row(last.front().height() / 2)[30] = 0; // other bytes, same paper
        take(last);
        auto torn = form_pages(pile_catalogue().form("ljusnarsberg")[0], Hand::Typed, number++);
        torn.pop_back();
        take(torn);
        take(unknown(number));
        return std::move(result_);
    }

private:
    void enrol() {
        fs::create_directories(result_.data);
        const KeyPair office = make_key_pair();
        StationIdentity identity;
        identity.name = "reception-1";
        identity.signing_key = make_signing_key();
        identity.office_url = "http://127.0.0.1:1";
        identity.recipients = {office.public_key};
        identity.receipt_key = make_signing_key().verify_key;
        if (!save_station(result_.data, identity))
            std::abort();
    }
    std::vector<Image> form_pages(const Form& form, Hand hand, int number) {
        const Serial serial = serial_of(chance_);
        const Form40 filled(form, *pile_catalogue().sheet(form.ref), serial, number);
        result_.written[serial.text] = filled.answers();
        return filled.pages({hand, chance_});
    }
    std::vector<Image> unknown(int number) {
        auto pages = form_pages(*pile_catalogue().form("ljusnarsberg"), Hand::Typed, number);
        const Sheet& sheet = *pile_catalogue().sheet(pile_catalogue().form("ljusnarsberg")->ref);
        SheetFingerprint other = fingerprint(sheet);
        other.text[0] = other.text[0] == 'A' ? 'B' : 'A';
        put_codes(pages[0], dpi, sheet.pages[0], to_text(PageCode{other, serial_of(chance_), 1}));
        return {pages[0]};
    }
    /// Every third file is black and white, as some scanners are set; the others keep their greys.
    void take(const std::vector<Image>& pages) {
        const bool grey = ++files_ % 3 != 0;
        const fs::path file = folder_ / (std::to_string(files_) + (grey ? ".pdf" : ".tif"));
        if (!write_file(file, grey ? pdf_of(pages, 80) : group4_tiff_of(pages)) ||
            !intake_->add(file))
            std::abort();
    }

    Chance chance_;
    TextReader text_;
    fs::path folder_;
    std::optional<Intake> intake_;
    PlayedPile result_;
    int files_ = 0;
};

} // namespace

const Catalogue& pile_catalogue() {
    static const Catalogue loaded = Catalogue::load(fs::path(TYCKTILL_SOURCE) / "assets").value();
    return loaded;
}

PlayedPile play_pile(const fs::path& folder) {
    return Pile(folder).fill();
}

Queue pile_queue(const fs::path& data) {
    // A passphrase is made costly to try; the copies of one pile have one key.
    static std::map<PublicKey, KeyPair> unlocked;
    Database store = open_queue_store(data).value();
    const PublicKey open =
        operator_public_key(store, {pile_passphrase, "/nonexistent/operator.key", {}}).value();
    auto known = unlocked.find(open);
    if (known == unlocked.end())
        known = unlocked.emplace(open, unlock_with(store, pile_passphrase).value().key).first;
    return Queue(std::move(store), key_pair_of(known->second.private_key).value(), pile_catalogue(),
                 {"", "", "sv", 0});
}

std::string what_is_lost(const fs::path& data, const std::vector<PlayedFact>& facts, int line) {
    Queue queue = pile_queue(data);
    const auto waiting = queue.items.list().value();
    const auto decided = queue.sending.decided().value();
    const auto gone = [&](const SubmissionId& id) {
        return std::none_of(waiting.begin(), waiting.end(),
                            [&](const QueueItem& item) { return item.id == id; });
    };
    const std::int64_t all = static_cast<std::int64_t>(waiting.size() + decided.size()) +
                             queue.items.finished_on(SystemClock().today()).value();
    if (all < played_forms)
        return std::to_string(played_forms - all) + " forms";
    for (const PlayedFact& fact : facts) {
        if (fact.line > line)
            break;
        if (gone(fact.form))
            continue; // decided since, and only what was settled can be
        if (fact.what == PlayedFact::What::Gone)
            return "a decision of line " + std::to_string(fact.line);
        const auto settled = queue.items.load(fact.form).value().settled;
        const auto said = settled.find(fact.key);
        if (fact.what == PlayedFact::What::Said) {
            if (said == settled.end() || said->second != fact.values)
                return "what was settled at line " + std::to_string(fact.line);
            continue;
        }
        const bool drafted = queue.desks.draft(fact.form).value().text == fact.values.front();
        if (!drafted && said == settled.end())
            return "what was typed at line " + std::to_string(fact.line);
    }
    return {};
}

} // namespace tycktill
