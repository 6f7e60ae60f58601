// The door to GMime: an e-mail message's pictures and documents, as telephones send them. Its words are no page; a
// line says that they are there.
#include "scanner/pages/carried_pages.h"
#include "scanner/pages/decode_parts.h"

#include <algorithm>
#include <cstring>
#include <gmime/gmime.h>

namespace tycktill::pages {

namespace {

constexpr std::size_t most_files = 100;
constexpr std::size_t most_bytes = std::size_t(100) << 20;
constexpr int deepest = 8;      // messages within messages
constexpr int least_side = 300; // pixels; a page of paper has more

/// Drops a GObject when it goes out of scope.
template <typename T>
struct Unref {
    void operator()(T* object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref<T>>;

struct Parts {
    std::vector<Bytes> files;
    std::size_t used = 0;
    int unread = 0;
    bool has_words = false;
};

Bytes content_of(GMimePart* part) {
    GMimeDataWrapper* content = g_mime_part_get_content(part);
    if (!content)
        return {};
    const Owned<GMimeStream> to(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, to.get());
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(to.get()));
    return {bytes->data, bytes->data + bytes->len};
}

bool is_word(std::uint8_t c) {
    return c > ' ' && c < 0x7F;
}

void add_part(GMimePart* part, Parts& parts) {
    GMimeContentType* type = g_mime_object_get_content_type(GMIME_OBJECT(part));
    const char* disposition = g_mime_object_get_disposition(GMIME_OBJECT(part));
    const bool attached = disposition && std::strcmp(disposition, "attachment") == 0;
    Bytes bytes = content_of(part);
    if (g_mime_content_type_is_type(type, "text", "*") && !attached) {
        // The same words as a page of the web are counted once.
        if (g_mime_content_type_is_type(type, "text", "plain"))
            parts.has_words |= std::any_of(bytes.begin(), bytes.end(), is_word);
        return;
    }
    if (bytes.empty() || parts.files.size() >= most_files ||
        bytes.size() > most_bytes - std::min(most_bytes, parts.used)) {
        ++parts.unread;
        return;
    }
    parts.used += bytes.size();
    parts.files.push_back(std::move(bytes));
}

void add_object(GMimeObject* object, Parts& parts, int depth) {
    if (!object)
        return;
    if (depth == 0) {
        ++parts.unread;
    } else if (GMIME_IS_MULTIPART(object)) {
        auto* multipart = GMIME_MULTIPART(object);
        for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i)
            add_object(g_mime_multipart_get_part(multipart, i), parts, depth - 1);
    } else if (GMIME_IS_MESSAGE_PART(object)) {
        if (GMimeMessage* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object)))
            add_object(g_mime_message_get_mime_part(inner), parts, depth - 1);
    } else if (GMIME_IS_PART(object)) {
        add_part(GMIME_PART(object), parts);
    }
}

class Message final : public Decoder {
public:
    Message(BytesView bytes, int depth) : bytes_(bytes), depth_(depth) {}

    Result<void> open() {
        static const bool started = [] {
            g_mime_init();
            return true;
        }();
        (void)started;
        const Owned<GMimeStream> from(g_mime_stream_mem_new_with_buffer(
            reinterpret_cast<const char*>(bytes_.data()), bytes_.size()));
        const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(from.get()));
        const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
        if (!message)
            return fail("not a message that can be read; save its pictures and give them");
        GMimeObject* body = g_mime_message_get_mime_part(message.get());
        Parts parts;
        add_object(body, parts, deepest);
        if (body && GMIME_IS_MULTIPART(body))
            if (const char* boundary = g_mime_multipart_get_boundary(GMIME_MULTIPART(body)))
                end_ = "--" + std::string(boundary) + "--";
        unread_ = parts.unread + carried_.open(std::move(parts.files), depth_);
        has_more_ = carried_.leave_out_small(least_side) > 0 || parts.has_words;
        if (carried_.pages() == 0)
            return fail("a message without a picture or document that can be read; register its "
                        "words by hand");
        return {};
    }
    int pages() const override { return carried_.pages(); }
    std::string missing() const override {
        if (!is_whole())
            return "the message ends early: pictures may be missing; save it again";
        if (unread_ > 0)
            return "the message holds " + std::to_string(unread_) +
                   (unread_ == 1 ? " more file that was" : " more files that were") +
                   " not read; save each as a file of its own and give that";
        if (const std::string missing = carried_.missing(); !missing.empty())
            return "in a file within the message: " + missing;
        return has_more_ ? "the message has words or small pictures of its own, which are no page; "
                           "read it too"
                         : "";
    }
    bool is_whole() const override {
        const auto tail = bytes_.last(std::min<std::size_t>(bytes_.size(), 4096));
        return end_.empty() ||
               std::search(tail.begin(), tail.end(), end_.begin(), end_.end()) != tail.end();
    }

private:
    Result<Image> draw(int page, const MakePixels& make) override {
        return carried_.decode(page, make);
    }

    BytesView bytes_;
    int depth_;
    CarriedPages carried_;
    std::string end_; ///< the line that a message of several parts ends with
    int unread_ = 0;
    bool has_more_ = false; ///< words, or pictures too small for a page
};

} // namespace

bool is_message(BytesView bytes) {
    constexpr std::size_t looked_at = 16384;
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()),
                                std::min(bytes.size(), looked_at));
    int known = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        at = end + 1;
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        if (line.empty())
            break;
        if (line.front() == ' ' || line.front() == '\t' || line.starts_with("From "))
            continue;
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || colon == 0 ||
            !std::all_of(line.begin(), line.begin() + std::ptrdiff_t(colon),
                         [](char c) { return is_word(std::uint8_t(c)); }))
            return false;
        std::string name(line.substr(0, colon));
        for (char& c : name)
            c = char(g_ascii_tolower(c));
        for (const char* one :
             {"from", "date", "subject", "mime-version", "received", "message-id"})
            known += name == one;
    }
    return known >= 2;
}

Result<std::unique_ptr<Decoder>> open_message(BytesView bytes, int depth) {
    auto message = std::make_unique<Message>(bytes, depth);
    TRY(message->open());
    return message;
}

} // namespace tycktill::pages
