#include "office/web/desk.h"

#include "office/archive/reply_text.h"
#include "office/archive/station_words.h"
#include "office/reading/scan_pdf.h"
#include "office/web/html.h"
#include "office/web/pages.h"
#include "office/web/responses.h"
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
    : archive_(archive), settings_(std::move(settings)), proof_(random_hex()) {}

bool OfficeDesk::is_let_in(const wire::HttpRequest& request) {
    const auto now = settings_.clock.steady();
    const std::string shown = cookie(request);
    const std::lock_guard lock(mutex_);
    if (settings_.lock_minutes > 0)
        std::erase_if(sessions_, [&](const auto& session) {
            return now - session.second > std::chrono::minutes(settings_.lock_minutes);
        });
    bool in = false;
    for (auto& [session, last_seen] : sessions_)
        if (same_secret(shown, session)) {
            last_seen = now;
            in = true;
        }
    return in;
}

wire::HttpResponse OfficeDesk::let_in(const std::string& place) {
    const std::string session = random_hex();
    {
        const std::lock_guard lock(mutex_);
        sessions_[session] = settings_.clock.steady();
    }
    wire::HttpResponse response = go_to(place_here(place));
    response.headers["set-cookie"] = "session=" + session + "; HttpOnly; SameSite=Strict; Path=/";
    return response;
}

/// What somebody wrote is given back to who wrote it, to be copied.
wire::HttpResponse OfficeDesk::locked(const wire::HttpRequest& request) {
    const bool writes = request.method == "POST" && request.path.rfind("/arende/", 0) == 0;
    const std::string text = writes ? form_values(text_of(request.body))["text"] : "";
    return html(403, page("Låst", "", locked_body(settings_.is_passphrase != nullptr, text)));
}

wire::HttpResponse OfficeDesk::unlock(const wire::HttpRequest& request) {
    auto values = form_values(text_of(request.body));
    if (settings_.is_passphrase && settings_.is_passphrase(values["losenfras"]))
        return let_in("/");
    return problem(403, "Fel lösenfras", "Gå tillbaka och skriv den en gång till.");
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
        bool first = false;
        {
            const std::lock_guard lock(mutex_);
            first = !std::exchange(visit_used_, true);
        }
        if (first)
            return let_in(value("till"));
    }
    if (path == "/las-upp" && request.method == "POST")
        return unlock(request);
    if (!is_let_in(request))
        return locked(request);
    if (path == "/las" && request.method == "POST") {
        const std::lock_guard lock(mutex_);
        sessions_.erase(cookie(request));
        return go_to("/");
    }
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

