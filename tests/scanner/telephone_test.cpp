// What telephones send: photographs that say how they were held, and messages that carry them.
#include "scanner/pages/encode.h"
#include "tests/scanner/strokes.h"
#include "tests/support/damage.h"
#include "tests/support/odd_files.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>

using namespace tycktill;

namespace {

void shows_strokes(const Bytes& bytes) {
    const Outcome outcome = first_page(bytes);
    CHECK(outcome.why == "");
    CHECK(difference(outcome.page, strokes()) < 4);
}

/// As a camera that was held so keeps it: turned by the orientation it is upright again.
Image kept_as(const Image& image, int orientation) {
    Image out = image;
    const bool mirrored =
        orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7;
    for (int y = 0; mirrored && y < out.height(); ++y)
        std::reverse(out.row(y), out.row(y) + out.width());
    constexpr int back[] = {0, 0, 0, 180, 180, 270, 270, 90, 90};
    return turned(out, back[orientation]);
}

/// An Exif segment after the start: the orientation among other entries, in either order of bytes.
Bytes with_exif(const Bytes& jpeg, int orientation, bool big_end_first, int entries_before = 1) {
    Bytes tiff;
    const auto put = [&](std::size_t value, int bytes) {
        for (int i = 0; i < bytes; ++i)
            tiff.push_back(std::uint8_t(value >> 8 * (big_end_first ? bytes - 1 - i : i)));
    };
    tiff.assign(2, big_end_first ? 'M' : 'I');
    put(42, 2);
    put(8, 4);
    put(std::size_t(entries_before) + 1, 2);
    for (int i = 0; i <= entries_before; ++i) {
        put(i == entries_before ? 0x112 : 0x100, 2);
        put(3, 2);
        put(1, 4);
        put(std::size_t(i == entries_before ? orientation : 7), 2);
        put(0, 2);
    }
    put(0, 4);
    const std::size_t length = 2 + 6 + tiff.size();
    Bytes out(jpeg.begin(), jpeg.begin() + 2);
    for (const int byte : {0xFF, 0xE1, int(length >> 8), int(length & 255), int('E'), int('x'),
                           int('i'), int('f'), 0, 0})
        out.push_back(std::uint8_t(byte));
    out.insert(out.end(), tiff.begin(), tiff.end());
    out.insert(out.end(), jpeg.begin() + 2, jpeg.end());
    return out;
}

/// A message as a mail program saves it.
struct Mail {
    bool crlf = true;
    bool quoted = false; ///< quoted-printable, else base64
    enum Shape { Alone, Mixed, WithWebPage, Forwarded, Unnamed, Related } shape = Mixed;
    std::string words = "Hej!\nHär kommer blanketten.\n";
};

std::string base64(const Bytes& bytes) {
    static const char* const letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t three = 0;
        for (std::size_t j = 0; j < 3; ++j)
            three = three << 8 | (i + j < bytes.size() ? bytes[i + j] : 0U);
        for (std::size_t j = 0; j < 4; ++j)
            out += i + j > bytes.size() ? '=' : letters[three >> (18 - 6 * j) & 63];
        if (i % 57 == 54)
            out += '\n';
    }
    return out + "\n";
}

std::string quoted_printable(const Bytes& bytes) {
    std::string out;
    std::size_t line = 0;
    for (const std::uint8_t byte : bytes) {
        if (line > 70) {
            out += "=\n";
            line = 0;
        }
        char text[4];
        const bool plain = byte > ' ' && byte < 0x7F && byte != '=';
        std::snprintf(text, sizeof text, plain ? "%c" : "=%02X", byte);
        out += text;
        line += plain ? 1 : 3;
    }
    return out + "\n";
}

std::string attachment(const Bytes& file, const std::string& type, const Mail& mail) {
    const bool unnamed = mail.shape == Mail::Unnamed;
    const std::string disposition = mail.shape == Mail::Related
                                        ? "Content-ID: <bild1>\nContent-Disposition: inline\n"
                                        : "Content-Disposition: attachment; filename=\"IMG 1.x\"\n";
    return "Content-Type: " + (unnamed ? "application/octet-stream" : type) + "\n" + disposition +
           "Content-Transfer-Encoding: " + (mail.quoted ? "quoted-printable" : "base64") + "\n\n" +
           (mail.quoted ? quoted_printable(file) : base64(file));
}

std::string multipart(const std::string& kind, const std::string& boundary,
                      const std::vector<std::string>& parts) {
    std::string out = "Content-Type: multipart/" + kind + "; boundary=\"" + boundary + "\"\n\n";
    for (const std::string& part : parts)
        out += "--" + boundary + "\n" + part + "\n";
    return out + "--" + boundary + "--\n";
}

Bytes mail_of(const std::vector<std::pair<std::string, Bytes>>& files, const Mail& mail) {
    const std::string head =
        "Received: from mx.example.se\nFrom: =?UTF-8?Q?Bj=C3=B6rn?= <b@example.se>\n"
        "To: kommun@example.se\nSubject: blankett\n"
        "Date: Mon, 30 Nov 2026 10:00:00 +0100\nMIME-Version: 1.0\n";
    const std::string words = "Content-Type: text/plain; charset=utf-8\n\n" + mail.words;
    std::vector<std::string> parts{words};
    if (mail.shape == Mail::WithWebPage)
        parts[0] =
            multipart("alternative", "inre", {words, "Content-Type: text/html\n\n<p>Hej</p>\n"});
    for (const auto& [type, file] : files)
        parts.push_back(attachment(file, type, mail));
    std::string text = head;
    if (mail.shape == Mail::Alone)
        text += attachment(files.front().second, files.front().first, mail);
    else if (mail.shape == Mail::Forwarded)
        text += multipart("mixed", "yttre",
                          {words, "Content-Type: message/rfc822\n\n" + head +
                                      multipart("mixed", "mellan", parts)});
    else
        text += multipart(mail.shape == Mail::Related ? "related" : "mixed", "b-1.2=3", parts);
    Bytes out;
    for (const char c : text) {
        if (c == '\n' && mail.crlf)
            out.push_back('\r');
        out.push_back(std::uint8_t(c));
    }
    return out;
}

} // namespace

