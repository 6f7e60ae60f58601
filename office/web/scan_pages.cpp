// The pages that a matter came on. They are part of it; the name and the address that stand on them are not: those are shown
// painted over until somebody opened the contact on purpose, and whoever is anonymous stays so.
#include "office/web/matter_pages.h"

#include "office/reading/opening.h"
#include "office/reading/part_by_part.h"
#include "office/reading/scan_pdf.h"
#include "shared/wire/lines.h"

#include <algorithm>

namespace tycktill::web {
namespace {

using matters::Act;
using office::ScannedPage;

constexpr std::size_t most_links = 12;

/// How much of a page a visitor sees.
enum class Shown {
    Nothing,
    View, ///< contact fields painted over
    Whole
};

bool opened_contact(const Visit& visit) {
    return visit.may(Act::OpenContact) &&
           visit.matter().contact_opened_by.count(visit.person().id) > 0;
}

bool is_picture(const std::string& media_type) { // that a browser shows
    return media_type == "image/jpeg" || media_type == "image/png";
}

bool is_anonymous(const Visit& visit) {
    return visit.matter().arrival.wish != matters::ReplyWish::ByContact;
}

/// Of a page without a view nobody knows what stands where: it is whole or not at all.
Shown shown(const Visit& visit, const ScannedPage& one) {
    const bool displayed = is_picture(one.media_type) || !one.view;
    if (opened_contact(visit) && displayed)
        return Shown::Whole;
    if (one.view)
        return Shown::View;
    return is_anonymous(visit) ? Shown::Whole : Shown::Nothing;
}

/// The pages as one document hold all that stands on them; an e-mail is none of them.
bool shows_document(const Visit& visit, const std::vector<ScannedPage>& pages) {
    const bool painted = std::any_of(pages.begin(), pages.end(),
                                     [](const ScannedPage& one) { return one.view.has_value(); });
    if (pages.empty())
        return false;
    const bool whole =
        pages.size() == 1 || std::all_of(pages.begin(), pages.end(), [](const ScannedPage& one) {
            return one.media_type == "image/jpeg" || one.media_type == "image/tiff";
        });
    const bool pages_of_paper = whole && pages.front().media_type != "message/rfc822" &&
                                pages.front().media_type != "image/png";
    return pages_of_paper && (opened_contact(visit) || (is_anonymous(visit) && !painted));
}

Result<std::vector<ScannedPage>> pages_of(const Visit& visit) {
    const auto id = TRY(record::parse_submission_id(visit.row.matter));
    return office::scanned_pages_with(*visit.house->archive, id, *visit.house->key);
}

Html cover() {
    return div(
        "cover",
        el("p", icon(Icon::Lock) + el("b", " Blanketten är täckt"_t)) +
            p("Namn och adress kan stå på den. Öppna kontaktuppgifterna när du ska höra av dig."_t));
}

std::string file_words(const std::string& media_type) {
    return media_type == "message/rfc822"    ? "e-postmeddelandet"
           : media_type == "application/pdf" ? "filen (PDF)"
                                             : "bilden";
}

Html links_of(const Visit& visit, const std::vector<ScannedPage>& pages) {
    const std::string path = visit.matter_path();
    Html more;
    for (std::size_t i = 0; i < pages.size() && i < most_links; ++i)
        if (const Shown how = shown(visit, pages[i]); how != Shown::Nothing)
            more += how == Shown::Whole && !is_picture(pages[i].media_type)
                        ? link(path + "/fil/" + std::to_string(i + 1),
                               text("Hämta " + file_words(pages[i].media_type)))
                        : link(path + "/sida/" + std::to_string(i + 1),
                               text(i == 0   ? "Större"
                                    : i == 1 ? "Baksidan"
                                             : "Sida " + std::to_string(i + 1)));
    if (shows_document(visit, pages))
        more += link(path + "/skannat.pdf", "Hela blanketten som PDF"_t);
    return more;
}

} // namespace

Html scan_panel(const Visit& visit) {
    const auto pages = pages_of(visit);
    if (!pages || pages->empty())
        return {};
    const Shown first = shown(visit, pages->front());
    const Html more = links_of(visit, *pages);
    if (first == Shown::Nothing)
        return div("scan", cover() + (more.empty() ? Html() : div("does", more)));
    if (first == Shown::Whole && !is_picture(pages->front().media_type))
        return div("scan", div("cover", p("Det som kom med visas inte här. Hämta det."_t)) +
                               div("does", more));
    Html told;
    if (first == Shown::View)
        told = el("p", "quiet",
                  visit.matter().arrival.wish == matters::ReplyWish::ByContact
                      ? "Kontaktuppgifterna är täckta. Öppna dem när du ska höra av dig."_t
                      : "Det som kan visa vem personen är är täckt."_t);
    const std::string picture = visit.matter_path() + "/sida/1";
    return div(
        "scan",
        el("a", {{"href", picture}},
           el("img", {{"src", picture},
                      {"alt", "Blankettens första sida, med handstilen. Texten står bredvid."}})) +
            div("does", told + more));
}

namespace {

/// The page that the route names, as far as the visitor sees it.
std::optional<ScannedPage> page_asked(const Visit& visit) {
    const auto number = wire::parse_whole_number(visit.parts[1]);
    const auto pages = pages_of(visit);
    if (!pages || !number || *number < 1 || static_cast<std::size_t>(*number) > pages->size())
        return std::nullopt;
    const ScannedPage& one = (*pages)[static_cast<std::size_t>(*number - 1)];
    return shown(visit, one) == Shown::Nothing ? std::nullopt : std::optional(one);
}

Result<record::Attachment> open_file(const Visit& visit, std::size_t number) {
    const auto id = TRY(record::parse_submission_id(visit.row.matter));
    return office::open_page(*visit.house->archive, id, *visit.house->key, number);
}

} // namespace

wire::HttpResponse page_picture(Site& site, Visit& visit) {
    const auto one = page_asked(visit);
    if (!one)
        return no_right(site, visit);
    auto file = open_file(visit, shown(visit, *one) == Shown::View ? *one->view : one->number);
    if (!file || !is_picture(file->media_type))
        return no_right(site, visit);
    return file_response(file->media_type, std::move(file->bytes));
}

/// As it came, to be kept or opened elsewhere: never shown within a page of ours.
wire::HttpResponse enclosed_file(Site& site, Visit& visit) {
    const auto one = page_asked(visit);
    if (!one || shown(visit, *one) != Shown::Whole)
        return no_right(site, visit);
    auto file = open_file(visit, one->number);
    if (!file)
        return no_right(site, visit);
    wire::HttpResponse response = file_response("application/octet-stream", std::move(file->bytes));
    response.headers["content-disposition"] = "attachment; filename=\"" + file->name + "\"";
    return response;
}

wire::HttpResponse scan_file(Site& site, Visit& visit) {
    const auto id = record::parse_submission_id(visit.row.matter);
    const auto pages = pages_of(visit);
    if (!id || !pages || !shows_document(visit, *pages))
        return no_right(site, visit);
    const auto opened = office::open_without_contact(*visit.house->archive, *id, *visit.house->key);
    auto pdf = opened ? office::scan_pdf(*opened, site.settings().catalogue)
                      : Result<Bytes>(tl::make_unexpected(opened.error()));
    return pdf ? file_response("application/pdf", std::move(*pdf)) : no_right(site, visit);
}

} // namespace tycktill::web
