#include "forms/definition/check_file.h"
#include "forms/paper/sheet.h"
#include "shared/base/files.h"
#include "tests/forms/shipped.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

using namespace tycktill;
namespace fs = std::filesystem;

namespace {

/// An assets folder of its own that holds one shipped municipality.
class Assets {
public:
    explicit Assets(const std::string& id)
        : file_(folder_.path() / "municipalities" / (id + ".toml")) {
        fs::create_directories(folder_.path() / "municipalities");
        fs::create_directories(folder_.path() / "sheets");
        fs::copy_file(shipped_assets() / "municipalities" / (id + ".toml"), file_);
    }

    void release(const FormRef& form, const Sheet& sheet) {
        REQUIRE(write_text(folder_.path() / "sheets" / frozen_name(form), to_json(sheet)));
    }
    void change(const std::string& from, const std::string& to) {
        std::string text = read_text(file_).value();
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
        REQUIRE(write_text(file_, text));
    }
    std::string faults() const {
        std::string all;
        for (const auto& fault : check_file(file_)) {
            const std::string line = to_text(fault);
            all += line.substr(line.find(".toml") + 5) + "\n";
        }
        return all;
    }

private:
    TemporaryFolder folder_;
    fs::path file_;
};

} // namespace

TEST_CASE("every shipped municipality is right") {
    std::size_t files = 0;
    for (const auto& entry : fs::directory_iterator(shipped_assets() / "municipalities")) {
        if (entry.path().extension() != ".toml")
            continue;
        ++files;
        for (const auto& fault : check_file(entry.path()))
            FAIL_CHECK(to_text(fault));
    }
    REQUIRE(files >= 5);
}

TEST_CASE("a released form may not change its boxes under the same version") {
    Assets assets("ljusnarsberg");
    const Form form = shipped("ljusnarsberg").forms.front();
    assets.release(form.ref, lay_out(form).value());
    REQUIRE(assets.faults().empty());
    assets.change("[81, 123, 165]", "[81, 123, 164]");
    const std::string faults = assets.faults();
    REQUIRE_THAT(faults, Catch::Contains("version 1 is released, and its boxes have changed since; "
                                         "write version = 2, or undo the change"));
    assets.change("version = 1", "version = 2");
    REQUIRE(assets.faults().empty());
}

TEST_CASE("words may change under the same version, boxes may not move") {
    Assets assets("ljusnarsberg");
    const Form form = shipped("ljusnarsberg").forms.front();
    assets.release(form.ref, lay_out(form).value());
    assets.change("\"Frivilliga uppgifter\"", "\"Om du vill\"");
    REQUIRE(assets.faults().empty());
}

TEST_CASE("what does not fit the paper is said at [form.paper]") {
    Assets assets("ljusnarsberg");
    assets.change("lines = 7", "lines = 17");
    REQUIRE(assets.faults().rfind(":", 0) == 0);
    REQUIRE_THAT(assets.faults(), Catch::Contains("beskrivning"));
}

TEST_CASE("a file that cannot be read is one fault") {
    const auto faults = check_file("/no/such/file.toml");
    REQUIRE(faults.size() == 1);
    REQUIRE_THAT(to_text(faults[0]), Catch::StartsWith("/no/such/file.toml:1:1: "));
}
