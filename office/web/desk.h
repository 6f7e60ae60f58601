#pragma once
/// The office's web pages: what has come in, one submission, its reply, the report, the stations. Holds
/// the private key in memory, so it listens on this machine alone and lets in only who has the address
/// that was printed when it started. Plain accessible HTML without scripts. Threads: any number.
#include "office/reading/opening.h"
#include "office/reading/report.h"
#include "shared/wire/http.h"

#include <functional>
#include <mutex>

namespace tycktill::office {

struct DeskSettings {
    KeyRing key;
    const record::Recipients& recipients; ///< replies are sealed to them
    const record::VerifyKey& receipt_key;
    const forms::Catalogue* catalogue; ///< nullptr: fields are shown by id
    const Clock& clock;
    std::string visit;       ///< the secret of the printed address, 32 hex digits; lets in once
    std::string font_folder; ///< with AtkinsonHyperlegibleNext-*.ttf, or ""
    int lock_minutes = 10;   ///< without a request, then it is locked; 0: never
    /// Whether this is the passphrase; a locked desk is opened with it.
    std::function<bool(const std::string&)> is_passphrase = {};
    /// What is wrong with the store, for every page, or "".
    std::function<std::string()> store_trouble = {};
};

class OfficeDesk {
public:
    OfficeDesk(Archive& archive, DeskSettings settings);

    wire::HttpResponse answer(const wire::HttpRequest& request);

private:
    wire::HttpResponse route(const wire::HttpRequest& request);
    wire::HttpResponse inbox(int sheet);
    /// `draft` and `fault`: of a reply that was not kept.
    wire::HttpResponse submission(const record::SubmissionId& id, bool with_contact,
                                  const std::string& draft = "", const std::string& fault = "");
    wire::HttpResponse submission_page(const record::SubmissionId& id, const std::string& rest,
                                       const wire::HttpRequest& request);
    wire::HttpResponse page_image(const record::SubmissionId& id, const std::string& number);
    wire::HttpResponse scan(const record::SubmissionId& id);
    wire::HttpResponse reply(const record::SubmissionId& id, const wire::HttpRequest& request);
    wire::HttpResponse report(const wire::HttpRequest& request);
    wire::HttpResponse stations();
    std::string likely_municipality();
    wire::HttpResponse font(const std::string& name) const;
    wire::HttpResponse let_in(const std::string& place);
    wire::HttpResponse unlock(const wire::HttpRequest& request);
    wire::HttpResponse locked(const wire::HttpRequest& request);
    wire::HttpResponse refused_reply(const record::SubmissionId& id, const std::string& text,
                                     const std::string& why, int status = 400);
    bool is_let_in(const wire::HttpRequest& request);
    struct RowFacts {
        Day counted{};
        bool wants_reply = false;
    };
    /// Kept between pages: days alone, and whether a reply is wanted.
    RowFacts facts_of(const ArchivedEnvelope& row);

    Archive& archive_;
    DeskSettings settings_;
    std::string proof_; ///< in every form, so that another site cannot send it
    std::mutex mutex_;  ///< for what follows
    bool visit_used_ = false;
    std::map<std::string, std::chrono::milliseconds> sessions_; ///< the cookie's value, last seen
    std::map<record::SubmissionId, RowFacts> facts_;
};

} // namespace tycktill::office
