#pragma once
/// The desk's window at work: it shows what DeskWork holds and gives it what the person does. Holds the
/// open form's pages as textures; one thread.
#include "scanner/desk/desk_work.h"
#include "scanner/screens/screens.h"

#include <functional>
#include <map>

namespace tycktill::desk {

/// The graphics card, and how the window looks at first.
struct DeskGlass {
    std::function<touch::TextureId(const pages::Image&)> upload; ///< none in tests without a window
    std::function<void(touch::TextureId)> release;
    std::string place; ///< "Kopparberg", at the top right
    touch::Contrast contrast = touch::Contrast::Light;
    DeskWords english = {};
};

class DeskProgram {
public:
    DeskProgram(DeskDoors doors, DeskGlass glass);
    ~DeskProgram();
    DeskProgram(const DeskProgram&) = delete;
    DeskProgram& operator=(const DeskProgram&) = delete;

    void start() { work_.start(); }
    void draw(touch::Ui& ui);
    const Desk& desk() const { return work_.desk(); }
    DeskWork& work() { return work_; }

private:
    PageTexture texture_of(std::int64_t page);
    PageTexture straight(std::int64_t page);
    touch::TextureId texture_of(const GroupMark& mark);
    void fetch_marks(std::int64_t page);
    void drop_textures();
    std::optional<DeskEvent> draw_screen(touch::Ui& ui);

    DeskWork work_;
    DeskGlass glass_;
    DeskWords swedish_;
    std::map<std::int64_t, PageTexture> textures_; ///< of the open form's pages and the next one's
    struct Shown {
        record::SubmissionId form;
        bool marks = false;
        friend bool operator==(const Shown&, const Shown&) = default;
    } shown_; ///< what the textures are of
    struct MarkPlace {
        std::int64_t page;
        int x, y;
        friend auto operator<=>(const MarkPlace&, const MarkPlace&) = default;
    };
    std::map<MarkPlace, touch::TextureId> marks_;
    bool fetched_marks_ = false; ///< in this frame: one page a frame, so that keys are heard
};

} // namespace tycktill::desk
