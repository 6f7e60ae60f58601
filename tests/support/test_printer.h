#pragma once
/// A printer for tests: CUPS's own ippeveprinter, on this machine alone, with a bus of its own because it
/// insists on one. What it prints lies in a folder: that is its paper.
#include "tests/support/programs.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <arpa/inet.h>
#include <memory>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>

namespace tycktill::test {

inline std::string where_is(const std::string& name) {
    for (const char* folder : {"/usr/bin/", "/usr/sbin/"})
        if (std::filesystem::exists(folder + name))
            return folder + name;
    return "/nonexistent/" + name;
}

class TestPrinter {
public:
    /// ippeveprinter listens on IPv6 too and ends where the machine has none.
    static bool runs_here() {
        const int socket = ::socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in6 here{};
        here.sin6_family = AF_INET6;
        here.sin6_addr = in6addr_loopback;
        const bool bound = ::bind(socket, reinterpret_cast<sockaddr*>(&here), sizeof here) == 0;
        if (socket >= 0)
            ::close(socket);
        return bound;
    }

    /// `formats`: what it takes. `command_ends`: what its shell does when paper has come out.
    explicit TestPrinter(const std::string& formats = "application/pdf,image/pwg-raster",
                         const std::string& command_ends = "exit 0") {
        for (const char* name : {"paper", "spool"})
            std::filesystem::create_directories(folder_.path() / name);
        start_bus();
        // Not cp: a printer's paper is no file that stays in its memory.
        write(folder_.path() / "print", "#!/bin/sh\nmv \"$1\" '" + paper().string() +
                                            "/part'\nmv '" + paper().string() + "/part' '" +
                                            paper().string() + "/slip'\n" + command_ends + "\n");
        ::chmod((folder_.path() / "print").c_str(), 0700);
        for (int port = 20000 + ::getpid() % 20000, tries = 0; tries < 20 && !ready_;
             ++tries, port += 7)
            ready_ = start(port, formats);
    }
    ~TestPrinter() {
        printer_.reset();
        bus_.reset();
    }
    TestPrinter(const TestPrinter&) = delete;
    TestPrinter& operator=(const TestPrinter&) = delete;

    bool is_ready() const { return ready_; }
    std::string address() const {
        return "ipp://localhost:" + std::to_string(port_) + "/ipp/print";
    }
    std::filesystem::path folder() const { return folder_.path(); }
    std::filesystem::path paper() const { return folder_.path() / "paper"; }
    std::filesystem::path slip() const { return paper() / "slip"; }
    std::filesystem::path log() const { return folder_.path() / "printer.said"; }
    /// However long that takes.
    bool has_printed() const {
        for (int tenth = 0; tenth < 600 && !std::filesystem::exists(slip()); ++tenth)
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        return std::filesystem::exists(slip());
    }

private:
    static void write(const std::filesystem::path& file, const std::string& text) {
        std::ofstream(file) << text;
    }
    void start_bus() {
        const std::string socket = (folder_.path() / "bus").string();
        write(folder_.path() / "bus.conf",
              "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" "
              "\"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\"><busconfig>"
              "<listen>unix:path=" +
                  socket +
                  "</listen><auth>EXTERNAL</auth><policy context=\"default\">"
                  "<allow send_destination=\"*\"/><allow own=\"*\"/>"
                  "<allow receive_sender=\"*\"/></policy></busconfig>");
        bus_ = std::make_unique<Running>(
            std::vector<std::string>{where_is("dbus-daemon"), "--nofork", "--nopidfile",
                                     "--config-file=" + (folder_.path() / "bus.conf").string()},
            folder_.path() / "bus.out");
        for (int tenth = 0; tenth < 300 && !std::filesystem::exists(socket) && !bus_->has_ended();
             ++tenth)
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    bool start(int port, const std::string& formats) {
        port_ = port;
        printer_ = std::make_unique<Running>(
            std::vector<std::string>{
                "/usr/bin/env",
                "DBUS_SYSTEM_BUS_ADDRESS=unix:path=" + (folder_.path() / "bus").string(),
                where_is("ippeveprinter"), "-n", "localhost", "-p", std::to_string(port), "-r",
                "off", "-d", (folder_.path() / "spool").string(), "-c",
                (folder_.path() / "print").string(), "-f", formats, "-vv", "Kvittoskrivare"},
            folder_.path() / "printer");
        for (int tries = 0; tries < 1200 && !printer_->has_ended(); ++tries) {
            if (answers(port))
                return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        return false; // the port is somebody's
    }
    static bool answers(int port) {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(static_cast<std::uint16_t>(port));
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const bool open = ::connect(socket, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
        ::close(socket);
        return open;
    }

    TemporaryFolder folder_;
    std::unique_ptr<Running> bus_, printer_;
    int port_ = 0;
    bool ready_ = false;
};

} // namespace tycktill::test
