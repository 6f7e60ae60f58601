#pragma once
/// How a page is read aloud: the accessible tree in its order, an utterance an item, each in the language
/// of its words. What is masked or private is said in private listening (a headset) alone; else only that
/// it is there (EN 301 549 5.1.3.8, .9).
#include "kiosk/session/session.h"
#include "shared/touch/accessible_tree.h"

#include <string>

namespace tycktill::kiosk {

struct Utterance {
    std::string key; ///< of the item that is said, which the ring marks; "" when it is none
    std::string words;
    std::string language; ///< as the voice calls it
    friend bool operator==(const Utterance&, const Utterance&) = default;
};
using Utterances = std::vector<Utterance>;

/// The whole page: what is wrong first, then heading, texts and what can be pressed. The tools that
/// stand on every page, and the keyboard's keys, are passed by.
Utterances page_read(const touch::AccessibleTree& tree, const Setting& setting,
                     const Session& session);
/// One item: name, value, state, hint.
Utterance item_read(const touch::Node& node, const Setting& setting, const Session& session);
/// A text of the phrasebook that is said but stands nowhere.
Utterance said(const Setting& setting, const Session& session, const std::string& key);

/// The language that these words are written in: the session's, or Swedish where a text has not been
/// translated into it (EN 301 549 5.1.3.14).
std::string spoken_language(const Setting& setting, const Session& session,
                            const std::string& words);

/// Two sessions with the same name show the same page; when it changes the page is read.
std::string page_name(const Session& session);

} // namespace tycktill::kiosk
