#include "scanner/source/feed_talk.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace tycktill::source {

Bytes to_bytes(FeedSay say, std::uint32_t first, std::uint32_t second, BytesView body) {
    FeedHead head;
    head.say = say;
    head.first = first;
    head.second = second;
    head.size = static_cast<std::uint32_t>(body.size());
    Bytes bytes(sizeof head + body.size());
    std::memcpy(bytes.data(), &head, sizeof head);
    std::copy(body.begin(), body.end(), bytes.begin() + sizeof head);
    return bytes;
}

Bytes with_zeros(const std::vector<std::string>& texts) {
    Bytes bytes;
    for (const std::string& text : texts) {
        bytes.insert(bytes.end(), text.begin(), text.end());
        bytes.push_back(0);
    }
    return bytes;
}

std::optional<std::vector<std::string>> texts_of(BytesView body) {
    if (!body.empty() && body.back() != 0)
        return std::nullopt;
    std::vector<std::string> texts;
    for (auto at = body.begin(); at != body.end();) {
        const auto end = std::find(at, body.end(), std::uint8_t{0});
        texts.emplace_back(at, end);
        at = end + 1;
    }
    return texts;
}

FeedReader::FeedReader(int file) : file_(file) {
    fcntl(file, F_SETFL, fcntl(file, F_GETFL) | O_NONBLOCK);
}

FeedReader::Outcome FeedReader::next(FeedMessage& message,
                                     std::optional<Clock::time_point> deadline) {
    FeedHead head;
    std::uint8_t bytes[sizeof head];
    if (const auto broken = fill(bytes, sizeof head, deadline))
        return *broken;
    std::memcpy(&head, bytes, sizeof head);
    if (head.mark != FeedHead{}.mark || head.say > FeedSay::Trouble ||
        head.size > most_of_a_message)
        return Outcome::Garbled;
    message.say = head.say;
    message.first = head.first;
    message.second = head.second;
    message.body.resize(head.size);
    return fill(message.body.data(), head.size, deadline).value_or(Outcome::Message);
}

/// What is there is taken even after the deadline: a program that slept itself blames nobody.
std::optional<FeedReader::Outcome> FeedReader::fill(std::uint8_t* to, std::size_t size,
                                                    std::optional<Clock::time_point> deadline) {
    while (size > 0) {
        const ssize_t got = read(file_, to, size);
        if (got > 0) {
            to += got;
            size -= static_cast<std::size_t>(got);
            continue;
        }
        if (got == 0 || (errno != EAGAIN && errno != EINTR))
            return Outcome::Ended;
        int left = -1;
        if (deadline) {
            const auto until =
                std::chrono::ceil<std::chrono::milliseconds>(*deadline - Clock::now());
            if (until.count() <= 0)
                return Outcome::Late;
            left = static_cast<int>(std::min<long long>(until.count(), 3'600'000));
        }
        pollfd waiting{file_, POLLIN, 0};
        poll(&waiting, 1, left);
    }
    return std::nullopt;
}

} // namespace tycktill::source
