#pragma once
/// Runs the real programs as their users do.
#include "tests/support/rooms.h"

#include <array>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace tycktill::test {

struct Outcome {
    int status = -1;
    std::string out;  ///< what it printed on stdout
    std::string said; ///< and on stderr
};

/// A program that is running; killed when this goes.
class Running {
public:
    Running(const std::vector<std::string>& words, const std::filesystem::path& out) {
        process_ = ::fork();
        if (process_ != 0)
            return;
        const int file = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        const int said =
            ::open((out.string() + ".said").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        const int nothing = ::open("/dev/null", O_RDWR);
        ::dup2(nothing, 0);
        ::dup2(file, 1);
        ::dup2(said, 2);
        std::vector<char*> arguments;
        for (const auto& word : words)
            arguments.push_back(const_cast<char*>(word.c_str()));
        arguments.push_back(nullptr);
        ::execv(arguments[0], arguments.data());
        ::_exit(127);
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    ~Running() { stop(SIGKILL); }

    /// Its exit status, or -1 when a signal ended it.
    int stop(int signal) {
        if (process_ > 0)
            ::kill(process_, signal);
        return wait();
    }
    int wait() {
        int status = 0;
        if (process_ > 0 && ::waitpid(process_, &status, 0) == process_)
            status_ = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        process_ = -1;
        return status_;
    }

    /// Without waiting; its status is then there for stop() and wait().
    bool has_ended() {
        int status = 0;
        if (process_ > 0 && ::waitpid(process_, &status, WNOHANG) == process_) {
            status_ = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
            process_ = -1;
        }
        return process_ < 0;
    }

    pid_t process() const { return process_; }

private:
    pid_t process_ = -1;
    int status_ = -1;
};

inline std::string program(const std::string& name) {
    return std::string(TYCKTILL_PROGRAMS) + "/" + name;
}

/// The same, linked so that it can be killed at named places and a passphrase is quick to work.
inline std::string program_for_tests(const std::string& name) {
    return program("for-tests/" + name);
}

inline std::string all_of(const std::filesystem::path& file) {
    std::ifstream stream(file);
    std::stringstream text;
    text << stream.rdbuf();
    return text.str();
}

inline Outcome run(const std::vector<std::string>& words, const std::filesystem::path& folder) {
    const auto out = folder / "stdout";
    Running running(words, out);
    const int status = running.wait();
    return {status, all_of(out), all_of(out.string() + ".said")};
}

/// User and system time that a process has used, in seconds; 0 when it is gone.
inline double cpu_seconds(pid_t process) {
    std::string stat = all_of("/proc/" + std::to_string(process) + "/stat");
    std::istringstream words(stat.substr(std::min(stat.size(), stat.rfind(')') + 1)));
    std::string word;
    double ticks = 0;
    for (int at = 3; at <= 15 && words >> word; ++at)
        if (at >= 14)
            ticks += std::stod(word);
    return ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

} // namespace tycktill::test
