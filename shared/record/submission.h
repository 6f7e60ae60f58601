#pragma once
/// A submission is what the office receives: the answers of one person to one form, with the day it
/// arrived and the pages it came on. Only finalize() (forms/rules/finalize.h) makes one.
///
/// Canonical bytes: UTF-8 JSON without white space, keys in byte order, no numbers but integers. The
/// matter and the contact details are two documents, because they are sealed apart: who reads a
/// complaint need not learn who wrote it.
#include "shared/base/bytes.h"
#include "shared/base/day.h"
#include "shared/record/answers.h"

#include <array>
#include <optional>

namespace tycktill::record {

/// 128 random bits: neither order nor time can be read from it.
struct SubmissionId {
    std::array<std::uint8_t, 16> bytes{};
    friend bool operator==(const SubmissionId&, const SubmissionId&) = default;
    friend auto operator<=>(const SubmissionId&, const SubmissionId&) = default;
};
SubmissionId random_submission_id();
std::string to_text(const SubmissionId& id); ///< 32 hexadecimal digits
Result<SubmissionId> parse_submission_id(std::string_view text);

/// Which form, e.g. {"ljusnarsberg/klagomalsblankett", 1}.
struct FormRef {
    std::string id;
    int version = 1;
    friend bool operator==(const FormRef&, const FormRef&) = default;
};

/// How it came: at a kiosk, on paper, or written down by staff for the person.
enum class Channel { Kiosk, Paper, Staff };
std::string to_text(Channel channel); ///< "kiosk", "paper", "staff"
Result<Channel> parse_channel(std::string_view text);

/// A page image or another file that belongs to the submission.
struct Attachment {
    std::string name;       ///< "page-1.jpg": never from the person, never personal
    std::string media_type; ///< "image/jpeg", "image/tiff", "application/pdf"
    Bytes bytes;
    friend bool operator==(const Attachment&, const Attachment&) = default;
};

struct Submission {
    SubmissionId id;
    FormRef form;
    std::string municipality; ///< id: "ljusnarsberg"
    std::string unit;         ///< the unit where the station stands, or ""
    std::string language = "sv";
    Channel channel = Channel::Kiosk;
    Day arrived{};
    bool anonymous = true;
    std::string serial; ///< of the paper form, or ""
    Answers matter;     ///< all answers but the contact details
    Answers contact;    ///< name, address, telephone …; empty when anonymous
    /// What the office should know and no field says: "troligen prov", "nedtecknad av personal".
    std::vector<std::string> flags;
    std::vector<Attachment> attachments;
    friend bool operator==(const Submission&, const Submission&) = default;
};

Bytes matter_bytes(const Submission& submission);  ///< all but contact and attachments
Bytes contact_bytes(const Submission& submission); ///< empty when there is no contact answer
/// The way back. `contact` may be empty.
Result<Submission> parse_submission(BytesView matter, BytesView contact,
                                    std::vector<Attachment> attachments);

} // namespace tycktill::record
