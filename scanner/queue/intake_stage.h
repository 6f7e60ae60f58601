#pragma once
/// Inside this room only: what of a file is sealed into the store while it is read, before it is known
/// that all of it can be. Nobody sees it until the queue is told; what a crash leaves is forgotten.
#include "scanner/returned/assemble.h"
#include "shared/record/digest.h"
#include "shared/record/sealed_box.h"
#include "shared/store/database.h"

#include <filesystem>

namespace tycktill::queue {

class IntakeStage {
public:
    /// `store` must outlive it.
    IntakeStage(store::Database& store, const record::PublicKey& key, const record::Digest& file);

    /// Forgets what this process has staged, and what others have that are no longer alive.
    Result<void> clear();
    /// The original bytes. Fails when they are no longer those that the digest was made of.
    Result<void> add_original(const std::filesystem::path& path);
    Result<void> add_original(BytesView bytes);
    /// A page's reading and its compressed picture, which may be empty. The number of the page to be.
    Result<std::int64_t> add_page(const returned::FormPage& page, BytesView picture);
    /// Of all its pages so far.
    std::uintmax_t bytes() const { return bytes_; }

    // The rest is for within the transaction that makes the file part of the queue.
    /// Whether all of that many pages are still there.
    Result<bool> is_whole(int pages) const;
    Result<void> keep_page(std::int64_t page, BytesView form, int sheet_page);
    Result<void> leave_out(std::int64_t page);
    /// The staged pages are done with, and the original stays.
    Result<void> finish();

private:
    Result<void> add_piece(BytesView piece, std::int64_t place);
    store::Database& store_;
    const record::PublicKey& key_;
    record::Digest file_;
    std::int64_t owner_; ///< this process
    std::uintmax_t bytes_ = 0;
};

} // namespace tycktill::queue
