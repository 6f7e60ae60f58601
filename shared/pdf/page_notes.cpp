#include "shared/pdf/page_notes.h"

#include "shared/base/json_bounds.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace tycktill::pdf {

namespace {

using Json = nlohmann::json;

Json numbers_of(const PagePlace& place) {
    Json list = Json::array();
    for (const double number : {place.x, place.y, place.width, place.height})
        list.push_back(std::lround(number));
    return list;
}

std::optional<PagePlace> place_of(const Json& list) {
    constexpr double farthest = 100'000;
    if (!list.is_array() || list.size() < 4)
        return {};
    double number[4];
    for (std::size_t i = 0; i < 4; ++i) {
        if (!list[i].is_number())
            return {};
        number[i] = list[i].get<double>();
        if (!(std::abs(number[i]) <= farthest))
            return {};
    }
    return PagePlace{number[0], number[1], number[2], number[3]};
}

void add_to(ArchivePage& page, const Json& note) {
    if (!note.is_object())
        return;
    if (const auto stamp = note.find("stamp"); stamp != note.end())
        page.stamp = place_of(*stamp);
    for (const Json& text : note.value("texts", Json::array()))
        if (const auto place = place_of(text);
            place && text.size() == 5 && text[4].is_string() && page.texts.size() < 20'000)
            page.texts.push_back({*place, text[4].get<std::string>()});
}

} // namespace

Bytes to_page_notes(const std::vector<ArchivePage>& pages) {
    Json notes = Json::array();
    for (const ArchivePage& page : pages) {
        Json texts = Json::array();
        for (const PageText& text : page.texts) {
            Json entry = numbers_of(text.place);
            entry.push_back(text.text);
            texts.push_back(std::move(entry));
        }
        Json note{{"texts", texts}};
        if (page.stamp)
            note["stamp"] = numbers_of(*page.stamp);
        notes.push_back(std::move(note));
    }
    return bytes_of(notes.dump(-1, ' ', false, Json::error_handler_t::replace));
}

void add_page_notes(std::vector<ArchivePage>& pages, BytesView bytes) {
    // It came with a submission: whoever has a station's key may have written it.
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (!check_json_bounds(text, {16 << 20, 8, 1'000'000}))
        return;
    const Json notes = Json::parse(bytes.begin(), bytes.end(), nullptr, false);
    if (!notes.is_array())
        return;
    for (std::size_t i = 0; i < pages.size() && i < notes.size(); ++i)
        try {
            add_to(pages[i], notes[i]);
        } catch (const Json::exception&) {
            pages[i].texts.clear();
        }
}

} // namespace tycktill::pdf
