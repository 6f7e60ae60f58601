#pragma once
/// A station and an office as their users have them: the real programs in folders of their own, on a
/// real port of this machine.
#include "shared/store/outbox.h"
#include "shared/store/station.h"
#include "tests/support/programs.h"
#include "tests/support/rooms.h"
#include "tests/support/submissions.h"
#include "tests/support/temporary_folder.h"

#include <memory>
#include <stdexcept>

namespace tycktill::test {

inline void must(bool holds, const char* what) {
    if (!holds)
        throw std::runtime_error(what);
}

struct ProgramWorld {
    TemporaryFolder folder;
    std::string office = (folder.path() / "office-data").string();
    std::string station = (folder.path() / "station-data").string();
    std::string address = "127.0.0.1:0";
    std::unique_ptr<Running> serving;

    /// `store` as for tycktill-office init; "" for its own.
    explicit ProgramWorld(const std::string& store = "") {
        ::setenv("TYCKTILL_OFFICE_PASSPHRASE", "en lång mening", 1);
        ::setenv("TYCKTILL_ASSETS", (std::string(TYCKTILL_SOURCE) + "/assets").c_str(), 1);
        std::vector<std::string> words{"init", "--escrow", (folder.path() / "escrow").string()};
        if (!store.empty())
            words.insert(words.end(), {"--store", store});
        must(tell_office(words).status == 0, "tycktill-office init");
    }

    Outcome tell_office(std::vector<std::string> words) {
        words.insert(words.begin(), program_for_tests("tycktill-office"));
        words.insert(words.end(), {"--data", office});
        return run(words, folder.path());
    }
    Outcome tell_courier(const std::vector<std::string>& words,
                         const std::string& fail_point = "") {
        std::vector<std::string> all = killed_at(fail_point, "tycktill-courier");
        all.insert(all.end(), words.begin(), words.end());
        all.insert(all.end(), {"--data", station});
        return run(all, folder.path());
    }

    /// A receiver that listens at `address`, which becomes where it really does.
    std::unique_ptr<Running> receiver(std::string& where, const std::string& fail_point = "") {
        const auto out = folder.path() / ("serve-out-" + std::to_string(++receivers_));
        std::vector<std::string> words = killed_at(fail_point, "tycktill-office");
        for (const auto& word :
             {std::string("serve"), std::string("--listen"), where, std::string("--data"), office})
            words.push_back(word);
        auto running = std::make_unique<Running>(words, out);
        std::string url;
        for (int i = 0; i < 2000 && url.find('\n') == std::string::npos; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            url = all_of(out);
        }
        must(!url.empty(), "tycktill-office serve did not start");
        std::filesystem::remove(out);
        url.pop_back();
        where = url.substr(std::string("https://").size());
        return running;
    }
    /// Starts the receiver that the station knows, where it was before.
    std::string serve(const std::string& fail_point = "") {
        serving.reset();
        serving = receiver(address, fail_point);
        return "https://" + address;
    }

    void enrol() {
        const std::string url = serve();
        std::string code = tell_office({"enrol-code", "--station", "reception-1"}).out;
        must(!code.empty(), "tycktill-office enrol-code");
        code.pop_back();
        must(tell_courier({"enrol", url, code}).status == 0, "tycktill-courier enrol");
    }

    /// A program that the environment tells to die at a place (shared/base/fail_point.h).
    static std::vector<std::string> killed_at(const std::string& fail_point,
                                              const std::string& name) {
        std::vector<std::string> words;
        words.push_back("/usr/bin/env");
        words.push_back("TYCKTILL_FAIL_POINT=" + fail_point);
        words.push_back(program_for_tests(name));
        return words;
    }

    SubmissionId keep(std::size_t page_bytes = 0) {
        const auto identity = load_station(station).value().value();
        auto outbox = Outbox::open(outbox_file(station)).value();
        Submission submission = a_complaint();
        if (page_bytes > 0)
            submission.attachments.push_back({"page-1.jpg", "image/jpeg", noise(page_bytes)});
        must(outbox.keep(seal(submission, identity.recipients).value()).has_value(), "keep");
        return submission.id;
    }

private:
    int receivers_ = 0;
};

} // namespace tycktill::test
