#pragma once
/// The reader gives the voice one utterance at a time, and knows which item is being said, so that the
/// ring can stand there. Whatever a person does cuts it off.
#include "kiosk/aloud/reading.h"
#include "shared/touch/voice.h"

namespace tycktill::kiosk {

class Reader {
public:
    explicit Reader(touch::Voice* voice)
        : voice_(voice) {} ///< may be nullptr: then nothing is said
    ~Reader() { forget(); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    /// Says these in turn, instead of what is being said.
    void read(Utterances what);
    /// The same again.
    void repeat();
    void stop();
    /// Says the next when the voice is silent. Call each frame.
    void go_on(touch::Manner how);
    bool reading() const { return reading_; }
    bool busy() const { return reading_ && voice_->speaking(); }
    /// The item that is being said, or "".
    std::string_view at() const;
    bool speaks(std::string_view language) const;
    void forget();

private:
    touch::Voice* voice_;
    Utterances what_;
    std::size_t next_ = 0;
    bool reading_ = false;
};

} // namespace tycktill::kiosk
