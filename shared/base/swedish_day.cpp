/// Sweden's time of day, without the environment: TZ may say anything, and setting it is no thread's right.
#include "shared/base/swedish_day.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <vector>

namespace tycktill::base {
namespace {

using namespace std::chrono;

constexpr std::int64_t hour_seconds = 3600;

/// When the clocks change: 01:00 UTC on the last Sunday of the month.
std::int64_t last_sunday(int in_year, month in_month) {
    const sys_days day{year{in_year} / in_month / Sunday[last]};
    return sys_seconds(day).time_since_epoch().count() + hour_seconds;
}

/// Directive 2000/84/EC, in Sweden förordning (2001:127) om sommartid: from the last Sunday of March to
/// the last of October. For all years: a clock that stands on another century shall still give a day.
std::int64_t offset_by_rule(std::int64_t seconds) {
    const year_month_day date{floor<days>(sys_seconds(std::chrono::seconds(seconds)))};
    const int in_year = int(date.year());
    const bool summer =
        seconds >= last_sunday(in_year, March) && seconds < last_sunday(in_year, October);
    return summer ? 2 * hour_seconds : hour_seconds;
}

/// A zone file (RFC 8536): its second part alone, with 64-bit times.
class ZoneFile {
public:
    explicit ZoneFile(const char* path) {
        std::ifstream stream(path, std::ios::binary);
        const std::vector<char> bytes{std::istreambuf_iterator<char>(stream), {}};
        bytes_.assign(bytes.begin(), bytes.end());
        read();
    }

    /// False where the file says nothing about this moment.
    bool offset_at(std::int64_t seconds, std::int64_t& offset) const {
        if (changes_.empty() || seconds < changes_.front().first ||
            (seconds >= changes_.back().first && goes_on_changing_))
            return false;
        const auto after = std::upper_bound(
            changes_.begin(), changes_.end(), seconds,
            [](std::int64_t when, const auto& change) { return when < change.first; });
        offset = std::prev(after)->second;
        return true;
    }

private:
    std::int64_t number(std::size_t at, std::size_t size) const {
        std::uint64_t value = at < bytes_.size() && (bytes_[at] & 0x80u) ? ~std::uint64_t{0} : 0;
        for (std::size_t i = at; i < at + size; ++i)
            value = value << 8 | (i < bytes_.size() ? bytes_[i] : 0u);
        return std::int64_t(value);
    }
    struct Header {
        std::size_t utc, standard, leap, times, types, letters;
    };
    bool header_at(std::size_t at, Header& header) const {
        if (at + 44 > bytes_.size() || !std::equal(&bytes_[at], &bytes_[at] + 4, "TZif") ||
            bytes_[at + 4] < '2')
            return false;
        std::size_t* const counts[] = {&header.utc,   &header.standard, &header.leap,
                                       &header.times, &header.types,    &header.letters};
        for (std::size_t i = 0; i < 6; ++i) {
            *counts[i] = std::size_t(number(at + 20 + 4 * i, 4));
            if (*counts[i] > 10'000)
                return false;
        }
        return true;
    }
    void read() {
        Header header{};
        if (!header_at(0, header))
            return;
        const std::size_t second = 44 + header.times * 5 + header.types * 6 + header.letters +
                                   header.leap * 8 + header.standard + header.utc;
        if (!header_at(second, header))
            return;
        const std::size_t times = second + 44, which = times + header.times * 8,
                          types = which + header.times,
                          footer = types + header.types * 6 + header.letters + header.leap * 12 +
                                   header.standard + header.utc;
        if (footer > bytes_.size())
            return;
        for (std::size_t i = 0; i < header.times; ++i) {
            if (bytes_[which + i] >= header.types)
                return changes_.clear();
            changes_.emplace_back(number(times + 8 * i, 8),
                                  number(types + 6 * std::size_t(bytes_[which + i]), 4));
        }
        // "CET-1CEST,M3.5.0,M10.5.0/3": a comma says that the clocks go on changing, by that rule.
        goes_on_changing_ =
            std::find(bytes_.begin() + std::ptrdiff_t(footer), bytes_.end(), ',') != bytes_.end();
    }

    std::vector<unsigned char> bytes_;
    std::vector<std::pair<std::int64_t, std::int64_t>> changes_; ///< from when, seconds east
    bool goes_on_changing_ = true;
};

Day day_of(std::int64_t seconds, std::int64_t offset) {
    return floor<days>(sys_seconds(std::chrono::seconds(seconds + offset)));
}

} // namespace

Day swedish_day_by_rule(std::int64_t seconds) {
    return day_of(seconds, offset_by_rule(seconds));
}

Day swedish_day(std::int64_t seconds) {
    static const ZoneFile zone("/usr/share/zoneinfo/Europe/Stockholm");
    std::int64_t offset = 0;
    return zone.offset_at(seconds, offset) ? day_of(seconds, offset) : swedish_day_by_rule(seconds);
}

} // namespace tycktill::base
