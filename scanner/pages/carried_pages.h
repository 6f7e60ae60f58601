#pragma once
/// Files within a file, a PDF's or a message's, as pages of their own that follow one another.
#include "scanner/pages/decode.h"

#include <memory>
#include <string>
#include <vector>

namespace tycktill::pages {

class CarriedPages {
public:
    /// Opens each of them, as long as `depth` is not 0. Returns how many could not be.
    int open(std::vector<Bytes> files, int depth);

    /// Leaves out pictures whose shorter side has fewer pixels: a firm's mark under a letter. Returns how many.
    int leave_out_small(int least_side);

    int pages() const;
    /// From 1, all files counted together.
    Result<Image> decode(int page, const MakePixels& make);
    /// What the first of them that lacks something says, or "".
    std::string missing() const;

private:
    std::vector<Bytes> files_; ///< before the decoders that look at them
    std::vector<std::unique_ptr<Decoder>> decoders_;
};

} // namespace tycktill::pages
