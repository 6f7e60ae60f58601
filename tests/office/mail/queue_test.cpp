// The queue of mails against a real server: sent once, whatever stops in between; nothing of it in the clear on the disk.
#include "office/mail/mail.h"
#include "shared/base/files.h"
#include "tests/support/rooms.h"
#include "tests/support/small_smtp.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <sys/wait.h>

using namespace tycktill;
using namespace tycktill::mail;
using test::SmallSmtp;
using test::SmtpMood;

namespace {

const Instant morning{std::chrono::seconds{1'796'022'000}}; // 2026-11-30 07:00 in Sweden

struct Post {
    TemporaryFolder folder;
    record::KeyPair key = record::make_key_pair();
    SmallSmtp server;
    Settings settings{server.address(), "tycktill@kommunen.example", "", "", ""};
    std::unique_ptr<Queue> queue = opened();

    std::filesystem::path file() const { return folder.path() / "office-mail.db"; }
    std::unique_ptr<Queue> opened() const { return open_queue(file(), key.public_key).value(); }
    Mail mail(const std::string& id = "daily/karin/2026-11-30") const {
        return {id, "karin@kommunen.example", "Ärenden som väntar på dig",
                "SN 2026/87, hemtjänsten\n.\nSlut."};
    }
    SentCount send(Instant now = morning) { return queue->send_due(settings, {&key}, now).value(); }
    State state(const std::string& id = "daily/karin/2026-11-30") {
        return queue->standing(id).value()->state;
    }
};

/// The text of a mail, out of its base64.
std::string text_in(const std::string& taken) {
    static const std::string letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string plain;
    unsigned bits = 0;
    int count = 0;
    for (const char c : taken.substr(taken.find("\r\n\r\n") + 4)) {
        const auto at = letters.find(c);
        if (at == std::string::npos)
            continue;
        bits = bits << 6 | static_cast<unsigned>(at);
        if ((count += 6) >= 8)
            plain += static_cast<char>(bits >> (count -= 8) & 255);
    }
    return plain;
}

/// A process of its own sends, and is killed while the server is silent.
void send_and_be_killed(Post& post) {
    post.queue.reset();
    const pid_t sender = ::fork();
    if (sender == 0) {
        (void)post.opened()->send_due(post.settings, {&post.key}, morning);
        ::_exit(0);
    }
    while (!post.server.is_silent)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    ::kill(sender, SIGKILL);
    ::waitpid(sender, nullptr, 0);
    while (post.server.is_silent)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    post.server.mood = SmtpMood::Takes;
    post.queue = post.opened();
}

} // namespace

TEST_CASE("a mail is queued once by its id, and sent once") {
    Post post;
    CHECK(post.queue->put(post.mail(), morning).value());
    CHECK_FALSE(post.queue->put(post.mail(), morning).value());
    CHECK(post.send().sent == 1);
    CHECK(post.send().sent == 0);
    CHECK_FALSE(post.queue->put(post.mail(), morning).value()); // also afterwards
    const auto taken = post.server.taken();
    REQUIRE(taken.size() == 1);
    CHECK(taken[0].rfind("<tycktill@kommunen.example> <karin@kommunen.example>\n", 0) == 0);
    CHECK(taken[0].find("Subject: =?utf-8?B?w4RyZW5kZW4gc29tIHbDpG50YXIgcMOlIGRpZw==?=") !=
          std::string::npos);
    CHECK(text_in(taken[0]) == "SN 2026/87, hemtjänsten\n.\nSlut.");
    CHECK(post.state() == State::Sent);
}

TEST_CASE("nothing goes before its time") {
    Post post;
    REQUIRE(post.queue->put(post.mail(), morning));
    CHECK(post.send(morning - std::chrono::seconds(1)).sent == 0);
    CHECK(post.server.connections == 0);
    CHECK(post.send().sent == 1);
}

TEST_CASE("killed before the mail is handed over it goes once, afterwards") {
    Post post;
    REQUIRE(post.queue->put(post.mail(), morning));
    post.server.mood = SmtpMood::SilentAtData;
    send_and_be_killed(post);
    CHECK(post.state() == State::Waiting);
    CHECK(post.send().sent == 1);
    CHECK(post.server.taken().size() == 1);
}

TEST_CASE("killed after the mail was handed over nobody sends it again but a person") {
    Post post;
    REQUIRE(post.queue->put(post.mail(), morning));
    post.server.mood = SmtpMood::SilentAtTheEnd;
    send_and_be_killed(post);
    CHECK(post.state() == State::Unsure);
    CHECK(post.send().sent == 0);
    CHECK(post.server.taken().size() == 1);
    CHECK(post.queue->send_again("daily/karin/2026-11-30", morning).value());
    CHECK(post.send().sent == 1);
    CHECK_FALSE(post.queue->send_again("daily/karin/2026-11-30", morning).value());
}

TEST_CASE("what the server does is what the mail becomes") {
    const std::tuple<SmtpMood, State> table[] = {
        {SmtpMood::SaysLater, State::Waiting},   {SmtpMood::CutsInTheMiddle, State::Waiting},
        {SmtpMood::SaysNo, State::Refused},      {SmtpMood::SaysNoAtTheEnd, State::Refused},
        {SmtpMood::CutsAtTheEnd, State::Unsure}, {SmtpMood::Takes, State::Sent}};
    for (const auto& [mood, state] : table) {
        Post post;
        INFO(static_cast<int>(mood));
        Mail mail = post.mail();
        if (mood == SmtpMood::CutsInTheMiddle)
            mail.text.append(8u << 20, 'x'); // more than fits between the two
        REQUIRE(post.queue->put(mail, morning));
        post.server.mood = mood;
        post.send();
        CHECK(post.state() == state);
    }
}

TEST_CASE("later is tried again with growing waits, and given up after three days") {
    Post post;
    REQUIRE(post.queue->put(post.mail(), morning));
    post.server.mood = SmtpMood::SaysLater;
    Instant now = morning;
    std::vector<std::int64_t> waits;
    for (int i = 0; i < 5; ++i) {
        CHECK(post.send(now).later == 1);
        const Instant next = post.queue->standing(post.mail().id).value()->next;
        waits.push_back((next - now).count() / 60);
        CHECK(post.send(next - std::chrono::seconds(1)).later == 0);
        now = next;
    }
    CHECK(waits == std::vector<std::int64_t>{1, 5, 15, 60, 60});
    CHECK(post.send(morning + std::chrono::days(4)).refused == 1);
    CHECK(post.state() == State::Refused);
    post.server.mood = SmtpMood::Takes;
    CHECK(post.queue->send_again(post.mail().id, morning + std::chrono::days(4)).value());
    CHECK(post.send(morning + std::chrono::days(4)).sent == 1);
}

TEST_CASE("a server that is not there holds up all, and nothing is lost") {
    Post post;
    for (const char* id : {"a", "b", "c"})
        REQUIRE(post.queue->put(post.mail(id), morning));
    Settings nowhere = post.settings;
    nowhere.server = "smtp://127.0.0.1:1";
    CHECK(post.queue->send_due(nowhere, {&post.key}, morning).value().later == 1);
    CHECK(post.send(morning + std::chrono::hours(1)).sent == 3);
    CHECK(post.server.taken().size() == 3);
}

TEST_CASE("what waits lies sealed, and what was sent is gone from the disk") {
    Post post;
    REQUIRE(post.queue->put(post.mail(), morning));
    const auto on_the_disk = [&](const std::string& word) {
        for (const auto& entry : std::filesystem::directory_iterator(post.folder.path()))
            if (text_of(read_file(entry.path()).value()).find(word) != std::string::npos)
                return true;
        return false;
    };
    CHECK_FALSE(on_the_disk("hemtj"));
    CHECK_FALSE(on_the_disk("karin@"));
    const record::KeyPair other = record::make_key_pair();
    CHECK(post.queue->send_due(post.settings, {&other}, morning).value().sent == 0);
    CHECK(post.state() == State::Waiting);
    CHECK(post.send().sent == 1);
}

TEST_CASE("nothing that is put into a mail begins a line of its own in its head") {
    Post post;
    Mail mail = post.mail();
    for (const char* to : {"", "karin", "a@b@c", "karin@x.se\r\nBcc: alla@x.se", "<karin@x.se>",
                           "karin@x.se, per@x.se", "karin @x.se"}) {
        mail.to = to;
        INFO(to);
        CHECK_FALSE(is_address(to));
        CHECK_FALSE(post.queue->put(mail, morning));
    }
    mail = post.mail();
    mail.subject = "Hej\r\nBcc: alla@x.se";
    CHECK_FALSE(post.queue->put(mail, morning));
    CHECK(is_address("karin.ek+synpunkter@kommunen.example"));
}

TEST_CASE("the settings are read, and what is wrong in them is told with its place") {
    const TemporaryFolder folder;
    CHECK_FALSE(load_settings(folder.path()).value());
    const auto load = [&](const std::string& text) {
        std::ofstream(folder.path() / "mail.toml") << text;
        return load_settings(folder.path());
    };
    std::ofstream(folder.path() / "mail.password") << "hemligt\n";
    const auto read = load("server = \"smtp://post:587\"\nfrom = \"a@b.se\"\nuser = \"u\"\n");
    REQUIRE(read);
    CHECK((*read)->password == "hemligt");
    CHECK((*read)->user == "u");
    CHECK_FALSE(load("server = \"http://post\"\nfrom = \"a@b.se\"\n"));
    CHECK_FALSE(load("server = \"smtp://post\"\nfrom = \"a\"\n"));
    const auto wrong = load("server = \"smtp://post\"\nfrom = \"a@b.se\"\nsevrer = \"x\"\n");
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().what.find("mail.toml:3:1: 'sevrer' is not known") != std::string::npos);
}
