// Carries out the steps of play.h on a stage.
#include "shared/base/files.h"
#include "shared/base/text.h"
#include "shared/touch/play.h"

namespace tycktill::touch {

namespace {

/// Longer than the filter against double strikes, so that two presses in a play are two wishes.
constexpr Moment between{700};
/// How often the program is drawn while the play's clock runs.
constexpr Moment tick{250};

class Player {
public:
    Player(Stage& stage, const PlayScene& scene) : stage_(stage), scene_(scene) {
        stage_.settle(scene_.draw, now_);
    }

    Result<void> step(const PlayStep& step) {
        switch (step.what) {
        case PlayStep::What::Press:
            return press(step);
        case PlayStep::What::Type:
            return type(step);
        case PlayStep::What::Key:
            give(step.key);
            give(KeyUp{step.key.key});
            break;
        case PlayStep::What::Expect:
            if (!tree().says(step.text))
                return wrong(step, "expected \"" + step.text + "\"; the screen says: " + screen());
            break;
        case PlayStep::What::ExpectNot:
            if (tree().says(step.text))
                return wrong(step, "did not expect \"" + step.text + "\"");
            break;
        case PlayStep::What::Spoken:
            if (!scene_.spoken || scene_.spoken().find(step.text) == std::string::npos)
                return wrong(step, "\"" + step.text + "\" was not spoken");
            break;
        case PlayStep::What::Wait:
            wait(step.wait);
            break;
        case PlayStep::What::Picture:
            return stage_.picture(scene_.pictures / step.text);
        case PlayStep::What::Tree:
            return write_text(scene_.pictures / step.text, tree().to_json());
        }
        return {};
    }

private:
    const AccessibleTree& tree() { return stage_.ui().tree(); }

    void give(Happening what) {
        now_ += tick;
        stage_.ui().give({now_, std::move(what)});
        stage_.settle(scene_.draw, now_);
    }

    Result<void> press(const PlayStep& step) {
        const auto* node = tree().pressable(step.text);
        if (!node)
            return wrong(step, "nothing called \"" + step.text +
                                   "\" can be pressed; the screen says: " + screen());
        const float x = node->rect.mid_x(), y = node->rect.mid_y();
        now_ += between;
        give(PointerDown{x, y});
        give(PointerUp{x, y});
        return {};
    }

    Result<void> type(const PlayStep& step) {
        if (stage_.ui().editing().empty())
            return wrong(step, "there is no field to type in");
        for (const auto c : code_points(step.text)) {
            if (c == '\n')
                stage_.ui().give({now_, KeyDown{Key::Enter}});
            else
                stage_.ui().give({now_, Character{c}});
        }
        stage_.settle(scene_.draw, now_);
        return {};
    }

    void wait(Moment time) {
        const auto end = now_ + time;
        while (now_ < end) {
            now_ = std::min(end, now_ + tick);
            stage_.settle(scene_.draw, now_);
        }
    }

    std::string screen() {
        std::string all;
        for (const auto& node : tree().nodes())
            if (node.role != Role::Key)
                all += (all.empty() ? "" : " | ") + node.name;
        return all;
    }

    tl::unexpected<Error> wrong(const PlayStep& step, const std::string& what) const {
        return fail(scene_.file + ":" + std::to_string(step.line) + ": " + what);
    }

    Stage& stage_;
    const PlayScene& scene_;
    Moment now_{};
};

} // namespace

Result<void> run_play(Stage& stage, const std::vector<PlayStep>& steps, const PlayScene& scene) {
    Player player(stage, scene);
    for (const auto& step : steps) {
        TRY(player.step(step));
        if (scene.done)
            scene.done(step);
    }
    return {};
}

} // namespace tycktill::touch
