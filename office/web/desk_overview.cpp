/// The desk's report, its stations and its fonts.
#include "office/archive/station_words.h"
#include "office/web/desk.h"
#include "office/web/html.h"
#include "office/web/pages.h"
#include "office/web/responses.h"
#include "shared/base/files.h"

#include <algorithm>
#include <utility>

namespace tycktill::office {

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
    if (view.wish.from > view.wish.to) {
        std::swap(view.wish.from, view.wish.to);
        view.turned = true;
    }
    auto made = make_report(archive_, settings_.key, *settings_.catalogue, view.wish, today);
    if (!made)
        return trouble(made.error());
    view.report = std::move(*made);
    if (request.path == "/rapport.csv") {
        wire::HttpResponse response =
            file("text/csv; charset=utf-8", bytes_of(report_csv(view.report)));
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
    auto replaced = archive_.replaced();
    if (!replaced)
        return trouble(replaced.error());
    std::vector<Station> all = *known;
    std::copy_if(replaced->begin(), replaced->end(), std::back_inserter(all),
                 [](const Station& old) { return !is_settled(old); });
    return html(200, page("Stationer", "/stationer",
                          store_warning(settings_.store_trouble ? settings_.store_trouble() : "") +
                              stations_body(all, *proofs)));
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