TEST_CASE("a telephone's photograph is upright however the telephone was held") {
    for (int orientation = 1; orientation <= 8; ++orientation)
        for (const bool big_end_first : {false, true})
            for (const int entries_before : {0, 3, 9}) {
                INFO(orientation << (big_end_first ? " MM " : " II ") << entries_before);
                shows_strokes(with_exif(jpeg_of(kept_as(strokes(), orientation), 90).value(),
                                        orientation, big_end_first, entries_before));
            }
}

TEST_CASE("an Exif segment that makes no sense turns nothing") {
    const Bytes plain = jpeg_of(strokes(), 90).value();
    for (const int orientation : {0, 9, 255, 40000})
        shows_strokes(with_exif(plain, orientation, true));
    // Any byte of it broken: a page all the same, which lies one way or another.
    const Bytes good = with_exif(plain, 6, false);
    for (std::size_t at = 6; at < 44; ++at) {
        Bytes broken = good;
        broken[at] ^= 0xFF;
        INFO(at);
        CHECK(first_page(broken).why == "");
    }
}

TEST_CASE("a message gives the pictures and documents that it carries") {
    const std::vector<std::pair<std::string, Bytes>> files = {
        {"image/jpeg", with_exif(jpeg_of(kept_as(strokes(), 6), 90).value(), 6, true)},
        {"image/png", png_of(strokes()).value()},
        {"application/pdf", pdf_of({strokes()}, 90)},
        {"image/heic", heic_of(strokes())}};
    for (const auto& file : files)
        for (const bool crlf : {true, false})
            for (const bool quoted : {true, false})
                for (int shape = Mail::Alone; shape <= Mail::Related; ++shape) {
                    const Mail mail{crlf, quoted, Mail::Shape(shape), "Hej!\n"};
                    INFO(file.first << " crlf " << crlf << " quoted " << quoted << " shape "
                                    << shape);
                    auto document = Document::of_bytes(mail_of({file}, mail));
                    REQUIRE(document);
                    CHECK(document->pages() == 1);
                    CHECK(document->is_whole());
                    CHECK(document->missing().empty() == (shape == Mail::Alone));
                    const auto page = document->page(1);
                    REQUIRE(page);
                    CHECK(difference(page->image, strokes()) < 6);
                }
}

TEST_CASE("every file of a message is a page in its order, and what is none is told of") {
    const std::pair<std::string, Bytes> jpeg{"image/jpeg", jpeg_of(strokes(), 90).value()};
    const std::pair<std::string, Bytes> two{"application/pdf", pdf_of({strokes(), strokes()}, 90)};
    const std::pair<std::string, Bytes> note{"application/msword", Bytes(2000, 'x')};
    const std::pair<std::string, Bytes> mark{"image/png", png_of(strokes(200, 120)).value()};
    const auto opened = [](const Bytes& bytes) { return Document::of_bytes(bytes); };
    Mail silent;
    silent.words = " \n";
    CHECK(opened(mail_of({jpeg, two, jpeg}, silent))->pages() == 4);
    CHECK(opened(mail_of({jpeg, two, jpeg}, silent))->missing().empty());
    const auto with_note = opened(mail_of({jpeg, note}, silent));
    CHECK(with_note->pages() == 1);
    CHECK(with_note->missing().find("1 more file") != std::string::npos);
    const auto with_mark = opened(mail_of({mark, jpeg}, silent));
    CHECK(with_mark->pages() == 1);
    CHECK_FALSE(with_mark->missing().empty());
    CHECK_FALSE(opened(mail_of({note}, silent)));
}

TEST_CASE("a message that is cut off says so or is refused in a clear line") {
    const Bytes whole = mail_of({{"image/jpeg", jpeg_of(strokes(), 90).value()},
                                 {"image/jpeg", jpeg_of(strokes(), 90).value()}},
                                {});
    for (int part = 1; part < 50; ++part) {
        const Bytes cut(whole.begin(), whole.begin() + std::ptrdiff_t(whole.size()) * part / 50);
        const auto document = Document::of_bytes(cut);
        INFO(part << ": " << (document ? document->missing() : document.error().what));
        if (document)
            CHECK((!document->is_whole() &&
                   document->missing().find("ends early") != std::string::npos));
        else
            CHECK(document.error().what.size() > 20);
    }
}

TEST_CASE("a text that is no message is not taken for one") {
    for (const std::string text :
         {"From here on everything went wrong.\nDate: never\n", "Subject: one line alone\n\nhej",
          "<html>\nFrom: a\nDate: b\n", "a;b;c\n1;2;3\n"}) {
        const auto document = Document::of_bytes(Bytes(text.begin(), text.end()));
        INFO(text);
        REQUIRE_FALSE(document);
        CHECK(document.error().what.rfind("not a ", 0) == 0);
    }
}
