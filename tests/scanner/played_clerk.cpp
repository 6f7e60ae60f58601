// The clerk of played_pile.h: knows what was written, sees what the desk shows, and presses keys.
#include "scanner/desk/letter.h"
#include "shared/base/text.h"
#include "tests/scanner/played_pile.h"

#include "shared/store/station.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <chrono>

namespace tycktill {

namespace {

using Steady = std::chrono::steady_clock;
constexpr DeskMoment key_time{250}; // as play_run.cpp lets its clock run

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text)
        out += (c == '"' || c == '\\' ? std::string("\\") : std::string()) + c;
    return out + "\"";
}

class Clerk {
public:
    explicit Clerk(const PlayedPile& pile) : pile_(pile), work_(doors(pile.data)) {}

    PlayedSession work() {
        work_.start();
        work_.tick(now_);
        key(DeskKey::Open, "enter");
        while (desk().form && session_.count.forms < 2 * played_forms)
            one_form();
        set_aside_ones();
        return std::move(session_);
    }

private:
    static DeskDoors doors(const std::filesystem::path& data) {
        DeskDoors made{[data](const std::string&) -> Result<UnlockedQueue> {
                           return UnlockedQueue{pile_queue(data), pile_queue(data), ""};
                       },
                       pile_catalogue(),
                       [data](Queue& queue, const SubmissionId& id) -> Result<void> {
                           const auto station = TRY(load_station(data));
                           Outbox outbox = TRY(Outbox::open(outbox_file(data)));
                           return queue.sending.carry_out(id, outbox, station->recipients,
                                                          SystemClock().today());
                       },
                       [] { return SystemClock().today(); }, [] { return DeskClock{0}; }};
        return made;
    }

    const Desk& desk() const { return work_.desk(); }

    void line(const std::string& words) {
        session_.play += words + "\n";
        ++line_;
    }
    void give(const DeskEvent& event) {
        now_ += key_time;
        work_.happened(event, now_);
        work_.tick(now_);
    }
    void key(DeskKey means, const std::string& word) {
        line("key " + word);
        ++keys_;
        give(means);
    }
    void digit(std::size_t number) {
        line("key " + std::to_string(number));
        ++keys_;
        give(DeskDigit{number});
    }
    /// Then the clerk looks up at the page for two seconds.
    void type(const std::string& text, bool asked) {
        line("type " + quoted(text));
        session_.count.characters += static_cast<int>(length_of(text));
        give(DeskTyped{text});
        line("wait 2s");
        for (int i = 0; i < 8; ++i)
            work_.tick(now_ += key_time);
        if (!asked && desk().form)
            fact(PlayedFact::What::Typed, desk().form->current, {text});
    }
    void fact(PlayedFact::What what, const std::string& of, std::vector<std::string> values) {
        session_.facts.push_back({what, line_, form_, of, std::move(values)});
    }

    const std::vector<std::string>* truth(const std::string& field) const {
        const auto paper = pile_.written.find(desk().form->queued.item.serial);
        if (paper == pile_.written.end())
            return nullptr;
        const auto said = paper->second.find(field);
        return said == paper->second.end() ? nullptr : &said->second;
    }

    void one_form() {
        auto& count = session_.count;
        form_ = desk().form->queued.item.id;
        ++count.forms;
        const int keys_before = keys_, doubts_before = count.doubts;
        for (int tries = 0; tries < 60 && !ready(); ++tries) {
            if (is_double()) {
                reject("Skannad två gånger.");
                return;
            }
            one_card();
        }
        const auto began = Steady::now();
        const auto decided = form_;
        key(DeskKey::Approve, "ctrl+enter");
        session_.slowest_next_ms =
            std::max(session_.slowest_next_ms,
                     std::chrono::duration<double, std::milli>(Steady::now() - began).count());
        if (desk().form && desk().form->queued.item.id == decided) {
            key(DeskKey::Leave, "escape"); // stuck: the count of decisions tells it
            return;
        }
        fact(PlayedFact::What::Gone, "", {});
        ++count.accepted;
        if (count.doubts == doubts_before) {
            ++count.doubtless_forms;
            count.keys_for_doubtless += keys_ - keys_before;
        }
        count.keys = keys_;
    }

