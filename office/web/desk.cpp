#include "office/web/desk.h"

#include "office/web/html.h"
#include "office/web/pages.h"
#include "office/reading/scan_pdf.h"
#include "shared/base/files.h"
#include "shared/base/text.h"
#include "shared/wire/lines.h"

#include <algorithm>

namespace tycktill::office {
namespace {

constexpr std::size_t rows_on_a_sheet = 50;
constexpr std::size_t longest_reply = 8000;

std::string random_hex() {
    return to_text(record::random_submission_id()) + to_text(record::random_submission_id());
}

wire::HttpResponse html(int status, const std::string& text) {
    return {status, {{"content-type", "text/html; charset=utf-8"}}, bytes_of(text)};
}

wire::HttpResponse problem(int status, std::string_view title, std::string_view what) {
    return html(status, page(title, "", problem_body(title, what)));
}

wire::HttpResponse not_there() {
    return problem(404, "Finns inte", "Sidan finns inte, eller så är ärendet gallrat.");
}

wire::HttpResponse trouble(const Error& error) {
    return problem(500, "Det gick inte", error.what);
}

wire::HttpResponse go_to(const std::string& path) {
    return {303, {{"location", path}}, {}};
}

wire::HttpResponse file(const std::string& type, Bytes bytes) {
    return {200, {{"content-type", type}}, std::move(bytes)};
}

/// Equal without telling by its time how much was right.
bool same_secret(const std::string& left, const std::string& right) {
    unsigned difference = left.size() == right.size() ? 0 : 1;
    for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i)
        difference |= static_cast<unsigned char>(left[i] ^ right[i]);
    return difference == 0;
}

std::string cookie(const wire::HttpRequest& request) {
    for (const auto& part : split(wire::header(request.headers, "cookie"), ';'))
        if (const auto each = trimmed(part); each.rfind("session=", 0) == 0)
            return each.substr(8);
    return "";
}

/// A page of another site that names us by another name must not reach us.
bool names_this_machine(const wire::HttpRequest& request) {
    const std::string host = wire::header(request.headers, "host");
    const std::string name = host.substr(0, host.find(':'));
    return name == "127.0.0.1" || name == "localhost";
}

/// A path of ours to go on to; whatever could lead elsewhere becomes the first page.
std::string place_here(const std::string& wish) {
    const bool plain = std::all_of(wish.begin(), wish.end(), [](unsigned char c) {
        return c > 0x20 && c < 0x7f && c != '\\';
    });
    return plain && wish.size() > 1 && wish[0] == '/' && wish[1] != '/' ? wish : "/";
}

void protect(wire::HttpResponse& response) {
    response.headers["cache-control"] = "no-store";
    response.headers["referrer-policy"] = "no-referrer";
    response.headers["x-content-type-options"] = "nosniff";
    response.headers["content-security-policy"] = "default-src 'none'; style-src 'self'; font-src "
                                                  "'self'; img-src 'self'; form-action 'self'; "
                                                  "frame-ancestors 'none'; base-uri 'none'";
}

} // namespace

OfficeDesk::OfficeDesk(Archive& archive, DeskSettings settings)
    : archive_(archive), settings_(std::move(settings)), session_(random_hex()),
      proof_(random_hex()) {}

bool OfficeDesk::is_let_in(const wire::HttpRequest& request) const {
    return same_secret(cookie(request), session_);
}

wire::HttpResponse OfficeDesk::answer(const wire::HttpRequest& request) {
    wire::HttpResponse response =
        names_this_machine(request)
            ? route(request)
            : problem(403, "Inte här", "Öppna sidan med adressen som skrevs ut vid starten.");
    protect(response);
    return response;
}

