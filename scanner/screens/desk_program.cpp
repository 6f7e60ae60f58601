#include "scanner/screens/desk_program.h"

#include <algorithm>

namespace tycktill::desk {

namespace {

pages::Image cut(const pages::Image& page, const reading::PixelRect& place) {
    pages::Image piece(place.width, place.height, 255);
    for (int y = 0; y < place.height; ++y)
        for (int x = 0; x < place.width; ++x)
            if (const int from_x = place.x + x, from_y = place.y + y;
                from_x >= 0 && from_y >= 0 && from_x < page.width() && from_y < page.height())
                piece.row(y)[x] = page.row(from_y)[from_x];
    return piece;
}

} // namespace

DeskProgram::DeskProgram(DeskDoors doors, DeskGlass glass)
    : work_(std::move(doors)), glass_(std::move(glass)) {
    work_.desk().dark = glass_.contrast == touch::Contrast::Night;
}

DeskProgram::~DeskProgram() {
    drop_textures();
}

void DeskProgram::drop_textures() {
    if (glass_.release) {
        for (const auto& [page, texture] : textures_)
            if (texture.texture != 0)
                glass_.release(texture.texture);
        for (const auto& [place, texture] : marks_)
            if (texture != 0)
                glass_.release(texture);
    }
    textures_.clear();
    marks_.clear();
}

PageTexture DeskProgram::texture_of(std::int64_t page) {
    if (const auto found = textures_.find(page); found != textures_.end())
        return found->second;
    PageTexture texture;
    if (glass_.upload)
        if (const pages::Image& image = work_.picture(page); !image.empty())
            texture = {glass_.upload(image), image.width(), image.height(), 0};
    textures_.emplace(page, texture);
    return texture;
}

/// With how far it lay askew, so that its cut-outs are cut along the paper's lines.
PageTexture DeskProgram::straight(std::int64_t page) {
    PageTexture texture = texture_of(page);
    if (const auto& form = work_.desk().form)
        for (const returned::FormPage& of : form->queued.returned.pages)
            if (of.id == page && of.reading.placement)
                texture.tilt = static_cast<float>(of.reading.placement->tilt());
    return texture;
}

void DeskProgram::fetch_marks(std::int64_t page) {
    const pages::Image& image = work_.picture(page);
    for (const GroupMark& mark : work_.desk().groups->marks)
        if (mark.page == page)
            marks_[{page, mark.px.x, mark.px.y}] =
                image.empty() || mark.px.width <= 0 ? 0 : glass_.upload(cut(image, mark.px));
    work_.forget_picture(page);
}

touch::TextureId DeskProgram::texture_of(const GroupMark& mark) {
    const MarkPlace place{mark.page, mark.px.x, mark.px.y};
    if (const auto found = marks_.find(place); found != marks_.end())
        return found->second;
    if (!glass_.upload || fetched_marks_ || !work_.desk().groups)
        return 0;
    fetched_marks_ = true;
    fetch_marks(mark.page);
    return marks_[place];
}

std::optional<DeskEvent> DeskProgram::draw_screen(touch::Ui& ui) {
    const Desk& desk = work_.desk();
    touch::Look look;
    const auto contrast = desk.dark ? touch::Contrast::Night : touch::Contrast::Light;
    look.theme = touch::kiosk_theme(contrast, {});
    look.keys_move_focus = false;
    look.enter_breaks_lines = false;
    const DeskDrawing d{ui, desk_colours(contrast), desk.english ? glass_.english : swedish_};
    look.theme.ground = d.colours.ground;
    ui.set_look(look);
    ui.canvas().set_scale(static_cast<float>(desk.scale) / 100);
    if (!ui.dropped().empty())
        return DeskDropped{ui.dropped()};
    const std::string place = desk.person.empty()
                                  ? glass_.place
                                  : desk.person + (glass_.place.empty() ? "" : ", " + glass_.place);
    return draw_desk(d, {desk, place, [this](std::int64_t page) { return straight(page); },
                         [this](const GroupMark& mark) { return texture_of(mark); }});
}

void DeskProgram::draw(touch::Ui& ui) {
    const bool changed = work_.tick(ui.now());
    const Desk& desk = work_.desk();
    const Shown now{desk.form ? desk.form->queued.item.id : record::SubmissionId{},
                    desk.view == Desk::View::Group};
    if (!(now == shown_)) {
        shown_ = now;
        // The pictures of the form that comes next are on the card already.
        std::map<std::int64_t, PageTexture> kept;
        if (desk.form)
            for (const returned::FormPage& page : desk.form->queued.returned.pages)
                if (auto found = textures_.extract(page.id))
                    kept.insert(std::move(found));
        drop_textures();
        textures_ = std::move(kept);
    }
    fetched_marks_ = false;
    const auto event = draw_screen(ui);
    if (event) {
        if (!std::holds_alternative<DeskDigit>(*event) &&
            !std::holds_alternative<DeskTyped>(*event))
            ui.focus({});
        // What comes from outside the field: one goes on writing after it.
        if (std::holds_alternative<DeskCandidate>(*event) ||
            (std::holds_alternative<DeskKey>(*event) &&
             std::get<DeskKey>(*event) == DeskKey::Suggestion))
            ui.caret() = std::string::npos;
        work_.happened(*event, ui.now());
    }
    for (const std::int64_t page : work_.next_pages())
        if (!event && work_.is_ready(page))
            static_cast<void>(texture_of(page));
    ui.wake_at(event || changed || fetched_marks_ ? ui.now() : ui.now() + work_.sleep(ui.now()));
}

} // namespace tycktill::desk
