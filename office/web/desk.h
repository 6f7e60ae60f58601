#pragma once
/// The office's web pages: what has come in, one submission, its reply, the report, the stations. Holds
/// the private key in memory, so it listens on this machine alone and lets in only who has the address
/// that was printed when it started. Plain accessible HTML without scripts. Threads: any number.
#include "office/reading/opening.h"
#include "office/reading/report.h"
#include "shared/wire/http.h"

namespace tycktill::office {

struct DeskSettings {
    KeyRing key;
    const record::Recipients& recipients; ///< replies are sealed to them
    const record::VerifyKey& receipt_key;
    const forms::Catalogue* catalogue; ///< nullptr: fields are shown by id
    const Clock& clock;
    std::string visit;       ///< the secret of the printed address, 32 hex digits
    std::string font_folder; ///< with AtkinsonHyperlegibleNext-*.ttf, or ""
};

class OfficeDesk {
public:
    OfficeDesk(Archive& archive, DeskSettings settings);

    wire::HttpResponse answer(const wire::HttpRequest& request);

private:
    wire::HttpResponse route(const wire::HttpRequest& request);
    wire::HttpResponse inbox(int sheet);
    wire::HttpResponse submission(const record::SubmissionId& id, bool with_contact);
    wire::HttpResponse submission_page(const record::SubmissionId& id, const std::string& rest,
                                 const wire::HttpRequest& request);
    wire::HttpResponse page_image(const record::SubmissionId& id, const std::string& number);
    wire::HttpResponse scan(const record::SubmissionId& id);
    wire::HttpResponse reply(const record::SubmissionId& id, const wire::HttpRequest& request);
    wire::HttpResponse report(const wire::HttpRequest& request);
    wire::HttpResponse stations();
    std::string likely_municipality();
    wire::HttpResponse font(const std::string& name) const;
    bool is_let_in(const wire::HttpRequest& request) const;

    Archive& archive_;
    DeskSettings settings_;
    std::string session_; ///< the cookie's value
    std::string proof_;   ///< in every form, so that another site cannot send it
};

} // namespace tycktill::office