wire::HttpResponse OfficeDesk::submission_page(const record::SubmissionId& id,
                                               const std::string& rest,
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

OfficeDesk::RowFacts OfficeDesk::facts_of(const ArchivedEnvelope& row) {
    {
        const std::lock_guard lock(mutex_);
        if (const auto known = facts_.find(row.id); known != facts_.end())
            return known->second;
    }
    RowFacts facts{*row.arrived, false};
    const auto opened = open_without_contact(archive_, row.id, settings_.key);
    if (opened) {
        facts.wants_reply = wants_reply(*opened);
        if (is_possible_arrival(opened->arrived, *row.arrived))
            facts.counted = opened->arrived;
    }
    const std::lock_guard lock(mutex_);
    return facts_[row.id] = facts;
}

/// One order over the whole list, the newest day first. Each is opened once for its day; what people
/// wrote is opened for the rows that are shown, and not kept.
wire::HttpResponse OfficeDesk::inbox(int sheet) {
    auto all = archive_.envelopes();
    if (!all)
        return trouble(all.error());
    std::vector<ArchivedEnvelope> there;
    std::copy_if(all->rbegin(), all->rend(), std::back_inserter(there),
                 [](const ArchivedEnvelope& row) { return row.arrived && !row.purged; });
    std::stable_sort(there.begin(), there.end(), [this](const auto& a, const auto& b) {
        return facts_of(a).counted > facts_of(b).counted;
    });
    InboxPage inbox;
    for (const ArchivedEnvelope& row : there)
        if (facts_of(row).wants_reply) {
            const auto replies = archive_.replies(row.id);
            inbox.to_answer += replies && replies->empty() ? 1 : 0;
        }
    inbox.all = there.size();
    inbox.sheets = static_cast<int>((there.size() + rows_on_a_sheet - 1) / rows_on_a_sheet);
    inbox.sheet = std::clamp(sheet, 1, std::max(1, inbox.sheets));
    inbox.today = settings_.clock.today();
    const std::size_t first = static_cast<std::size_t>(inbox.sheet - 1) * rows_on_a_sheet;
    for (std::size_t i = first; i < std::min(there.size(), first + rows_on_a_sheet); ++i) {
        InboxRow row;
        row.id = there[i].id;
        if (auto opened = open_without_contact(archive_, row.id, settings_.key)) {
            if (!is_possible_arrival(opened->arrived, *there[i].arrived)) {
                row.impossible = opened->arrived;
                opened->arrived = *there[i].arrived;
            }
            row.told = tell(*opened, settings_.catalogue);
            row.submission = std::move(*opened);
            const auto replies = archive_.replies(row.id);
            row.replied = replies && !replies->empty();
        } else {
            row.trouble = opened.error().what;
        }
        inbox.rows.push_back(std::move(row));
    }
    inbox.store_trouble = settings_.store_trouble ? settings_.store_trouble() : "";
    return html(200, page("Inkommet", "/", inbox_body(inbox)));
}

wire::HttpResponse OfficeDesk::refused_reply(const record::SubmissionId& id,
                                             const std::string& text, const std::string& why,
                                             int status) {
    wire::HttpResponse again = submission(id, false, text, why);
    return again.status == 200
               ? html(status, text_of(again.body))
               : html(status, page("Svaret sparades inte", "",
                                   kept_text_body("Svaret sparades inte", why, text)));
}

wire::HttpResponse OfficeDesk::submission(const record::SubmissionId& id, bool with_contact,
                                          const std::string& draft, const std::string& fault) {
    auto opened = with_contact ? open_submission(archive_, id, settings_.key)
                               : open_without_contact(archive_, id, settings_.key);
    if (!opened)
        return problem(404, "Går inte att öppna", opened.error().what);
    SubmissionView view;
    view.draft = draft;
    view.fault = fault;
    const auto row = archive_.envelope(id);
    if (row && *row && (*row)->arrived && !is_possible_arrival(opened->arrived, *(*row)->arrived)) {
        view.impossible = opened->arrived;
        opened->arrived = *(*row)->arrived;
    }
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

wire::HttpResponse OfficeDesk::page_image(const record::SubmissionId& id,
                                          const std::string& number) {
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

/// Every refusal gives the text back.
wire::HttpResponse OfficeDesk::reply(const record::SubmissionId& id,
                                     const wire::HttpRequest& request) {
    auto values = form_values(text_of(request.body));
    const std::string text = trimmed(with_plain_breaks(values["text"]));
    if (!same_secret(values["bevis"], proof_))
        return refused_reply(id, text,
                             "Sidan var från före omstarten. Svaret är inte sparat än. Läs igenom "
                             "det och spara en gång till.",
                             403);
    if (text.empty() || text.size() > longest_reply * 4 || length_of(text) > longest_reply)
        return refused_reply(id, text, "Skriv ett svar på högst 8 000 tecken.");
    const auto row = archive_.envelope(id);
    if (!row || !*row || !(*row)->arrived || (*row)->purged)
        return refused_reply(id, text, "Ärendet finns inte längre. Svaret är inte sparat.");
    const auto before = archive_.replies(id);
    const auto seen = wire::parse_whole_number(values["antal"]);
    if (before && seen && *seen < std::int64_t(before->size()))
        return refused_reply(id, text,
                             "Någon annan har svarat medan du skrev. Läs det svaret, och spara "
                             "ditt om det fortfarande behövs.");
    if (values["kod"] == "ja") {
        const auto opened = open_without_contact(archive_, id, settings_.key);
        if (!opened)
            return refused_reply(id, text, opened.error().what);
        if (const auto sent = send_to_code(archive_, *opened, text, settings_.clock.today()); !sent)
            return refused_reply(id, text,
                                 "Svaret är för långt för kiosken. Skriv högst 4 000 "
                                 "tecken.");
    }
    const auto sealed = seal_reply(id, text, settings_.clock.today(), settings_.recipients);
    if (!sealed)
        return refused_reply(id, text, sealed.error().what);
    if (const auto kept = archive_.add_reply(*sealed); !kept)
        return refused_reply(id, text, "Arkivet tog inte emot svaret: " + kept.error().what);
    return go_to("/arende/" + to_text(id));
}

} // namespace tycktill::office
