#pragma once
/// «Du sa, vi gjorde»: what somebody said and what was done about it, in words that anybody may read. One person proposes
/// the words, another approves them; what came from a named person waits until seven days after its closing, so that they can
/// say no. What is unsuitable is kept with its reason. Withdrawn in one act, and then it is nowhere.
#include "office/keys/key_ring.h"
#include "office/papers/papers.h"
#include "shared/base/day.h"

namespace tycktill::out {

struct DoneText {
    enum class State { Proposed, Approved, Refused, Withdrawn };
    std::string matter;            ///< its id; never published
    std::string unit;              ///< name of the unit
    std::string type;              ///< "Klagomål"
    std::optional<Day> not_before; ///< of a named person: seven days after the closing
    State state = State::Proposed;
    Day proposed{};
    std::string proposed_by;
    std::optional<Day> decided; ///< approved, refused or withdrawn
    std::string decided_by;
    int revision = 0;
    // Sealed until it is published, and gone when it is withdrawn:
    std::string said, did;
    std::string reason; ///< why it is not published
    friend bool operator==(const DoneText&, const DoneText&) = default;
};

/// By matter.
Result<std::vector<DoneText>> done_texts(papers::Papers& papers, const office::KeyRing& ring);
Result<std::optional<DoneText>> done_text(papers::Papers& papers, const office::KeyRing& ring,
                                          const std::string& matter);

enum class PublishFault {
    Changed,  ///< somebody else has just written it
    OwnWords, ///< who proposed it cannot approve it
    NotThere, ///< nothing is proposed, or it is decided already
    NoWords,  ///< both halves, and a reason where it is refused, must be said
};
/// New words, or other words for what is not approved yet.
Result<DoneText> propose(papers::Papers& papers, DoneText text, const record::PublicKey& office);
Result<DoneText> approve(papers::Papers& papers, DoneText text, const std::string& by, Day today,
                         const record::PublicKey& office);
/// Unsuitable: about one pupil or one employee, say.
Result<DoneText> refuse(papers::Papers& papers, DoneText text, const std::string& by, Day today,
                        const std::string& reason, const record::PublicKey& office);
/// Its words are erased with it.
Result<DoneText> withdraw(papers::Papers& papers, DoneText text, const std::string& by, Day today,
                          const record::PublicKey& office);

/// From that day on it is shown.
std::optional<Day> shown_from(const DoneText& text);
bool is_shown(const DoneText& text, Day today);

/// The page for the web: no script, no request to anywhere, readable by itself.
std::string published_page(const std::vector<DoneText>& texts, const std::string& municipality,
                           Day today);
/// Open data, described in `published_description`: UTF-8, without a matter's number or id.
std::string published_json(const std::vector<DoneText>& texts, const std::string& municipality,
                           Day today);
std::string published_csv(const std::vector<DoneText>& texts, Day today);
std::string published_description(const std::string& municipality);

} // namespace tycktill::out
