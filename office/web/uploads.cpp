#include "office/web/uploads.h"

#include <algorithm>

namespace tycktill::web {
namespace {

constexpr std::size_t most_files = 10;

struct FileKind {
    const char* media_type;
    const char* ending;
    std::string_view begins;
};
constexpr FileKind kinds[] = {{"application/pdf", ".pdf", "%PDF-"},
                              {"image/jpeg", ".jpg", "\xff\xd8\xff"},
                              {"image/png", ".png", "\x89PNG\r\n"},
                              {"image/tiff", ".tif", std::string_view("II*\0", 4)},
                              {"image/tiff", ".tif", std::string_view("MM\0*", 4)}};
constexpr FileKind message{"message/rfc822", ".eml", ""};

/// A message begins with lines "Name: value".
bool looks_like_message(const Bytes& bytes) {
    const std::string_view head(reinterpret_cast<const char*>(bytes.data()),
                                std::min<std::size_t>(bytes.size(), 2000));
    const auto colon = head.find(':');
    return head.find('\0') == std::string_view::npos && colon != std::string_view::npos &&
           colon > 0 &&
           std::all_of(head.begin(), head.begin() + static_cast<std::ptrdiff_t>(colon),
                       [](char c) { return c > ' ' && c < 0x7f; });
}

const FileKind* kind_of(const Upload& file) {
    const std::string_view content(reinterpret_cast<const char*>(file.bytes.data()),
                                   file.bytes.size());
    for (const FileKind& kind : kinds)
        if (content.rfind(kind.begins, 0) == 0)
            return &kind;
    return file.ending == message.ending && looks_like_message(file.bytes) ? &message : nullptr;
}

} // namespace

Html upload_input(const Wrongs& wrongs) {
    const std::string why = why_of(wrongs, upload_field);
    Html field = el("label", {{"for", std::string("f-") + upload_field}}, "Filer som hör till"_t) +
                 el("p", {{"class", "hint"}, {"id", "filer-hjalp"}},
                    "Brevet som PDF eller bild, eller e-postmeddelandet (.eml). Högst tio filer "
                    "och 12 megabyte."_t);
    if (!why.empty())
        field += el("p", "error", icon(Icon::Alert) + text(why));
    field += el("input", {{"type", "file"},
                          {"id", std::string("f-") + upload_field},
                          {"name", upload_field},
                          {"multiple"},
                          {"aria-describedby", "filer-hjalp"},
                          {"accept", ".pdf,.jpg,.jpeg,.png,.tif,.tiff,.eml"}});
    return div(why.empty() ? "field" : "field wrong", field);
}

std::vector<record::Attachment> attachments_of(const std::vector<Upload>& files, Wrongs& wrongs) {
    std::vector<record::Attachment> all;
    for (const Upload& file : files) {
        if (file.field != upload_field)
            continue;
        const FileKind* kind = kind_of(file);
        if (!kind) {
            wrongs.push_back({upload_field, "En av filerna är varken PDF, bild eller e-post. Spara "
                                            "om den som PDF och välj filerna igen."});
            return {};
        }
        all.push_back({"page-" + std::to_string(all.size() + 1) + kind->ending, kind->media_type,
                       file.bytes});
    }
    if (all.size() > most_files)
        wrongs.push_back({upload_field, "Det är fler än tio filer. Slå ihop några av dem."});
    return all;
}

} // namespace tycktill::web
