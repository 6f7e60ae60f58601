#include "scanner/source/scanner_device.h"

#include "scanner/source/scanner_trouble.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <sane/sane.h>

namespace tycktill::source {

namespace {

// A4 at 600 dpi is 35 million pixels; a device that sends more is out of order.
constexpr std::size_t most_pixels = 80'000'000;
constexpr int most_sides = 5000;

Result<void> start_sane() {
    SANE_Int version = 0;
    if (sane_init(&version, nullptr) != SANE_STATUS_GOOD)
        return fail("Skannrarnas program (SANE) startar inte. Installera om paketet libsane1.");
    return {};
}

/// An option of the device by its name, or -1.
SANE_Int option_called(SANE_Handle device, const std::string& name) {
    SANE_Int count = 0;
    if (sane_control_option(device, 0, SANE_ACTION_GET_VALUE, &count, nullptr) != SANE_STATUS_GOOD)
        return -1;
    for (SANE_Int i = 1; i < count; ++i) {
        const SANE_Option_Descriptor* option = sane_get_option_descriptor(device, i);
        if (option && option->name && name == option->name && SANE_OPTION_IS_ACTIVE(option->cap) &&
            SANE_OPTION_IS_SETTABLE(option->cap))
            return i;
    }
    return -1;
}

std::vector<std::string> words_of(const SANE_Option_Descriptor& option) {
    std::vector<std::string> words;
    if (option.constraint_type == SANE_CONSTRAINT_STRING_LIST)
        for (const SANE_String_Const* word = option.constraint.string_list; *word; ++word)
            words.emplace_back(*word);
    return words;
}

bool set_word(SANE_Handle device, SANE_Int number, const SANE_Option_Descriptor& option,
              const std::string& text) {
    SANE_Word word = 0;
    if (option.type == SANE_TYPE_BOOL)
        word = text == "yes" ? SANE_TRUE : SANE_FALSE;
    else if (option.type == SANE_TYPE_FIXED)
        word = SANE_FIX(std::atof(text.c_str()));
    else
        word = std::atoi(text.c_str());
    return sane_control_option(device, number, SANE_ACTION_SET_VALUE, &word, nullptr) ==
           SANE_STATUS_GOOD;
}

bool set_option(SANE_Handle device, const std::string& name, const std::string& text) {
    const SANE_Int number = option_called(device, name);
    if (number < 0)
        return false;
    const SANE_Option_Descriptor& option = *sane_get_option_descriptor(device, number);
    if (option.type != SANE_TYPE_STRING)
        return set_word(device, number, option, text);
    // The backend may write its own spelling back, as long as the option says.
    std::vector<char> buffer(
        std::max<std::size_t>(static_cast<std::size_t>(option.size), text.size() + 1));
    std::memcpy(buffer.data(), text.c_str(), text.size() + 1);
    return sane_control_option(device, number, SANE_ACTION_SET_VALUE, buffer.data(), nullptr) ==
           SANE_STATUS_GOOD;
}

/// The device's own word for a feeder, "" when it has none. Devices spell it as they please.
std::string feeder_word(SANE_Handle device, Sides sides) {
    const SANE_Int number = option_called(device, "source");
    if (number < 0)
        return "";
    std::string found;
    for (const std::string& word : words_of(*sane_get_option_descriptor(device, number))) {
        const bool feeder =
            word.find("ADF") != std::string::npos || word.find("Feeder") != std::string::npos;
        const bool both = word.find("uplex") != std::string::npos;
        if (both && sides == Sides::Both)
            return word;
        if (feeder && !both && found.empty() && word.find("Back") == std::string::npos)
            found = word;
    }
    return found;
}

/// Both sides are a source's name with some devices and an option of their own with others.
bool set_both_sides(SANE_Handle device, const std::string& source) {
    return source.find("uplex") != std::string::npos || set_option(device, "adf-mode", "Duplex") ||
           set_option(device, "duplex", "yes");
}

void set_whole_page(SANE_Handle device) {
    for (const char* name : {"br-x", "br-y"}) {
        const SANE_Int number = option_called(device, name);
        const SANE_Option_Descriptor* option =
            number < 0 ? nullptr : sane_get_option_descriptor(device, number);
        if (!option || option->constraint_type != SANE_CONSTRAINT_RANGE ||
            option->unit != SANE_UNIT_MM || option->type != SANE_TYPE_FIXED)
            continue;
        const double a4 = name[3] == 'x' ? 210 : 297;
        const double most = SANE_UNFIX(option->constraint.range->max);
        set_option(device, name, std::to_string(std::min(a4, most)));
    }
}

/// Rows of bytes to grey pixels: 1 bit, 8 or 16 bits, one or three samples.
std::uint8_t grey_of(const SANE_Parameters& form, const std::uint8_t* row, int x) {
    if (form.depth == 1)
        return row[x / 8] & (0x80 >> (x % 8)) ? 0 : 255;
    const int bytes = form.depth == 16 ? 2 : 1;
    const auto sample =
        [&](int which) { // of 16 bits the higher byte, on this little-endian machine
            return int(row[which * bytes + bytes - 1]);
        };
    if (form.format == SANE_FRAME_GRAY)
        return static_cast<std::uint8_t>(sample(x));
    return static_cast<std::uint8_t>(
        (sample(3 * x) * 299 + sample(3 * x + 1) * 587 + sample(3 * x + 2) * 114) / 1000);
}

Result<pages::Image> image_of(const SANE_Parameters& form, const std::vector<std::uint8_t>& bytes) {
    const auto wide = static_cast<std::size_t>(form.bytes_per_line);
    const std::size_t rows = wide == 0 ? 0 : bytes.size() / wide;
    if (form.pixels_per_line <= 0 || rows == 0)
        return fail("Skannern lämnade en tom bild. Lägg i arket igen.");
    pages::Image image(form.pixels_per_line, static_cast<int>(rows), 255);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.row(y)[x] = grey_of(form, bytes.data() + std::size_t(y) * wide, x);
    return image;
}

bool is_readable(const SANE_Parameters& form) {
    const bool depth = form.depth == 1 || form.depth == 8 || form.depth == 16;
    const bool kind = form.format == SANE_FRAME_GRAY || form.format == SANE_FRAME_RGB;
    const long long needed = (static_cast<long long>(form.pixels_per_line) * form.depth *
                                  (form.format == SANE_FRAME_RGB ? 3 : 1) +
                              7) /
                             8;
    return depth && kind && form.pixels_per_line > 0 && form.bytes_per_line >= needed &&
           !(form.depth == 1 && form.format == SANE_FRAME_RGB);
}

} // namespace

struct ScannerDevice::Handle {
    SANE_Handle device = nullptr;
    bool feeder = false;
    int dpi = 300;
    int sides = 0; ///< scanned so far