    bool ready() const {
        const auto cards = cards_of(*desk().form);
        return std::all_of(cards.begin(), cards.end(),
                           [](const DeskCard& card) { return card.settled(); });
    }
    bool is_double() const {
        const auto& doubts = desk().form->queued.assembled.doubts;
        return std::any_of(doubts.begin(), doubts.end(),
                           [](const Doubt& doubt) { return doubt.key == key_other_content; });
    }
    void reject(const std::string& why) {
        key(DeskKey::Reject, "f9");
        type(why, true);
        key(DeskKey::Next, "enter");
        fact(PlayedFact::What::Gone, "", {});
        ++session_.count.rejected;
        session_.count.keys = keys_;
    }

    void one_card() {
        const auto cards = cards_of(*desk().form);
        const auto open = open_card(*desk().form, cards);
        if (!open) {
            key(DeskKey::Next, "enter");
            return;
        }
        const DeskCard card = cards[*open];
        auto& count = session_.count;
        const int before = keys_;
        ++count.doubts;
        using Input = DeskCard::Input;
        if (card.input == Input::Line || card.input == Input::Area) {
            settle_text(card);
            ++count.text_doubts;
            count.keys_for_text += keys_ - before;
            return;
        }
        if (card.input == Input::Page)
            settled_by([&] { key(DeskKey::Attachment, "b"); }, card.key);
        else if (card.input == Input::Confirm || card.input == Input::Unit)
            settled_by([&] { key(DeskKey::Next, "enter"); }, card.key);
        else
            settle_choice(card);
        ++count.other_doubts;
        count.keys_for_other += keys_ - before;
    }

    template <typename Press>
    void settled_by(const Press& press, const std::string& of) {
        press();
        if (!desk().form || desk().form->queued.item.id != form_)
            return;
        const auto& settled = desk().form->queued.settled;
        if (const auto said = settled.find(of); said != settled.end())
            fact(PlayedFact::What::Said, of, said->second);
    }

    void settle_text(const DeskCard& card) {
        const auto* said = truth(card.key);
        if (!said) {
            settled_by([&] { key(DeskKey::Nothing, "ctrl+t"); }, card.key);
            return;
        }
        const bool right = card.has_suggestion() && card.doubt->suggestion == *said;
        if (right)
            key(DeskKey::Suggestion, "tab");
        else
            type(said->front(), false);
        settled_by([&] { key(DeskKey::Next, "enter"); }, card.key);
    }

    void settle_choice(const DeskCard& card) {
        const auto choices = choices_of(desk(), card);
        const auto* said = card.field ? truth(card.key) : nullptr;
        if (card.field && !said && !desk().form->queued.item.letter) {
            settled_by([&] { key(DeskKey::Nothing, "ctrl+t"); }, card.key);
            return;
        }
        std::size_t number = 1;
        for (std::size_t i = 0; said && i < choices.size(); ++i)
            if (choices[i].id == said->front())
                number = i + 1;
        digit(number);
        settled_by([&] { key(DeskKey::Next, "enter"); }, card.key);
    }

    /// What nobody knows lies aside: it is gone to by its kind, and rejected.
    void set_aside_ones() {
        constexpr std::size_t not_fitted = 8;
        for (int i = 0; i < 3 && desk().view == Desk::View::Queue && !desk().items.empty(); ++i) {
            digit(not_fitted);
            if (!desk().form)
                return;
            form_ = desk().form->queued.item.id;
            ++session_.count.forms;
            reject("Hör till en annan kommun.");
        }
    }

    const PlayedPile& pile_;
    DeskWork work_;
    DeskMoment now_{0};
    int line_ = 0, keys_ = 0;
    SubmissionId form_;
    PlayedSession session_;
};

} // namespace

PlayedSession clerk_works(const PlayedPile& pile) {
    return Clerk(pile).work();
}

} // namespace tycktill
