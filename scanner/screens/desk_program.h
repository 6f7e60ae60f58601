#pragma once
/// The desk's window at work: it shows what DeskWork holds and gives it what the person does. Holds the
/// open form's pages as textures; one thread.
#include "scanner/desk/desk_work.h"
#include "scanner/screens/screens.h"

#include <functional>
#include <map>

namespace tycktill {

/// The graphics card, and how the window looks at first.
struct DeskGlass {
    std::function<TextureId(const Image&)> upload; ///< none in tests without a window
    std::function<void(TextureId)> release;
    std::string place; ///< "Kopparberg", at the top right
    Contrast contrast = Contrast::Light;
    DeskWords english = {};
    const Catalogue* catalogue = nullptr; ///< cut-outs are straightened by its sheets
};

class DeskProgram {
public:
    DeskProgram(DeskDoors doors, DeskGlass glass);
    ~DeskProgram();
    DeskProgram(const DeskProgram&) = delete;
    DeskProgram& operator=(const DeskProgram&) = delete;

    void start() { work_.start(); }
    void draw(Ui& ui);
    const Desk& desk() const { return work_.desk(); }
    DeskWork& work() { return work_; }

private:
    PageTexture texture_of(std::int64_t page);
    PageTexture straight(std::int64_t page);
    TextureId texture_of(const GroupMark& mark);
    void fetch_marks(std::int64_t page);
    void drop_textures();
    std::optional<DeskEvent> draw_screen(Ui& ui);

    DeskWork work_;
    DeskGlass glass_;
    DeskWords swedish_;
    std::map<std::int64_t, PageTexture> textures_; ///< of the open form's pages and the next one's
    struct Shown {
        SubmissionId form;
        bool marks = false;
        friend bool operator==(const Shown&, const Shown&) = default;
    } shown_; ///< what the textures are of
    struct MarkPlace {
        std::int64_t page;
        int x, y;
        friend auto operator<=>(const MarkPlace&, const MarkPlace&) = default;
    };
    std::map<MarkPlace, TextureId> marks_;
    bool fetched_marks_ = false; ///< in this frame: one page a frame, so that keys are heard
};

} // namespace tycktill