wire::HttpResponse OfficeDesk::route(const wire::HttpRequest& request) {
    const std::string& path = request.path;
    if (path == "/stil.css")
        return file("text/css; charset=utf-8", bytes_of(style_sheet()));
    if (path.rfind("/font/", 0) == 0)
        return font(path.substr(6));
    const auto asked = form_values(request.query);
    const auto value = [&asked](const char* name) {
        const auto found = asked.find(name);
        return found == asked.end() ? std::string() : found->second;
    };
    if (path == "/in" && same_secret(value("besok"), settings_.visit)) {
        wire::HttpResponse response = go_to(place_here(value("till")));
        response.headers["set-cookie"] =
            "session=" + session_ + "; HttpOnly; SameSite=Strict; Path=/";
        return response;
    }
    if (!is_let_in(request))
        return problem(403, "Inte inloggad",
                       "Öppna adressen som tycktill-office desk skrev ut när den startade.");
    if (path == "/") {
        const auto sheet = wire::parse_whole_number(value("sida"));
        return inbox(sheet ? static_cast<int>(std::clamp<std::int64_t>(*sheet, 1, 100000)) : 1);
    }
    if (path == "/rapport" || path == "/rapport.csv")
        return report(request);
    if (path == "/stationer")
        return stations();
    constexpr std::string_view prefix = "/arende/";
    if (path.rfind(prefix, 0) == 0) {
        const std::string rest = path.substr(prefix.size());
        const auto id = record::parse_submission_id(rest.substr(0, 32));
        if (id)
            return submission_page(*id, rest.substr(std::min<std::size_t>(32, rest.size())),
                                   request);
    }
    return not_there();
}

wire::HttpResponse OfficeDesk::submission_page(const record::SubmissionId& id, const std::string& rest,
                                         const wire::HttpRequest& request) {
    if (rest.empty())
        return submission(id, form_values(request.query)["kontakt"] == "visa");
    if (rest == "/skannat.pdf")
        return scan(id);
    if (rest == "/svar" && request.method == "POST")
        return reply(id, request);
    constexpr std::string_view one = "/sida/";
    if (rest.rfind(one, 0) == 0)
        return page_image(id, rest.substr(one.size()));
    return not_there();
}

/// Opened one by one, and only those that are shown; nothing is kept in the clear.
wire::HttpResponse OfficeDesk::inbox(int sheet) {
    auto all = archive_.envelopes();
    if (!all)
        return trouble(all.error());
    std::vector<ArchivedEnvelope> there;
    std::copy_if(all->rbegin(), all->rend(), std::back_inserter(there),
                 [](const ArchivedEnvelope& row) { return row.arrived && !row.purged; });
    InboxPage inbox;
    inbox.all = there.size();
    inbox.sheets = static_cast<int>((there.size() + rows_on_a_sheet - 1) / rows_on_a_sheet);
    inbox.sheet = std::clamp(sheet, 1, std::max(1, inbox.sheets));
    inbox.today = settings_.clock.today();
    const std::size_t first = static_cast<std::size_t>(inbox.sheet - 1) * rows_on_a_sheet;
    for (std::size_t i = first; i < std::min(there.size(), first + rows_on_a_sheet); ++i) {
        InboxRow row;
        row.id = there[i].id;
        if (auto opened = open_without_contact(archive_, row.id, settings_.key)) {
            row.told = tell(*opened, settings_.catalogue);
            row.submission = std::move(*opened);
            const auto replies = archive_.replies(row.id);
            row.replied = replies && !replies->empty();
        } else {
            row.trouble = opened.error().what;
        }
        inbox.rows.push_back(std::move(row));
    }
    std::stable_sort(inbox.rows.begin(), inbox.rows.end(), [](const auto& a, const auto& b) {
        return a.submission.arrived > b.submission.arrived;
    });
    return html(200, page("Inkommet", "/", inbox_body(inbox)));
}

wire::HttpResponse OfficeDesk::submission(const record::SubmissionId& id, bool with_contact) {
    auto opened = with_contact ? open_submission(archive_, id, settings_.key)
                               : open_without_contact(archive_, id, settings_.key);
    if (!opened)
        return problem(404, "Går inte att öppna", opened.error().what);
    SubmissionView view;
    view.told = tell(*opened, settings_.catalogue);
    view.submission = std::move(*opened);
    view.contact_is_open = with_contact;
    view.proof = proof_;
    view.today = settings_.clock.today();
    const auto replies = archive_.replies(id);
    if (!replies)
        return trouble(replies.error());
    for (const auto& reply : *replies)
        if (auto text = open_reply(reply, settings_.key))
            view.replies.emplace_back(reply.day, std::move(*text));
    return html(200, page(view.told.title, "", submission_body(view)));
}

wire::HttpResponse OfficeDesk::page_image(const record::SubmissionId& id, const std::string& number) {
    const auto which = wire::parse_whole_number(number);
    auto opened = open_without_contact(archive_, id, settings_.key);
    if (!which || !opened || *which < 1 ||
        static_cast<std::size_t>(*which) > opened->attachments.size())
        return not_there();
    auto& attachment = opened->attachments[static_cast<std::size_t>(*which - 1)];
    if (attachment.media_type != "image/jpeg" && attachment.media_type != "image/png")
        return not_there();
    return file(attachment.media_type, std::move(attachment.bytes));
}

