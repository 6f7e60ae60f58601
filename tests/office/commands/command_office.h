#pragma once
/// An office of Linköping whose commands are run in this process: what they print comes back.
#include "office/arrivals/take_in.h"
#include "office/commands/matter_commands.h"
#include "office/commands/open_office.h"
#include "tests/office/people/person_made.h"
#include "tests/support/submissions.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace tycktill::office {

struct Printed {
    int status = -1;   ///< 2 when the command ended with an error
    std::string out;   ///< on stdout
    std::string error; ///< the error's line
    std::vector<nlohmann::json> rows() const {
        std::vector<nlohmann::json> all;
        std::istringstream lines(out);
        for (std::string line; std::getline(lines, line);)
            all.push_back(nlohmann::json::parse(line));
        return all;
    }
};

/// What the environment says at each command, which takes it away from there; "" for nothing.
inline std::string given_passphrase;

template <typename Run>
Printed printed(const Run& run) {
    if (given_passphrase.empty())
        ::unsetenv("TYCKTILL_OFFICE_PASSPHRASE");
    else
        ::setenv("TYCKTILL_OFFICE_PASSPHRASE", given_passphrase.c_str(), 1);
    std::ostringstream out, said;
    std::streambuf* const cout = std::cout.rdbuf(out.rdbuf());
    std::streambuf* const cerr = std::cerr.rdbuf(said.rdbuf());
    const Result<int> status = run();
    std::cout.rdbuf(cout);
    std::cerr.rdbuf(cerr);
    UNSCOPED_INFO(said.str() << (status ? "" : status.error().what));
    return {status ? *status : 2, out.str(), status ? "" : status.error().what};
}

class CommandOffice {
public:
    TemporaryFolder folder;
    OfficePlace place;
    OfficeHome home;
    KeyRing ring;

    CommandOffice() {
        ::setenv("TYCKTILL_ASSETS", (std::string(TYCKTILL_SOURCE) + "/assets").c_str(), 1);
        given_passphrase = people::good_passphrase;
        place.data = folder.path();
        place.settings.municipality = "linkoping";
        home = make_office({office_folder(folder.path()), "", people::good_passphrase,
                            folder.path() / "escrow", record::GuessCost::Interactive})
                   .value();
        ring = unlock_private_key(home, people::good_passphrase).value();
    }

    /// With the office's keys when the role reads matters.
    void works_here(const std::string& id, matters::Role role, const std::string& board = "",
                    const std::string& unit = "") {
        people::Account account = people::account_of(id, role, board, unit);
        people::give_quick_passphrase(account, people::good_passphrase);
        if (people::reads_matters(account.person, SystemClock().today()))
            people::give_office_keys(account, ring_bytes(ring), home.recipients_version);
        REQUIRE(people::open_people(home.store).value()->save(account).value());
    }
    /// A complaint about a unit, by its name in the municipality's file; its id.
    std::string comes(const std::string& unit, const std::string& story = "Maten var kall.") {
        record::Submission submission = a_complaint(story);
        submission.municipality = "linkoping";
        submission.form = {"linkoping/valkommen-att-tycka-till", 1};
        submission.arrived = SystemClock().today();
        submission.matter.set("enhet", unit);
        submission.contact.set("adress", "Storgatan 1, 582 23 Linköping");
        const auto archive = open_archive(home.store).value();
        const auto kept = arrivals::take_in(*archive, home, submission, submission.arrived);
        if (!kept)
            FAIL(kept.error().what);
        return to_text(submission.id);
    }
    std::string file_with(const std::string& text) {
        const auto file = folder.path() / ("words-" + std::to_string(++files_));
        std::ofstream(file) << text;
        return file.string();
    }

    Printed does(const std::string& as, const std::string& id, DoWish wish,
                 const std::string& words = "") {
        wish.as = as;
        wish.id = id;
        wish.format = Format::Json;
        if (!words.empty())
            wish.words = file_with(words);
        return printed([&] { return run_do(place, wish); });
    }
    Printed matters_for(const std::string& as) {
        MattersWish wish;
        wish.as = as;
        wish.format = Format::Json;
        return printed([&] { return run_matters(place, wish); });
    }
    Printed matter_for(const std::string& as, const std::string& id) {
        return printed([&] { return run_matter(place, {as, id, Format::Json}); });
    }

private:
    int files_ = 0;
};

inline DoWish act(const std::string& name) {
    DoWish wish;
    wish.act = name;
    return wish;
}

} // namespace tycktill::office
