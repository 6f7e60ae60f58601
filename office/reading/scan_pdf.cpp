#include "office/reading/scan_pdf.h"

#include "shared/base/places.h"
#include "shared/pdf/page_notes.h"

#include <algorithm>

namespace tycktill::office {

namespace {

pdf::ArchiveFacts facts_of(const record::Submission& submission,
                           const forms::Catalogue* catalogue) {
    pdf::ArchiveFacts facts;
    facts.arrived = submission.arrived;
    facts.number = to_text(submission.id).substr(0, 8);
    facts.title = submission.form.id;
    const forms::Form* form = catalogue ? catalogue->form(submission.form) : nullptr;
    if (!form)
        return facts;
    facts.title = form->title.in("sv");
    if (const forms::Municipality* municipality = catalogue->municipality_of(*form))
        facts.sender = municipality->name;
    return facts;
}

} // namespace

bool is_page(const record::Attachment& file) {
    return file.media_type != "application/json" && file.name.rfind(pdf::page_view_prefix, 0) != 0;
}

int scanned_pages(const record::Submission& submission) {
    return static_cast<int>(
        std::count_if(submission.attachments.begin(), submission.attachments.end(), is_page));
}

Result<Bytes> scan_pdf(const record::Submission& submission, const forms::Catalogue* catalogue) {
    const auto& files = submission.attachments;
    if (files.size() == 1 && files.front().media_type == "application/pdf")
        return files.front().bytes;
    std::vector<pdf::ArchivePage> pages;
    for (const record::Attachment& file : files)
        if (is_page(file))
            pages.push_back({file.bytes, {}, {}});
    for (const record::Attachment& file : files)
        if (file.name == pdf::page_notes_name)
            pdf::add_page_notes(pages, file.bytes);
    return pdf::archive_pdf(pages, facts_of(submission, catalogue),
                            assets_folder() / "fonts" / "AtkinsonHyperlegibleNext-Regular.ttf");
}

} // namespace tycktill::office
