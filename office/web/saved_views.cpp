#include "office/web/saved_views.h"

#include "office/people/draft.h"
#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::web {
namespace {

constexpr std::string_view view_act = "vy/";
constexpr std::size_t most_views = 12;
constexpr std::size_t longest_name = 30;
constexpr const char* choices[] = {"vy",    "sok",         "namnd", "typ",
                                   "enhet", "handlaggare", "tid",   "ordning"};

struct SavedView {
    people::DraftPlace place;
    std::string name, query; ///< "?vy=nya&enhet=skola"
};

/// As it lies sealed: the name, a line break, the query.
std::optional<SavedView> opened(const Visit& visit, const people::Draft& draft) {
    const auto words = people::open_draft(draft, office::keys_of(*visit.house->key));
    const auto line = words ? words->find('\n') : std::string::npos;
    if (line == std::string::npos)
        return std::nullopt;
    return SavedView{draft.place, words->substr(0, line), words->substr(line + 1)};
}

std::vector<SavedView> views_of(const Visit& visit) {
    std::vector<SavedView> all;
    const auto drafts = visit.house->people->drafts_of(visit.person().id);
    if (!drafts)
        return all;
    for (const people::Draft& draft : *drafts)
        if (draft.place.act.rfind(view_act, 0) == 0)
            if (auto view = opened(visit, draft))
                all.push_back(std::move(*view));
    std::sort(all.begin(), all.end(),
              [](const SavedView& a, const SavedView& b) { return a.name < b.name; });
    return all;
}

Values chosen(const Values& values) {
    Values some;
    for (const char* name : choices)
        if (!values.text(name).empty())
            some.set(name, values.text(name));
    return some;
}

} // namespace

Html saved_views(const Visit& visit) {
    Html all;
    const std::string here = written_query(chosen(visit.query));
    for (const SavedView& view : views_of(visit)) {
        Attributes attributes{{"href", "/inkorg" + view.query}};
        if (view.query == here)
            attributes.push_back({"aria-current", "page"});
        all += el("a", attributes, text(view.name));
    }
    return all;
}

Html save_view_form(const Visit& visit) {
    const Values some = chosen(visit.query);
    const auto views = views_of(visit);
    const std::string here = written_query(some);
    const auto saved = std::find_if(views.begin(), views.end(),
                                    [&](const SavedView& view) { return view.query == here; });
    if (saved != views.end())
        return post_form("/inkorg/vyer/ta-bort", visit.proof,
                         hidden("vilken", saved->place.act) +
                             submit(Press::Quiet, "Ta bort vyn " + saved->name));
    if (some.empty() || (some.everything().size() == 1 && some.has("vy")))
        return {};
    const Wrongs none;
    const Fields fields(Values(), none);
    Fields::Look name;
    name.longest = longest_name;
    return el("details", "why",
              el("summary", "Spara som vy"_t) +
                  post_form("/inkorg/vyer", visit.proof,
                            hidden_all(some) + fields.line("namn", "Vad ska vyn heta?", name) +
                                div("does", submit(Press::Other, "Spara vyn", "small"))));
}

wire::HttpResponse save_view(Site& site, Visit& visit) {
    const std::string name = visit.form.text("namn"), query = written_query(chosen(visit.form)),
                      back = "/inkorg" + query;
    if (name.empty() || length_of(name) > longest_name || name.find('\n') != std::string::npos)
        return done(site, visit, "Vyn behöver ett namn på högst 30 tecken. Den är inte sparad.",
                    back);
    const auto views = views_of(visit);
    if (views.size() >= most_views)
        return done(site, visit, "Du har redan tolv vyer. Ta bort någon först.", back);
    const std::string id = to_text(record::random_submission_id()).substr(0, 12);
    const auto kept = visit.house->people->put_draft(
        people::sealed_draft({visit.person().id, "", std::string(view_act) + id},
                             name + "\n" + query, visit.today, visit.house->recipients.front()));
    return kept ? done(site, visit, "Vyn är sparad. Den ligger överst i inkorgen.", back)
                : trouble(site, visit, kept.error());
}

wire::HttpResponse drop_view(Site& site, Visit& visit) {
    const std::string which = visit.form.text("vilken");
    if (which.rfind(view_act, 0) != 0)
        return no_right(site, visit);
    const auto dropped = visit.house->people->drop_draft({visit.person().id, "", which});
    return dropped ? done(site, visit, "Vyn är borttagen.", "/inkorg")
                   : trouble(site, visit, dropped.error());
}

} // namespace tycktill::web
