#include "shared/record/store_doubt.h"

#include <algorithm>
#include <charconv>
#include <sstream>

namespace tycktill::record {
namespace {

constexpr std::int64_t largest_number = 999'999'999'999'999;

Result<std::int64_t> number_of(const std::string& word) {
    std::int64_t value = -1;
    const auto [end, trouble] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (trouble != std::errc{} || end != word.data() + word.size() || value < 0 ||
        value > largest_number || std::to_string(value) != word)
        return fail("not a whole number");
    return value;
}

template <std::size_t size>
Result<std::array<std::uint8_t, size>> bytes_of_hex(const std::string& word) {
    const Bytes bytes = TRY(from_hex(word));
    std::array<std::uint8_t, size> value{};
    if (bytes.size() != size || to_hex(bytes) != word)
        return fail("not a hash");
    std::copy(bytes.begin(), bytes.end(), value.begin());
    return value;
}

Result<StoreDoubt::Kind> kind_of(const std::string& word) {
    for (const auto kind :
         {StoreDoubt::Kind::Exchanged, StoreDoubt::Kind::WentBack, StoreDoubt::Kind::Forked})
        if (to_text(kind) == word)
            return kind;
    return fail("not a doubt");
}

} // namespace

std::string to_text(StoreDoubt::Kind kind) {
    switch (kind) {
    case StoreDoubt::Kind::Exchanged:
        return "exchanged";
    case StoreDoubt::Kind::WentBack:
        return "went-back";
    case StoreDoubt::Kind::Forked:
        return "forked";
    }
    return "";
}

std::string to_text(const StoreDoubt& doubt) {
    return to_text(doubt.kind) + " " + to_hex(doubt.known.epoch) + " " +
           std::to_string(doubt.known.seq) + " " + to_hex(doubt.known.link) + " " +
           std::to_string(doubt.gone);
}

Result<StoreDoubt> parse_store_doubt(std::string_view text) {
    std::istringstream words{std::string(text)};
    std::string kind, epoch, seq, link, gone;
    words >> kind >> epoch >> seq >> link >> gone;
    const StoreDoubt doubt{
        TRY(kind_of(kind)),
        {TRY(bytes_of_hex<16>(epoch)), TRY(number_of(seq)), TRY(bytes_of_hex<32>(link))},
        TRY(number_of(gone))};
    if (to_text(doubt) != text)
        return fail("not a doubt");
    return doubt;
}

std::string in_words(const StoreDoubt& doubt) {
    const std::string place = "place " + std::to_string(doubt.known.seq) + " of chain " +
                              to_hex(doubt.known.epoch).substr(0, 8);
    std::string text;
    switch (doubt.kind) {
    case StoreDoubt::Kind::Exchanged:
        text = "the store was exchanged for another: it does not know " + place;
        break;
    case StoreDoubt::Kind::WentBack:
        text = "the store is older than it was: " + place +
               " was reached and is not in it; was an old copy of the disk put back, or the disk "
               "cloned?";
        break;
    case StoreDoubt::Kind::Forked:
        text = "the store has other contents at " + place + ": was the disk cloned?";
        break;
    }
    if (doubt.gone > 0)
        text += " At least " + std::to_string(doubt.gone) +
                " submissions that it once held, sent or not, are not in it.";
    return text;
}

std::optional<StoreDoubt> doubt_between(const std::vector<ChainHead>& known,
                                        const std::vector<ChainHead>& own) {
    for (const ChainHead& head : known) {
        const auto found = std::find_if(own.begin(), own.end(), [&](const ChainHead& other) {
            return other.epoch == head.epoch;
        });
        if (found == own.end())
            return StoreDoubt{StoreDoubt::Kind::Exchanged, head, 0};
        if (found->seq < head.seq)
            return StoreDoubt{StoreDoubt::Kind::WentBack, head, 0};
        if (found->seq == head.seq && found->link != head.link)
            return StoreDoubt{StoreDoubt::Kind::Forked, head, 0};
    }
    return std::nullopt;
}

} // namespace tycktill::record
