#pragma once
/// The office's web pages: what has come in, one submission, its reply, the report, the stations. Holds
/// the private key in memory, so it listens on this machine alone and lets in only who has the address
/// that was printed when it started. Plain accessible HTML without scripts. Threads: any number.
#include "office/opening.h"
#include "office/report.h"
#include "shared/wire/http.h"

namespace tycktill {

struct DeskSettings {
    KeyRing key;
    const Recipients& recipients; ///< replies are sealed to them
    const VerifyKey& receipt_key;
    const Catalogue* catalogue; ///< nullptr: fields are shown by id
    const Clock& clock;
    std::string visit;       ///< the secret of the printed address, 32 hex digits
    std::string font_folder; ///< with AtkinsonHyperlegibleNext-*.ttf, or ""
};

class OfficeDesk {
public:
    OfficeDesk(Archive& archive, DeskSettings settings);

    HttpResponse answer(const HttpRequest& request);

private:
    HttpResponse route(const HttpRequest& request);
    HttpResponse inbox(int sheet);
    HttpResponse submission(const SubmissionId& id, bool with_contact);
    HttpResponse submission_page(const SubmissionId& id, const std::string& rest,
                                 const HttpRequest& request);
    HttpResponse page_image(const SubmissionId& id, const std::string& number);
    HttpResponse scan(const SubmissionId& id);
    HttpResponse reply(const SubmissionId& id, const HttpRequest& request);
    HttpResponse report(const HttpRequest& request);
    HttpResponse stations();
    std::string likely_municipality();
    HttpResponse font(const std::string& name) const;
    bool is_let_in(const HttpRequest& request) const;

    Archive& archive_;
    DeskSettings settings_;
    std::string session_; ///< the cookie's value
    std::string proof_;   ///< in every form, so that another site cannot send it
};

} // namespace tycktill
