#include "kiosk/aloud/listening.h"

#include "kiosk/session/forget.h"
#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::kiosk {
namespace {

/// How often a voice that speaks is asked whether it is done.
constexpr touch::Moment ask_again{40};

/// A heading that is not of every page; else the first words there are.
std::string heading_of(const touch::AccessibleTree& tree) {
    const auto& nodes = tree.nodes();
    const auto is_heading = [](const touch::Node& node) {
        return node.role == touch::Role::Heading;
    };
    auto found = std::find_if(nodes.begin(), nodes.end(), is_heading);
    if (found == nodes.end())
        found = std::find_if(nodes.begin(), nodes.end(), [](const touch::Node& node) {
            return !node.tool && node.role != touch::Role::Key && !node.name.empty();
        });
    return found == nodes.end() ? "" : found->key;
}

/// What is told of the item: another state is news, but a text is not read anew at each letter.
std::string news_of(const touch::Node& node, const Utterance& read) {
    return node.takes_text || node.role == touch::Role::Key ? node.key : node.key + read.words;
}

Utterance tuned(const Setting& setting, const Session& session, bool speed) {
    const std::string language = language_of(session);
    const int number = speed ? session.modes.speed : session.modes.volume;
    const std::string words = fill(say(setting, language, speed ? "voice.speed" : "voice.volume"),
                                   {{"n", std::to_string(number)}});
    return {"", words, spoken_language(setting, session, words)};
}

/// Without a voice for the language, that is what is said, in Swedish.
void leave_out_silent(Utterances& all, const Reader& reader, const Setting& setting) {
    const auto is_silent = [&](const Utterance& one) { return !reader.speaks(one.language); };
    const bool any = std::any_of(all.begin(), all.end(), is_silent);
    std::erase_if(all, is_silent);
    if (any)
        all.insert(all.begin(), {"", say(setting, "sv", "voice.none"), "sv"});
}

} // namespace

void Listening::forget() {
    reader_.forget();
    for (std::string* text : {&page_, &item_, &typed_, &heading_})
        tycktill::kiosk::forget(*text);
    on_wheel_ = page_is_read_ = false;
}

void Listening::read_new_page(touch::Ui& ui, const Setting& setting, const Session& session) {
    const bool first = page_.empty();
    heading_ = heading_of(ui.tree());
    Utterances all = page_read(ui.tree(), setting, session);
    if (first && session.overlay != Overlay::Time)
        all.push_back(said(setting, session, "voice.how"));
    leave_out_silent(all, reader_, setting);
    ui.focus(heading_);
    mark_heard(ui, setting, session);
    page_is_read_ = true;
    reader_.read(std::move(all));
}

/// What the wheel wrote, then what it offers.
Utterances Listening::written(const touch::Ui& ui, const Setting& setting, const Session& session) {
    const std::string now = typed(session);
    if (now == typed_)
        return {};
    Utterances all;
    const bool more = now.size() > typed_.size() && now.compare(0, typed_.size(), typed_) == 0;
    touch::Node letter;
    letter.role = touch::Role::Key;
    letter.name = more ? now.substr(typed_.size()) : "";
    if (letter.name == "\n")
        letter.name = "newline";
    if (!more)
        all.push_back(said(setting, session, "voice.erased"));
    else if (setting.private_listening)
        all.push_back(item_read(letter, setting, session));
    else
        all.push_back(said(setting, session, "voice.written"));
    all.back().key = std::string(ui.focus());
    tycktill::kiosk::forget(typed_);
    typed_ = now;
    if (setting.private_listening)
        for (const touch::Node& node : ui.tree().nodes())
            if (node.offered)
                all.push_back(item_read(node, setting, session));
    return all;
}

void Listening::read_item(touch::Ui& ui, const Setting& setting, const Session& session) {
    const touch::Node* node = ui.tree().by_key(ui.focus());
    const bool wheel_begins = ui.on_wheel() && !on_wheel_;
    on_wheel_ = ui.on_wheel();
    Utterances all = written(ui, setting, session);
    if (!on_wheel_ && !setting.private_listening)
        all.clear(); // who types on the glass is not echoed to others
    const bool unheard_key =
        node != nullptr && node->role == touch::Role::Key && !on_wheel_ && !ui.look().explore;
    if (node != nullptr && !unheard_key) {
        const Utterance read = item_read(*node, setting, session);
        const std::string news = news_of(*node, read);
        if (wheel_begins)
            all.push_back(said(setting, session, "voice.wheel"));
        if (wheel_begins && !setting.private_listening)
            all.push_back(said(setting, session, "voice.overheard"));
        if (news != item_)
            all.push_back(read);
        item_ = news;
    }
    if (all.empty())
        return;
    leave_out_silent(all, reader_, setting);
    page_is_read_ = false;
    reader_.read(std::move(all));
}

/// The ring stands on what is said; after a whole page the walk begins at its heading.
void Listening::follow(touch::Ui& ui, const Setting& setting, const Session& session) {
    ui.show_spoken(reader_.at());
    if (!page_is_read_ || !ui.ring_shown())
        return;
    if (!reader_.reading())
        page_is_read_ = false;
    const std::string_view here = reader_.reading() ? reader_.at() : std::string_view(heading_);
    if (ui.tree().by_key(here) == nullptr)
        return;
    ui.focus(here);
    mark_heard(ui, setting, session);
}

void Listening::mark_heard(const touch::Ui& ui, const Setting& setting, const Session& session) {
    const touch::Node* node = ui.tree().by_key(ui.focus());
    tycktill::kiosk::forget(item_);
    if (node != nullptr)
        item_ = news_of(*node, item_read(*node, setting, session));
}

void Listening::hear(touch::Ui& ui, const Setting& setting, const Session& session) {
    const bool warns = session.overlay == Overlay::Time;
    if (!session.modes.speech && !warns) {
        if (!page_.empty()) {
            forget();
            ui.show_spoken({});
        }
        return;
    }
    const std::string page = warns ? "time" : page_name(session);
    if (private_ != setting.private_listening)
        forget(); // what was private is no longer, or can be said now
    private_ = setting.private_listening;
    if (ui.struck()) {
        reader_.stop();
        page_is_read_ = false;
    }
    if (ui.ring_shown() && !ring_)
        tycktill::kiosk::forget(item_); // the first key says where the ring is
    ring_ = ui.ring_shown();
    if (ui.touched()) {
        ui.wake_at(ui.now()); // what came of it is read when it shows
    } else if (page != page_) {
        read_new_page(ui, setting, session);
        page_ = page;
        typed_ = typed(session);
    } else if (speed_ != session.modes.speed || volume_ != session.modes.volume) {
        reader_.read({tuned(setting, session, speed_ != session.modes.speed)});
    } else if (printing_ != session.printing && !printing_word(session).empty()) {
        reader_.read({said(setting, session, printing_word(session))});
    } else {
        read_item(ui, setting, session);
    }
    speed_ = session.modes.speed;
    volume_ = session.modes.volume;
    printing_ = session.printing;
    reader_.go_on({session.language, session.modes.speed, session.modes.volume});
    follow(ui, setting, session);
    if (reader_.reading())
        ui.wake_at(ui.now() + (reader_.busy() ? ask_again : touch::Moment{0}));
}

} // namespace tycktill::kiosk
