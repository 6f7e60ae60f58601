#pragma once
/// A chain of sealed submissions of one station, and several couriers that bring it at once to whichever
/// receiver answers, until the office has signed for all of it.
#include "shared/courier/office_client.h"
#include "tests/support/rooms.h"
#include "tests/support/sealed.h"
#include "tests/support/submissions.h"

#include <atomic>
#include <ctime>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace tycktill::test {

/// Every tenth in two pieces.
inline std::vector<OutboxItem> a_chain(const Recipients& recipients, std::size_t length) {
    TestStation chain;
    std::vector<OutboxItem> items;
    for (std::size_t i = 0; i < length; ++i) {
        Submission submission = an_anonymous_complaint();
        if (i % 10 == 9)
            submission.attachments.push_back({"page-1.jpg", "image/jpeg", noise(300'000, i)});
        OutboxItem item;
        item.id = submission.id;
        item.envelope = to_bytes(seal(submission, recipients).value());
        const Manifest manifest = chain.next(item.id, item.envelope);
        item.manifest = to_bytes(manifest);
        const Digest link = link_of(manifest);
        item.link.assign(link.begin(), link.end());
        items.push_back(std::move(item));
    }
    return items;
}

class ManyCouriers {
public:
    explicit ManyCouriers(const StationIdentity& identity, std::size_t couriers = 4)
        : identity_(identity), couriers_(couriers) {}

    /// Where the n-th attempt goes.
    std::function<std::string(std::size_t)> url;
    /// Called from several threads after each delivery with how many there are.
    std::function<void(std::size_t)> delivered = [](std::size_t) {};

    /// The receipts, when all are there.
    std::map<SubmissionId, Bytes> bring(const std::vector<OutboxItem>& items) {
        std::vector<std::thread> threads;
        for (std::size_t first = 0; first < couriers_; ++first)
            threads.emplace_back([&, first] {
                std::size_t asked = first;
                for (std::size_t i = first; i < items.size(); i += couriers_)
                    while (!bring_one(items[i], url(asked++))) {
                    }
            });
        for (auto& thread : threads)
            thread.join();
        return std::move(receipts_);
    }

    /// One attempt; true when the office signed.
    bool bring_one(const OutboxItem& item, const std::string& where) {
        const auto transport = make_curl_transport({where, identity_.server_pin, 2, 5}).value();
        OfficeClient client(identity_, *transport, [] { return std::int64_t{std::time(nullptr)}; });
        const Delivery delivery = client.deliver(item);
        const auto* done = std::get_if<Delivered>(&delivery);
        if (!done)
            return false;
        std::size_t count = 0;
        {
            const std::lock_guard lock(mutex_);
            receipts_[item.id] = done->receipt;
            count = receipts_.size();
        }
        delivered(count);
        return true;
    }

private:
    const StationIdentity& identity_;
    std::size_t couriers_;
    std::mutex mutex_;
    std::map<SubmissionId, Bytes> receipts_;
};

} // namespace tycktill::test
