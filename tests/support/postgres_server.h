#pragma once
/// PostgreSQL servers of our own in a temporary folder, on Unix sockets, gone when the tests end. It
/// refuses to run as root, so root lends it the package's user.
#include "tests/support/programs.h"
#include "tests/support/rooms.h"

#include <cstdlib>
#include <pwd.h>

namespace tycktill::test {

/// Runs PostgreSQL's own programs as the user that it accepts.
class PostgresUser {
public:
    PostgresUser() {
        bin_ = first_line("ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1");
        as_root_ = ::geteuid() == 0;
        const passwd* self = ::getpwuid(::geteuid());
        name_ = as_root_ ? "postgres" : self ? self->pw_name : "";
    }
    bool is_installed() const { return !bin_.empty(); }
    const std::string& name() const { return name_; }

    /// A new folder that the user owns; "" when there is none.
    std::string folder() const { return first_line(as("mktemp -d /tmp/tycktill-postgres-XXXXXX")); }
    void remove(const std::string& folder) const {
        if (!folder.empty())
            (void)std::system((as("rm -rf '" + folder + "'") + " >/dev/null 2>&1").c_str());
    }
    /// True when one of PostgreSQL's programs ended well.
    bool run(const std::string& command) const {
        return std::system((as(bin_ + "/" + command) + " >/dev/null 2>&1").c_str()) == 0;
    }
    std::string ask(const std::string& socket_folder, const std::string& sql) const {
        return first_line(as(bin_ + "/psql -h '" + socket_folder + "' -d postgres -Atc \"" + sql +
                             "\" 2>/dev/null"));
    }
    bool make_cluster(const std::string& data) const {
        return run("initdb -D '" + data + "' -A trust -U " + name_ + " --no-sync");
    }
    /// `more` are settings, " -c name=value"; the socket lies in the folder.
    bool start(const std::string& folder, const std::string& more) const {
        return run("pg_ctl -D '" + folder + "/data' -w -l '" + folder + "/log' -o \"-k '" + folder +
                   "' -c listen_addresses=''" + more + "\" start");
    }
    bool stop(const std::string& folder) const {
        return run("pg_ctl -D '" + folder + "/data' -m immediate -w stop");
    }

private:
    std::string as(const std::string& command) const {
        return "cd /tmp && " + (as_root_ ? "runuser -u postgres -- " : std::string()) + command;
    }
    static std::string first_line(const std::string& command) {
        std::FILE* pipe = ::popen(command.c_str(), "r");
        char line[512] = {};
        const bool got = pipe && std::fgets(line, sizeof line, pipe);
        if (pipe)
            ::pclose(pipe);
        std::string text = got ? line : "";
        while (!text.empty() && text.back() == '\n')
            text.pop_back();
        return text;
    }

    bool as_root_ = false;
    std::string bin_, name_;
};

class PostgresServer {
public:
    /// Tests prove the contract, not the disk; benchmarks want the disk too.
    enum class Disk { NotSynced, Synced };
    /// The one server of this program; nullptr when PostgreSQL is not installed.
    static PostgresServer* instance(Disk disk = Disk::NotSynced) {
        static PostgresServer server(disk);
        return server.runs_ ? &server : nullptr;
    }

    /// A fresh database; its address for libpq.
    std::string new_database() {
        const std::string name = "test" + std::to_string(++databases_);
        user_.run("createdb -h '" + folder_ + "' " + name);
        return "postgresql:///" + name + "?host=" + folder_ + "&user=" + user_.name();
    }

private:
    explicit PostgresServer(Disk disk) {
        if (!user_.is_installed())
            return;
        folder_ = user_.folder();
        runs_ = !folder_.empty() && user_.make_cluster(folder_ + "/data") &&
                user_.start(folder_, disk == Disk::Synced ? " -c fsync=on" : " -c fsync=off");
    }
    ~PostgresServer() {
        if (runs_)
            user_.stop(folder_);
        user_.remove(folder_);
    }

    PostgresUser user_;
    bool runs_ = false;
    std::string folder_;
    int databases_ = 0;
};

/// A primary and a standby without which nothing commits.
class PostgresPair {
public:
    PostgresPair() {
        if (!user_.is_installed())
            return;
        primary_ = user_.folder();
        standby_ = user_.folder();
        runs_ =
            user_.make_cluster(primary_ + "/data") &&
            user_.start(primary_, " -c wal_level=replica -c max_wal_senders=4 "
                                  "-c synchronous_standby_names='*' -c synchronous_commit=local") &&
            user_.run("createdb -h '" + primary_ + "' office") &&
            user_.run("pg_basebackup -R -c fast -h '" + primary_ + "' -D '" + standby_ +
                      "/data'") &&
            user_.start(standby_, "") && is_synchronous();
    }
    ~PostgresPair() {
        for (const auto& folder : {primary_, standby_})
            if (!folder.empty()) {
                user_.stop(folder);
                user_.remove(folder);
            }
    }
    PostgresPair(const PostgresPair&) = delete;
    PostgresPair& operator=(const PostgresPair&) = delete;

    bool runs() const { return runs_; }
    /// Both, for libpq: whoever takes writes.
    std::string address() const {
        return "postgresql:///office?host=" + primary_ + "," + standby_ + "&user=" + user_.name() +
               "&target_session_attrs=read-write&connect_timeout=2";
    }
    /// kill -9, as when the machine goes.
    void kill_primary() const {
        std::ifstream file(primary_ + "/data/postmaster.pid");
        pid_t process = 0;
        if (file >> process && process > 1)
            ::kill(process, SIGKILL);
    }
    bool stop_standby() const { return user_.stop(standby_); }
    bool start_standby() const { return user_.start(standby_, "") && is_synchronous(); }
    bool promote_standby() const {
        return user_.run("pg_ctl -D '" + standby_ + "/data' -w promote");
    }

private:
    bool is_synchronous() const {
        for (int tries = 0; tries < 100; ++tries) {
            if (user_.ask(primary_, "SELECT sync_state FROM pg_stat_replication") == "sync")
                return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        return false;
    }

    PostgresUser user_;
    bool runs_ = false;
    std::string primary_, standby_;
};

} // namespace tycktill::test
