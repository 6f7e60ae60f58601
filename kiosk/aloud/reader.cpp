#include "kiosk/aloud/reader.h"

#include "kiosk/session/forget.h"

namespace tycktill::kiosk {

void Reader::read(Utterances what) {
    forget();
    what_ = std::move(what);
    reading_ = voice_ != nullptr && !what_.empty();
}

void Reader::repeat() {
    stop();
    next_ = 0;
    reading_ = voice_ != nullptr && !what_.empty();
}

void Reader::stop() {
    if (reading_)
        voice_->stop();
    reading_ = false;
}

void Reader::go_on(touch::Manner how) {
    if (!reading_ || voice_->speaking())
        return;
    if (next_ == what_.size()) {
        reading_ = false;
        return;
    }
    const Utterance& now = what_[next_++];
    how.language = now.language;
    voice_->say(now.words, how);
}

std::string_view Reader::at() const {
    return reading_ && next_ > 0 ? std::string_view(what_[next_ - 1].key) : std::string_view();
}

bool Reader::speaks(std::string_view language) const {
    return voice_ != nullptr && voice_->speaks(language);
}

void Reader::forget() {
    stop();
    for (Utterance& one : what_) {
        tycktill::kiosk::forget(one.key);
        tycktill::kiosk::forget(one.words);
    }
    what_.clear();
    next_ = 0;
}

} // namespace tycktill::kiosk
