#pragma once
/// Listening decides what is read aloud when: a page when it is new, an item when the ring comes to it or
/// its state changes, what was written by the letter wheel. The ring stands on what is being said. Anything
/// that a person does cuts it off (EN 301 549 5.1.3.3–.5).
#include "kiosk/aloud/reader.h"
#include "shared/touch/ui.h"

namespace tycktill::kiosk {

class Listening {
public:
    explicit Listening(touch::Voice* voice) : reader_(voice) {}
    ~Listening() { forget(); }
    Listening(const Listening&) = delete;
    Listening& operator=(const Listening&) = delete;

    /// After the page was drawn, each frame.
    void hear(touch::Ui& ui, const Setting& setting, const Session& session);
    /// The item under the ring, else the page.
    void repeat() { reader_.repeat(); }
    void stop() { reader_.stop(); }
    bool speaks(std::string_view language) const { return reader_.speaks(language); }
    /// Nothing is said, and nothing that was said is known.
    void forget();

private:
    void read_new_page(touch::Ui& ui, const Setting& setting, const Session& session);
    void read_item(touch::Ui& ui, const Setting& setting, const Session& session);
    Utterances written(const touch::Ui& ui, const Setting& setting, const Session& session);
    void follow(touch::Ui& ui, const Setting& setting, const Session& session);
    void mark_heard(const touch::Ui& ui, const Setting& setting, const Session& session);

    Reader reader_;
    Printing printing_ = Printing::No;
    std::string page_, item_, typed_, heading_;
    int speed_ = 0, volume_ = 0;
    bool on_wheel_ = false, private_ = false, ring_ = false;
    bool page_is_read_ = false; ///< the ring follows it, and goes back to the heading after it
};

} // namespace tycktill::kiosk
