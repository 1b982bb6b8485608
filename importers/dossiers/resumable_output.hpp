#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace diachi::importers {

/// How far a run came.
struct RunState {
    std::int64_t rows = 0;         ///< written
    std::int64_t errors = 0;       ///< of them, with an error
    std::uint64_t bytes = 0;       ///< written
    std::int64_t revision = 0;     ///< of the registry, when the run began
    std::uint64_t bytes_read = 0;  ///< of the input, about; not kept
};

/// A broken-off run cannot be continued; says why, and what to do.
class ResumeError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// The result of a run, written beside its place (FILE.part) with how far it came (FILE.part.state), so that a
/// half-written result is never taken for a whole one and a broken-off run goes on where it stopped. Readable by its
/// owner alone until it is finished: it holds people's homes.
class ResumableOutput {
  public:
    /// `fingerprint`: of the input and the options. Without `resume` begins anew. Throws ResumeError when there is
    /// nothing to continue or it was begun with another fingerprint, std::runtime_error when the file cannot be
    /// written.
    ResumableOutput(const std::filesystem::path& file, const std::string& fingerprint, std::int64_t revision,
                    bool resume);

    [[nodiscard]] const RunState& state() const { return state_; }
    /// Adds whole rows. Every half second, and at the end of a run, what was written can be continued from.
    void append(std::string_view text, std::int64_t rows, std::int64_t errors);
    void read_so_far(std::uint64_t bytes);
    /// Makes what was written continuable now.
    void keep();
    /// Makes another file of what was written; false where there is none to be made.
    using Pack = std::function<bool(const std::filesystem::path& written, const std::filesystem::path& packed)>;
    /// Adds what stands behind the last row, syncs it all and puts it, or what was packed of it, in its place.
    void finish(std::string_view tail, const Pack& pack = {});

    /// Whether there is something to continue.
    static bool is_broken_off(const std::filesystem::path& file);

  private:
    std::filesystem::path file_;
    std::filesystem::path part_;
    std::filesystem::path state_file_;
    std::string fingerprint_;
    RunState state_;
    std::ofstream out_;
    std::chrono::steady_clock::time_point next_ = std::chrono::steady_clock::now();
};

/// Of a whole file and of the words that say how it is read. Throws std::runtime_error when it cannot be read.
std::string fingerprint_of(const std::filesystem::path& input, std::string_view options);

}  // namespace diachi::importers
