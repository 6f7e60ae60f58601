#pragma once
/// The desk's window at work: it shows a Desk, turns keys into steps, carries their orders out on the
/// queue and shows what came of it. Holds the open form's pages as textures; one thread.
#include "scanner/screens/screens.h"

#include <functional>

namespace tycktill {

struct DeskDoors {
    Queue& queue;
    const Catalogue& catalogue;
    std::function<Result<void>(const SubmissionId&)>
        accept;                                    ///< seals it and keeps it for the office
    std::function<TextureId(const Image&)> upload; ///< none in tests without a window
    std::function<void(TextureId)> release;
    std::function<Day()> today;
    std::string place; ///< "Kopparberg", at the top right
    Contrast contrast = Contrast::Light;
    DeskWords english = {};
};

class DeskProgram {
public:
    explicit DeskProgram(DeskDoors doors);
    ~DeskProgram();
    DeskProgram(const DeskProgram&) = delete;
    DeskProgram& operator=(const DeskProgram&) = delete;

    /// Reads the queue; again whenever the desk comes back to it.
    Result<void> reload();
    void draw(Ui& ui);
    const Desk& desk() const { return desk_; }

private:
    Result<void> carry_out(const DeskOrder& order);
    Result<void> open(const SubmissionId& id);
    Result<void> go_on(const SubmissionId& done);
    PageTexture texture_of(std::int64_t page);
    void drop_textures();

    DeskDoors doors_;
    Desk desk_;
    DeskWords swedish_;
    std::map<std::int64_t, PageTexture> textures_; ///< of the open form's pages
};

} // namespace tycktill
