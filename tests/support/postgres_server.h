#pragma once
/// A PostgreSQL of our own in a temporary folder, on a Unix socket, gone when the tests end. It refuses
/// to run as root, so root lends it the package's user.
#include "tests/support/programs.h"

#include <cstdlib>
#include <pwd.h>

namespace tycktill::test {

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
        shell("createdb -h '" + folder_ + "' " + name);
        return "postgresql:///" + name + "?host=" + folder_ + "&user=" + user_;
    }

private:
    explicit PostgresServer(Disk disk) {
        const std::string found =
            first_line("ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1");
        if (found.empty())
            return;
        as_root_ = ::geteuid() == 0;
        const passwd* self = ::getpwuid(::geteuid());
        user_ = as_root_ ? "postgres" : self ? self->pw_name : "";
        bin_ = found;
        folder_ = first_line(as("mktemp -d /tmp/tycktill-postgres-XXXXXX"));
        if (folder_.empty())
            return;
        shell("initdb -D '" + folder_ + "/data' -A trust -U " + user_ + " --no-sync");
        runs_ = shell("pg_ctl -D '" + folder_ + "/data' -w -l '" + folder_ + "/log' -o \"-k '" +
                      folder_ + "' -c listen_addresses='' -c fsync=" +
                      (disk == Disk::Synced ? "on" : "off") + "\" start");
    }
    ~PostgresServer() {
        if (runs_)
            shell("pg_ctl -D '" + folder_ + "/data' -m immediate -w stop");
        if (!folder_.empty())
            shell("rm -rf '" + folder_ + "'");
    }

    std::string as(const std::string& command) const {
        return "cd /tmp && " + (as_root_ ? "runuser -u postgres -- " : std::string()) + command;
    }
    bool shell(const std::string& command) const {
        const std::string inner = command.rfind("rm ", 0) == 0 ? command : bin_ + "/" + command;
        return std::system((as(inner) + " >/dev/null 2>&1").c_str()) == 0;
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

    bool runs_ = false, as_root_ = false;
    std::string bin_, folder_, user_;
    int databases_ = 0;
};

} // namespace tycktill::test
