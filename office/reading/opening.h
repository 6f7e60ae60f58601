#pragma once
/// Opening what has arrived: the sealed bytes of the archive become submissions again, told with the
/// words of the form that they answer. Only here is the office's private key used.
#include "forms/definition/catalogue.h"
#include "office/archive/archive.h"
#include "office/keys/key_ring.h"

namespace tycktill::office {

/// Fails in one line: not there, purged, not complete, altered, or sealed to another key.
Result<record::Submission> open_submission(Archive& archive, const record::SubmissionId& id,
                                           const KeyRing& ring);

/// The same with the contact details left sealed: for who reads but does not reply.
Result<record::Submission> open_without_contact(Archive& archive, const record::SubmissionId& id,
                                                const KeyRing& ring);

/// Whether a day of arrival can be, for what the office received on a day: not after it, nor longer before
/// it than any station waits. Otherwise the station's clock was wrong, and it is counted as of that day.
bool is_possible_arrival(Day arrived, Day received);
/// By name, or by a code.
bool wants_reply(const record::Submission& submission);

/// One answer with its words: "Namn" → "Åsa Öberg", "Typ" → "Klagomål".
struct ToldAnswer {
    std::string field;
    std::string label; ///< the field's id when the form is not known here
    std::vector<std::string> values;
    std::vector<std::string> words; ///< the choices' labels, or the values themselves
};

struct Told {
    std::string municipality; ///< its name, or its id
    std::string title;        ///< the form's, or its id
    std::string type;         ///< "Klagomål", or ""
    std::optional<Day> due;
    std::string promise; ///< "Du får svar inom två veckor, senast 6 december 2026.", or ""
    std::vector<std::string> levels;         ///< who handles it, nearest first
    std::vector<ToldAnswer> matter, contact; ///< in the form's order
};
Told tell(const record::Submission& submission, const forms::Catalogue* catalogue);
std::string route_of(const Told& told);             ///< "Enhetschef → Socialchef", or ""
std::string channel_words(record::Channel channel); ///< "Pappersblankett": how it came, for people

// Replies lie sealed in the archive like everything that people wrote.
Result<Reply> seal_reply(const record::SubmissionId& id, const std::string& text, Day day,
                         const record::Recipients& recipients);
Result<std::string> open_reply(const Reply& reply, const KeyRing& ring);

/// Puts the reply on the shelf that kiosks fetch, for who has the code of this submission. Only after
/// somebody has checked what is secret in it. Fails when the submission has no such key.
Result<void> send_to_code(Archive& archive, const record::Submission& submission,
                          const std::string& text, Day today);

} // namespace tycktill::office
