#include "office/mail/message.h"

#include "shared/base/text.h"
#include "shared/record/digest.h"

#include <array>

namespace tycktill::mail {
namespace {

constexpr std::size_t longest_line = 76;

std::string base64(std::string_view bytes) {
    static constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::string_view three = bytes.substr(i, 3);
        std::uint32_t bits = 0;
        for (std::size_t k = 0; k < 3; ++k)
            bits = bits << 8 | (k < three.size() ? static_cast<std::uint8_t>(three[k]) : 0u);
        for (std::size_t k = 0; k < 4; ++k)
            text += k <= three.size() ? letters[bits >> (18 - 6 * k) & 63] : '=';
    }
    return text;
}

std::string in_lines(const std::string& text) {
    std::string all;
    for (std::size_t i = 0; i < text.size(); i += longest_line)
        all += text.substr(i, longest_line) + "\r\n";
    return all;
}

/// RFC 2047: words of at most 75 signs, none of which parts a letter.
std::string encoded_words(const std::string& text) {
    constexpr std::size_t most_bytes = 42;
    std::string all, word;
    const auto put = [&] {
        if (!word.empty())
            all += (all.empty() ? "" : "\r\n ") + ("=?utf-8?B?" + base64(word) + "?=");
        word.clear();
    };
    for (const char32_t letter : code_points(text)) {
        const std::string written = to_utf8(letter);
        if (word.size() + written.size() > most_bytes)
            put();
        word += written;
    }
    put();
    return all;
}

std::string two(unsigned number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

/// "Mon, 30 Nov 2026 06:00:12 +0000"
std::string date_of(Instant now) {
    static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(now);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{now - day};
    return std::string(days[std::chrono::weekday{day}.c_encoding()]) + ", " +
           std::to_string(static_cast<unsigned>(date.day())) + " " +
           months[static_cast<unsigned>(date.month()) - 1] + " " +
           std::to_string(static_cast<int>(date.year())) + " " +
           two(static_cast<unsigned>(time.hours().count())) + ":" +
           two(static_cast<unsigned>(time.minutes().count())) + ":" +
           two(static_cast<unsigned>(time.seconds().count())) + " +0000";
}

} // namespace

std::string message_of(const Mail& mail, const std::string& from, Instant now) {
    const std::string number = to_hex(record::blake2b(bytes_of(mail.id + '\0' + from)));
    return "From: <" + from + ">\r\nTo: <" + mail.to +
           ">\r\nSubject: " + encoded_words(mail.subject) + "\r\nDate: " + date_of(now) +
           "\r\nMessage-ID: <" + number.substr(0, 32) + from.substr(from.find('@')) +
           ">\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
           "Content-Transfer-Encoding: base64\r\nAuto-Submitted: auto-generated\r\n\r\n" +
           in_lines(base64(mail.text));
}

} // namespace tycktill::mail
