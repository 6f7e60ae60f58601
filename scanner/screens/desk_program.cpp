#include "scanner/screens/desk_program.h"

namespace tycktill {

DeskProgram::DeskProgram(DeskDoors doors) : doors_(std::move(doors)) {
    desk_.dark = doors_.contrast == Contrast::Night;
    for (const auto& municipality : doors_.catalogue.municipalities())
        for (const auto& form : municipality.forms)
            desk_.letter_forms.push_back(
                {form.ref.id, form.title.in("sv") + ", " + municipality.name});
}

DeskProgram::~DeskProgram() {
    drop_textures();
}

void DeskProgram::drop_textures() {
    for (const auto& [page, texture] : textures_)
        if (texture.texture != 0 && doors_.release)
            doors_.release(texture.texture);
    textures_.clear();
}

Result<void> DeskProgram::reload() {
    auto batches = TRY(doors_.queue.batches());
    auto items = TRY(doors_.queue.list());
    show_queue(desk_, std::move(batches), std::move(items));
    desk_.finished_today = TRY(doors_.queue.finished_on(doors_.today()));
    return {};
}

PageTexture DeskProgram::texture_of(std::int64_t page) {
    if (const auto found = textures_.find(page); found != textures_.end())
        return found->second;
    PageTexture texture;
    if (doors_.upload)
        if (const auto image = doors_.queue.picture(page); image && !image->empty())
            texture = {doors_.upload(*image), image->width(), image->height(), 0};
    textures_.emplace(page, texture);
    return texture;
}

Result<void> DeskProgram::open(const SubmissionId& id) {
    auto form = TRY(doors_.queue.load(id));
    if (!desk_.form || desk_.form->queued.item.id != id)
        drop_textures();
    show_form(desk_, std::move(form));
    return {};
}

/// The next form on the screen at once: the person's eyes are still on the page's place.
Result<void> DeskProgram::go_on(const SubmissionId& done) {
    TRY(reload());
    if (const auto next = next_form(desk_, done))
        return open(*next);
    drop_textures();
    desk_.form.reset();
    desk_.kind.reset();
    desk_.view = Desk::View::Queue;
    return {};
}

Result<void> DeskProgram::carry_out(const DeskOrder& order) {
    if (const auto* opened = std::get_if<OpenForm>(&order))
        return open(opened->id);
    if (std::holds_alternative<ReloadQueue>(order)) {
        drop_textures();
        return reload();
    }
    if (!desk_.form)
        return {};
    const auto id = desk_.form->queued.item.id;
    if (const auto* settled = std::get_if<SettleDoubt>(&order)) {
        TRY(doors_.queue.settle(id, settled->key, settled->values));
        return open(id);
    }
    if (std::holds_alternative<UndoLast>(order)) {
        const auto undone = TRY(doors_.queue.undo(id));
        TRY(open(id));
        if (undone.empty())
            desk_.message = "Det finns inget att ångra.";
        else
            desk_.form->current = undone;
        return {};
    }
    if (std::holds_alternative<AcceptForm>(order)) {
        TRY(doors_.accept(id));
        TRY(go_on(id));
        desk_.message = "Godkänd och på väg till kansliet.";
        return {};
    }
    if (const auto* aside = std::get_if<AsideForm>(&order)) {
        TRY(doors_.queue.put_aside(id, aside->why));
        return go_on(id);
    }
    return {};
}

void DeskProgram::draw(Ui& ui) {
    Look look;
    const auto contrast = desk_.dark ? Contrast::Night : Contrast::Light;
    look.theme = kiosk_theme(contrast, {});
    look.keys_move_focus = false;
    look.enter_breaks_lines = false;
    const DeskDrawing d{ui, desk_colours(contrast), desk_.english ? doors_.english : swedish_};
    look.theme.ground = d.colours.ground;
    ui.set_look(look);
    ui.canvas().set_scale(static_cast<float>(desk_.scale) / 100);
    const auto event = draw_desk(
        d, {desk_, doors_.place, [this](std::int64_t page) { return texture_of(page); }, {}});
    if (!event)
        return;
    if (!std::holds_alternative<DeskDigit>(*event) && !std::holds_alternative<DeskTyped>(*event))
        ui.focus({});
    // The suggestion comes from outside the field: one goes on writing after it.
    if (std::holds_alternative<DeskKey>(*event) && std::get<DeskKey>(*event) == DeskKey::Suggestion)
        ui.caret() = std::string::npos;
    if (const auto done = carry_out(step(desk_, *event)); !done) {
        desk_.message = done.error().what;
        desk_.message_is_fault = true;
    }
    ui.wake_at(ui.now());
}

} // namespace tycktill
