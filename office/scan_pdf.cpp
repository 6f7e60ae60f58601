#include "office/scan_pdf.h"

#include "shared/base/places.h"
#include "shared/pages/page_notes.h"

#include <algorithm>

namespace tycktill {

namespace {

bool is_page(const Attachment& file) {
    return file.media_type != "application/json";
}

ArchiveFacts facts_of(const Submission& submission, const Catalogue* catalogue) {
    ArchiveFacts facts;
    facts.arrived = submission.arrived;
    facts.number = to_text(submission.id).substr(0, 8);
    facts.title = submission.form.id;
    const Form* form = catalogue ? catalogue->form(submission.form) : nullptr;
    if (!form)
        return facts;
    facts.title = form->title.in("sv");
    if (const Municipality* municipality = catalogue->municipality_of(*form))
        facts.sender = municipality->name;
    return facts;
}

} // namespace

int scanned_pages(const Submission& submission) {
    return static_cast<int>(
        std::count_if(submission.attachments.begin(), submission.attachments.end(), is_page));
}

Result<Bytes> scan_pdf(const Submission& submission, const Catalogue* catalogue) {
    const auto& files = submission.attachments;
    if (files.size() == 1 && files.front().media_type == "application/pdf")
        return files.front().bytes;
    std::vector<ArchivePage> pages;
    for (const Attachment& file : files)
        if (is_page(file))
            pages.push_back({file.bytes, {}, {}});
    for (const Attachment& file : files)
        if (file.name == page_notes_name)
            add_page_notes(pages, file.bytes);
    return archive_pdf(pages, facts_of(submission, catalogue),
                       assets_folder() / "fonts" / "AtkinsonHyperlegibleNext-Regular.ttf");
}

} // namespace tycktill