wire::HttpResponse OfficeDesk::scan(const record::SubmissionId& id) {
    const auto opened = open_without_contact(archive_, id, settings_.key);
    if (!opened)
        return not_there();
    auto pdf = scan_pdf(*opened, settings_.catalogue);
    if (!pdf)
        return trouble(pdf.error());
    return file("application/pdf", std::move(*pdf));
}

wire::HttpResponse OfficeDesk::reply(const record::SubmissionId& id, const wire::HttpRequest& request) {
    auto values = form_values(text_of(request.body));
    const std::string text = trimmed(values["text"]);
    if (!same_secret(values["bevis"], proof_))
        return problem(403, "Inte härifrån", "Formuläret är för gammalt. Öppna ärendet på nytt.");
    if (text.empty() || text.size() > longest_reply * 4 || length_of(text) > longest_reply)
        return problem(400, "Svaret saknas", "Skriv ett svar på högst 8 000 tecken.");
    const auto row = archive_.envelope(id);
    if (!row || !*row || !(*row)->arrived || (*row)->purged)
        return not_there();
    if (values["kod"] == "ja") {
        const auto opened = open_without_contact(archive_, id, settings_.key);
        if (!opened)
            return trouble(opened.error());
        if (const auto sent = send_to_code(archive_, *opened, text, settings_.clock.today()); !sent)
            return problem(400, "Svaret är för långt", "Skriv högst 4 000 tecken.");
    }
    const auto sealed = seal_reply(id, text, settings_.clock.today(), settings_.recipients);
    if (!sealed)
        return trouble(sealed.error());
    if (const auto kept = archive_.add_reply(*sealed); !kept)
        return trouble(kept.error());
    return go_to("/arende/" + to_text(id));
}

/// That of what came in last, so that an office of one municipality never has to choose.
std::string OfficeDesk::likely_municipality() {
    if (const auto all = archive_.envelopes())
        for (auto row = all->rbegin(); row != all->rend(); ++row)
            if (row->arrived && !row->purged)
                if (const auto opened = open_without_contact(archive_, row->id, settings_.key);
                    opened && settings_.catalogue->municipality(opened->municipality))
                    return opened->municipality;
    return settings_.catalogue->municipalities().front().id;
}

wire::HttpResponse OfficeDesk::report(const wire::HttpRequest& request) {
    if (!settings_.catalogue || settings_.catalogue->municipalities().empty())
        return problem(404, "Ingen rapport", "Kommunernas formulär finns inte på den här datorn.");
    auto values = form_values(request.query);
    ReportView view;
    view.catalogue = settings_.catalogue;
    view.wish.municipality = values["kommun"];
    if (!settings_.catalogue->municipality(view.wish.municipality))
        view.wish.municipality = likely_municipality();
    const Day today = settings_.clock.today();
    view.wish.to = parse_day(values["till"]).value_or(today);
    view.wish.from = parse_day(values["fran"]).value_or(today - std::chrono::days(182));
    auto made = make_report(archive_, settings_.key, *settings_.catalogue, view.wish, today);
    if (!made)
        return trouble(made.error());
    view.report = std::move(*made);
    if (request.path == "/rapport.csv") {
        wire::HttpResponse response = file("text/csv; charset=utf-8", bytes_of(report_csv(view.report)));
        response.headers["content-disposition"] = "attachment; filename=rapport.csv";
        return response;
    }
    return html(200, page("Rapport", "/rapport", report_body(view)));
}

wire::HttpResponse OfficeDesk::stations() {
    const auto known = archive_.stations();
    if (!known)
        return trouble(known.error());
    const auto proofs = verify_archive(archive_, settings_.receipt_key);
    if (!proofs)
        return trouble(proofs.error());
    return html(200, page("Stationer", "/stationer", stations_body(*known, *proofs)));
}

wire::HttpResponse OfficeDesk::font(const std::string& name) const {
    // Only the three that the style sheet names: a path is never taken from a request.
    for (const char* known :
         {"AtkinsonHyperlegibleNext-Regular.ttf", "AtkinsonHyperlegibleNext-SemiBold.ttf",
          "AtkinsonHyperlegibleNext-Bold.ttf"})
        if (name == known && !settings_.font_folder.empty())
            if (auto bytes = read_file(settings_.font_folder + "/" + name, 1 << 20))
                return file("font/ttf", std::move(*bytes));
    return not_there();
}

} // namespace tycktill::office
