#pragma once
/// Inside this room only: payload rows read straight from a damaged file's pages, where the tree that
/// should lead to them is gone. Source of the layout: sqlite.org/fileformat2.html, 1.6 and 2.
#include "shared/record/submission.h"

#include <functional>

namespace tycktill::store {

struct CarvedRow {
    record::SubmissionId id;
    std::int64_t number = 0;
    Bytes bytes; ///< fits its hash
};

/// Every row that looks like one of the table payload and whose bytes fit its hash, in no order. The
/// same row may come more than once: an old copy is as good as a new one, its hash proves it.
void carve_payloads(BytesView file, const std::function<void(CarvedRow)>& found);

} // namespace tycktill::store
