#include "scanner/source/sane_device.h"

#include "scanner/source/feed_talk.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <sane/sane.h>

namespace tycktill::source {

using Kind = ScannerTroubleKind;

namespace {

// Added to SANE after its version 1; not every header has them.
constexpr int warming_up = 12, transport_locked = 13;

tl::unexpected<Kind> trouble(Kind kind) {
    return tl::make_unexpected(kind);
}

Kind kind_of(int status) {
    switch (status) {
    case SANE_STATUS_JAMMED:
        return Kind::Jammed;
    case SANE_STATUS_NO_DOCS:
        return Kind::NoPaper;
    case SANE_STATUS_COVER_OPEN:
        return Kind::CoverOpen;
    case SANE_STATUS_DEVICE_BUSY:
    case warming_up:
        return Kind::Busy;
    case transport_locked:
        return Kind::TransportLocked;
    case SANE_STATUS_ACCESS_DENIED:
        return Kind::NotAllowed;
    case SANE_STATUS_NO_MEM:
        return Kind::NoMemory;
    case SANE_STATUS_CANCELLED:
        return Kind::Cancelled;
    case SANE_STATUS_IO_ERROR:
        return Kind::NoContact;
    default:
        return Kind::CannotRead;
    }
}

bool start_sane() {
    SANE_Int version = 0;
    return sane_init(&version, nullptr) == SANE_STATUS_GOOD;
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
std::string feeder_word(SANE_Handle device, bool both_sides) {
    const SANE_Int number = option_called(device, "source");
    if (number < 0)
        return "";
    std::string found;
    for (const std::string& word : words_of(*sane_get_option_descriptor(device, number))) {
        const bool feeder =
            word.find("ADF") != std::string::npos || word.find("Feeder") != std::string::npos;
        const bool both = word.find("uplex") != std::string::npos;
        if (both && both_sides)
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

bool is_readable(const SANE_Parameters& form) {
    const bool depth = form.depth == 1 || form.depth == 8 || form.depth == 16;
    const bool kind = form.format == SANE_FRAME_GRAY || form.format == SANE_FRAME_RGB;
    const long long needed = (static_cast<long long>(form.pixels_per_line) * form.depth *
                                  (form.format == SANE_FRAME_RGB ? 3 : 1) +
                              7) /
                             8;
    return depth && kind && form.pixels_per_line > 0 && form.bytes_per_line >= needed &&
           form.pixels_per_line <= widest_row &&
           !(form.depth == 1 && form.format == SANE_FRAME_RGB);
}

/// Makes rows of grey of a driver's bytes, however it cuts them.
class GreyRows {
public:
    explicit GreyRows(const SANE_Parameters& form)
        : form_(form), wide_(static_cast<std::size_t>(form.bytes_per_line)) {}

    /// The rows that these bytes complete.
    const Bytes& take(BytesView piece) {
        raw_.insert(raw_.end(), piece.begin(), piece.end());
        const std::size_t rows = raw_.size() / wide_;
        grey_.clear();
        for (std::size_t y = 0; y < rows; ++y)
            for (int x = 0; x < form_.pixels_per_line; ++x)
                grey_.push_back(grey_of(form_, raw_.data() + y * wide_, x));
        raw_.erase(raw_.begin(), raw_.begin() + static_cast<std::ptrdiff_t>(rows * wide_));
        return grey_;
    }

private:
    SANE_Parameters form_;
    std::size_t wide_;
    Bytes raw_, grey_;
};

} // namespace

struct SaneDevice::Handle {
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

    Driven<int> read_side(const SideTaker& taker);
};

/// All bytes until the side ends.
Driven<int> SaneDevice::Handle::read_side(const SideTaker& taker) {
    SANE_Parameters form{};
    if (const SANE_Status status = sane_get_parameters(device, &form); status != SANE_STATUS_GOOD)
        return trouble(kind_of(status));
    if (!is_readable(form))
        return trouble(Kind::UnknownPicture);
    if (!taker.started(form.pixels_per_line, dpi))
        return trouble(Kind::Cancelled);
    const auto width = static_cast<std::size_t>(form.pixels_per_line);
    GreyRows rows(form);
    std::vector<std::uint8_t> piece(1 << 16);
    std::size_t pixels = 0;
    for (;;) {
        SANE_Int got = 0;
        const SANE_Status status =
            sane_read(device, piece.data(), static_cast<SANE_Int>(piece.size()), &got);
        if (status == SANE_STATUS_EOF)
            break;
        if (status != SANE_STATUS_GOOD)
            return trouble(kind_of(status));
        const Bytes& grey = rows.take({piece.data(), static_cast<std::size_t>(got)});
        pixels += grey.size();
        if (pixels > most_pixels_of_a_side)
            return trouble(Kind::Endless);
        if (!grey.empty() && !taker.rows(grey))
            return trouble(Kind::Cancelled);
    }
    if (pixels == 0)
        return trouble(Kind::EmptyPicture);
    ++sides;
    return static_cast<int>(pixels / width);
}

SaneDevice::SaneDevice(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}
SaneDevice::SaneDevice(SaneDevice&&) noexcept = default;
SaneDevice::~SaneDevice() = default;

bool SaneDevice::has_feeder() const {
    return handle_->feeder;
}

bool SaneDevice::set(const std::string& option, const std::string& value) {
    return set_option(handle_->device, option, value);
}

Driven<std::vector<std::string>> SaneDevice::list() {
    if (!start_sane())
        return trouble(Kind::NoSane);
    const SANE_Device** devices = nullptr;
    std::vector<std::string> names;
    if (sane_get_devices(&devices, SANE_FALSE) == SANE_STATUS_GOOD)
        for (; devices && *devices; ++devices)
            names.emplace_back((*devices)->name);
    sane_exit();
    return names;
}

Driven<SaneDevice> SaneDevice::open(const std::string& name, int dpi, bool both_sides) {
    if (!start_sane())
        return trouble(Kind::NoSane);
    auto handle = std::make_unique<Handle>();
    if (const SANE_Status status = sane_open(name.c_str(), &handle->device);
        status != SANE_STATUS_GOOD) {
        handle->device = nullptr;
        return trouble(status == SANE_STATUS_INVAL ? Kind::NoSuchDevice : kind_of(status));
    }
    SANE_Handle device = handle->device;
    const std::string feeder = feeder_word(device, both_sides);
    handle->feeder = !feeder.empty() && set_option(device, "source", feeder);
    if (both_sides && !set_both_sides(device, feeder))
        return trouble(Kind::NotBothSides);
    set_option(device, "mode", "Gray");
    set_option(device, "depth", "8");
    if (set_option(device, "resolution", std::to_string(dpi)))
        handle->dpi = dpi;
    set_whole_page(device);
    return SaneDevice(std::move(handle));
}

Driven<int> SaneDevice::next(const SideTaker& taker) {
    if (!handle_->feeder && handle_->sides > 0)
        return 0;
    const SANE_Status status = sane_start(handle_->device);
    if (status == SANE_STATUS_NO_DOCS && handle_->sides > 0)
        return 0;
    if (status != SANE_STATUS_GOOD)
        return trouble(kind_of(status));
    return handle_->read_side(taker);
}

} // namespace tycktill::source
