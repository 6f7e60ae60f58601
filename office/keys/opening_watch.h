#pragma once
/// Remembers, over the end of a program, which submission it was opening. An envelope is made by whoever has a
/// station's key, and one that ends the desk must do so once and no more: the next program finds what the
/// dead one had begun, opens it no more by itself, and says which it is.
///
/// In FOLDER/opening: one small file a program, mapped into its memory, so that beginning and ending cost
/// nothing; its lock tells whether the program lives. FOLDER/unopenable: ids, one a line. Threads: any number.
#include "shared/record/submission.h"

#include <array>
#include <filesystem>
#include <memory>
#include <mutex>
#include <set>
#include <utility>

namespace tycktill::office {

/// Why something is not opened: of Error::kind.
enum class OpeningFault { EndedAProgram };

class OpeningWatch {
public:
    /// In a folder that cannot be written it remembers nothing.
    static std::shared_ptr<OpeningWatch> over(const std::filesystem::path& folder);
    OpeningWatch(const OpeningWatch&) = delete;
    OpeningWatch& operator=(const OpeningWatch&) = delete;
    ~OpeningWatch();

    /// Held while it is being opened.
    class Begun {
    public:
        Begun(Begun&& other) noexcept
            : watch_(std::exchange(other.watch_, nullptr)), slot_(other.slot_) {}
        Begun& operator=(Begun&&) = delete;
        ~Begun() {
            if (watch_)
                watch_->end(slot_);
        }

    private:
        friend class OpeningWatch;
        Begun(OpeningWatch* watch, std::size_t slot) : watch_(watch), slot_(slot) {}
        OpeningWatch* watch_;
        std::size_t slot_;
    };
    /// Fails (OpeningFault::EndedAProgram) when it once ended a program.
    Result<Begun> begin(const record::SubmissionId& id);
    /// A person wants to try it again.
    void forgive(const record::SubmissionId& id);

private:
    static constexpr std::size_t slots = 64; ///< more threads than ever open at once
    using Marks = std::array<record::SubmissionId, slots>;

    explicit OpeningWatch(std::filesystem::path folder) : folder_(std::move(folder)) {}
    void take_over_from_the_dead();
    void begin_own_file();
    void end(std::size_t slot);
    void write_bad() const;

    std::filesystem::path folder_, own_;
    int file_ = -1;
    Marks* marks_ = nullptr; ///< in the file
    std::mutex mutex_;
    std::array<bool, slots> taken_{};
    std::set<record::SubmissionId> bad_;
};

} // namespace tycktill::office