    Handle() = default;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() {
        if (device) {
            sane_cancel(device);
            sane_close(device);
        }
        sane_exit();
    }

    Result<pages::Image> read_side();
};

/// All bytes until the side ends.
Result<pages::Image> ScannerDevice::Handle::read_side() {
    SANE_Parameters form{};
    if (const SANE_Status status = sane_get_parameters(device, &form); status != SANE_STATUS_GOOD)
        return fail(trouble_in_words(status, sides));
    if (!is_readable(form))
        return fail("Skannern sänder bilder av ett slag som inte kan läsas här. Ställ in den på "
                    "gråskala, 8 bitar.");
    std::vector<std::uint8_t> bytes;
    std::vector<std::uint8_t> piece(1 << 16);
    for (;;) {
        SANE_Int got = 0;
        const SANE_Status status =
            sane_read(device, piece.data(), static_cast<SANE_Int>(piece.size()), &got);
        if (status == SANE_STATUS_EOF)
            break;
        if (status != SANE_STATUS_GOOD)
            return fail(trouble_in_words(status, sides));
        bytes.insert(bytes.end(), piece.begin(), piece.begin() + got);
        if (bytes.size() > most_pixels * 3)
            return fail("Skannern slutar inte sända. Stäng av den och börja om.");
    }
    pages::Image image = TRY(image_of(form, bytes));
    image.dpi = dpi;
    ++sides;
    return image;
}

ScannerDevice::ScannerDevice(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}
ScannerDevice::ScannerDevice(ScannerDevice&&) noexcept = default;
ScannerDevice::~ScannerDevice() = default;

bool ScannerDevice::has_feeder() const {
    return handle_->feeder;
}

Result<std::vector<std::string>> ScannerDevice::list() {
    TRY(start_sane());
    const SANE_Device** devices = nullptr;
    std::vector<std::string> names;
    if (sane_get_devices(&devices, SANE_FALSE) == SANE_STATUS_GOOD)
        for (; devices && *devices; ++devices)
            names.emplace_back((*devices)->name);
    sane_exit();
    return names;
}

Result<ScannerDevice> ScannerDevice::open(const std::string& name, const ScanOrder& order) {
    TRY(start_sane());
    auto handle = std::make_unique<Handle>();
    if (const SANE_Status status = sane_open(name.c_str(), &handle->device);
        status != SANE_STATUS_GOOD) {
        handle->device = nullptr;
        if (status == SANE_STATUS_INVAL)
            return fail("Det finns ingen skanner som heter " + name +
                        ". Är den på och ansluten? Namnen visas med scanimage -L.");
        return fail(trouble_in_words(status, 0));
    }
    SANE_Handle device = handle->device;
    const std::string feeder = feeder_word(device, order.sides);
    handle->feeder = !feeder.empty() && set_option(device, "source", feeder);
    if (order.sides == Sides::Both && !set_both_sides(device, feeder))
        return fail("Skannern kan inte läsa båda sidor. Ta bort --duplex, eller läs baksidorna för "
                    "sig.");
    set_option(device, "mode", "Gray");
    set_option(device, "depth", "8");
    if (set_option(device, "resolution", std::to_string(order.dpi)))
        handle->dpi = order.dpi;
    set_whole_page(device);
    for (const auto& [option, value] : order.options)
        if (!set_option(device, option, value))
            return fail("Skannern har ingen inställning " + option +
                        " som tar det värdet; se scanimage -A.");
    return ScannerDevice(std::move(handle));
}

Result<std::optional<pages::Image>> ScannerDevice::next() {
    const bool glass_done = !handle_->feeder && handle_->sides > 0;
    if (glass_done || handle_->sides >= most_sides)
        return std::nullopt;
    const SANE_Status status = sane_start(handle_->device);
    if (status == SANE_STATUS_NO_DOCS && handle_->sides > 0)
        return std::nullopt;
    if (status != SANE_STATUS_GOOD)
        return fail(trouble_in_words(status, handle_->sides));
    return TRY(handle_->read_side());
}

} // namespace tycktill::source
