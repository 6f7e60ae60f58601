#pragma once
/// Digits that real people wrote, as cells of a comb: the half of MNIST's test part that never trained
/// the comb reader, and the digits photographed for ODK Scan. They are read where TYCKTILL_REAL_DATA
/// names their folder; otherwise there are none.
#include "scanner/pages/image.h"
#include "tests/support/rooms.h"

#include <vector>

namespace tycktill {

struct RealDigit {
    char truth = '0';
    Image cell; ///< flattened, nothing but the digit's ink, about as large as at 300 dpi
};

std::vector<RealDigit> unseen_mnist_digits();
std::vector<RealDigit> photographed_digits();

} // namespace tycktill
