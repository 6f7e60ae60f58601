#include "shared/store/salvage/carve.h"

#include "shared/record/digest.h"

#include <algorithm>
#include <optional>

namespace tycktill::store {
namespace {

constexpr std::size_t page_bytes = 4096;
/// What one page of an index tree holds of a row at least and at most; the rest overflows.
constexpr std::size_t least_local = (page_bytes - 12) * 32 / 255 - 23;
constexpr std::size_t most_local = (page_bytes - 12) * 64 / 255 - 23;
constexpr std::size_t most_row = 300'000; ///< a chunk and its columns
constexpr std::uint8_t interior_page = 0x02;
constexpr std::uint8_t leaf_page = 0x0a;

std::uint64_t big_endian(BytesView bytes) {
    std::uint64_t value = 0;
    for (const std::uint8_t byte : bytes)
        value = value << 8 | byte;
    return value;
}

/// SQLite's number of one to nine bytes; takes it off the front.
std::optional<std::uint64_t> take_varint(BytesView& bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 9 && i < bytes.size(); ++i) {
        const bool last = i == 8;
        value = last ? value << 8 | bytes[i] : value << 7 | (bytes[i] & 0x7fu);
        if (last || (bytes[i] & 0x80u) == 0) {
            bytes = bytes.subspan(i + 1);
            return value;
        }
    }
    return std::nullopt;
}

std::size_t local_part(std::size_t row) {
    if (row <= most_local)
        return row;
    const std::size_t fitting = least_local + (row - least_local) % (page_bytes - 4);
    return fitting <= most_local ? fitting : least_local;
}

/// The whole row of a cell, its overflow pages followed.
std::optional<Bytes> row_of(BytesView file, BytesView cell) {
    const auto size = take_varint(cell);
    if (!size || *size > most_row)
        return std::nullopt;
    const std::size_t local = local_part(*size);
    if (cell.size() < local + (local < *size ? 4 : 0))
        return std::nullopt;
    Bytes row(cell.begin(), cell.begin() + static_cast<std::ptrdiff_t>(local));
    row.reserve(*size);
    std::uint64_t next = local < *size ? big_endian(cell.subspan(local, 4)) : 0;
    while (row.size() < *size) {
        if (next == 0 || next * page_bytes > file.size())
            return std::nullopt;
        const BytesView page = file.subspan((next - 1) * page_bytes, page_bytes);
        const BytesView piece = page.subspan(4, std::min(*size - row.size(), page_bytes - 4));
        row.insert(row.end(), piece.begin(), piece.end());
        next = big_endian(page.first(4));
    }
    return row;
}

/// A column's bytes in a row: how long its serial type says that it is.
std::optional<std::size_t> column_size(std::uint64_t type) {
    constexpr std::size_t numbers[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
    if (type < 10)
        return numbers[type];
    return type >= 12 ? std::optional<std::size_t>((type - 12) / 2) : std::nullopt;
}

std::optional<CarvedRow> payload_of(BytesView row) {
    BytesView header = row;
    const auto header_size = take_varint(header);
    const std::size_t own =
        row.size() - header.size(); // what the number itself takes, at most nine
    if (!header_size || *header_size < std::max<std::size_t>(5, own) || *header_size > row.size())
        return std::nullopt;
    header = header.first(*header_size - own);
    BytesView body = row.subspan(*header_size);
    std::vector<BytesView> columns;
    std::vector<std::uint64_t> types;
    while (!header.empty()) {
        const auto type = take_varint(header);
        const auto size = type ? column_size(*type) : std::nullopt;
        if (!size || *size > body.size())
            return std::nullopt;
        types.push_back(*type);
        columns.push_back(body.first(*size));
        body = body.subspan(*size);
    }
    // id, number, hash, bytes
    if (columns.size() != 4 || columns[0].size() != 16 || types[1] > 9 || columns[2].size() != 32)
        return std::nullopt;
    const record::Digest digest = record::blake2b(columns[3]);
    if (!std::equal(digest.begin(), digest.end(), columns[2].begin()))
        return std::nullopt;
    CarvedRow carved;
    std::copy(columns[0].begin(), columns[0].end(), carved.id.bytes.begin());
    carved.number = types[1] == 9 ? 1 : static_cast<std::int64_t>(big_endian(columns[1]));
    carved.bytes.assign(columns[3].begin(), columns[3].end());
    return carved;
}

void carve_page(BytesView file, BytesView page, const std::function<void(CarvedRow)>& found) {
    const bool interior = page[0] == interior_page;
    const std::size_t cells = big_endian(page.subspan(3, 2));
    const std::size_t pointers = interior ? 12 : 8;
    if (pointers + 2 * cells > page_bytes)
        return;
    for (std::size_t i = 0; i < cells; ++i) {
        // Before its row a cell of an interior page names the page to its left.
        const std::size_t at = big_endian(page.subspan(pointers + 2 * i, 2)) + (interior ? 4 : 0);
        if (at >= page_bytes)
            continue;
        const auto row = row_of(file, page.subspan(at));
        auto payload = row ? payload_of(*row) : std::nullopt;
        if (payload)
            found(std::move(*payload));
    }
}

} // namespace

void carve_payloads(BytesView file, const std::function<void(CarvedRow)>& found) {
    for (std::size_t at = 0; at + page_bytes <= file.size(); at += page_bytes) {
        const BytesView page = file.subspan(at, page_bytes);
        if (page[0] == interior_page || page[0] == leaf_page)
            carve_page(file, page, found);
    }
}

} // namespace tycktill::store
