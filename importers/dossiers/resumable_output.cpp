#include "importers/dossiers/resumable_output.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <vector>

#include "registry/digest.hpp"

namespace diachi::importers {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr milliseconds between_states{500};
constexpr const char* first_word = "diachi-run-1";

fs::path part_of(const fs::path& file) {
    return file.string() + ".part";
}
fs::path state_file_of(const fs::path& file) {
    return file.string() + ".part.state";
}

struct KeptState {
    std::string fingerprint;
    RunState state;
};

std::optional<KeptState> read_state(const fs::path& file) {
    std::ifstream in(file);
    std::string word;
    KeptState kept;
    in >> word >> kept.fingerprint >> kept.state.rows >> kept.state.errors >> kept.state.bytes >> kept.state.revision;
    if (!in || word != first_word) return std::nullopt;
    return kept;
}

void make_private(const fs::path& file) {
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
}

/// Whether what was written to it survives a power cut.
bool synced(const fs::path& file) {
    const int opened = ::open(file.c_str(), O_WRONLY | O_CLOEXEC);
    if (opened < 0) return false;
    const bool done = ::fdatasync(opened) == 0;
    ::close(opened);
    return done;
}

/// What is to be continued, if it is of this input.
RunState continued(const fs::path& file, const std::string& fingerprint) {
    const auto kept = read_state(state_file_of(file));
    std::error_code error;
    const auto size = fs::file_size(part_of(file), error);
    if (!kept || error || size < kept->state.bytes) {
        throw ResumeError("there is no broken-off run of " + file.string() + " to continue; leave --resume away");
    }
    if (kept->fingerprint != fingerprint) {
        throw ResumeError("the input or the options are not those that " + part_of(file).string() +
                          " was begun with; leave --resume away to begin anew");
    }
    return kept->state;
}

}  // namespace

ResumableOutput::ResumableOutput(const fs::path& file, const std::string& fingerprint, std::int64_t revision,
                                 bool resume)
    : file_(file), part_(part_of(file)), state_file_(state_file_of(file)), fingerprint_(fingerprint) {
    if (resume) {
        state_ = continued(file, fingerprint);
        fs::resize_file(part_, state_.bytes);  // what came after the last state may end inside a row
        out_.open(part_, std::ios::binary | std::ios::app);
    } else {
        state_.revision = revision;
        fs::remove(state_file_);
        out_.open(part_, std::ios::binary | std::ios::trunc);
    }
    if (!out_) throw std::runtime_error(file.string() + " cannot be written");
    make_private(part_);
}

void ResumableOutput::append(std::string_view text, std::int64_t rows, std::int64_t errors) {
    out_.write(text.data(), static_cast<std::streamsize>(text.size()));
    if (!out_) throw std::runtime_error(part_.string() + " could not be written further: is the disk full?");
    state_.rows += rows;
    state_.errors += errors;
    state_.bytes += text.size();
    if (std::chrono::steady_clock::now() >= next_) keep();
}

void ResumableOutput::keep() {
    // The rows reach the file before the state that counts them.
    out_.flush();
    const bool safe = synced(part_);
    const fs::path draft = state_file_.string() + ".new";
    std::ofstream to(draft, std::ios::trunc);
    to << first_word << '\n'
       << fingerprint_ << '\n'
       << state_.rows << ' ' << state_.errors << ' ' << state_.bytes << ' ' << state_.revision << '\n';
    to.close();
    if (!to || !out_ || !safe)
        throw std::runtime_error(part_.string() + " could not be written further: is the disk full?");
    fs::rename(draft, state_file_);
    next_ = std::chrono::steady_clock::now() + between_states;
}

void ResumableOutput::read_so_far(std::uint64_t bytes) {
    state_.bytes_read = bytes;
}

void ResumableOutput::finish(std::string_view tail, const Pack& pack) {
    out_.write(tail.data(), static_cast<std::streamsize>(tail.size()));
    out_.close();
    if (!out_ || !synced(part_)) {
        throw std::runtime_error(file_.string() + " could not be written to its end: is the disk full?");
    }
    const fs::path packed = part_.string() + ".packed";
    if (pack && pack(part_, packed)) {
        make_private(packed);
        if (!synced(packed)) throw std::runtime_error(file_.string() + " could not be written: is the disk full?");
        fs::rename(packed, file_);
        fs::remove(part_);
    } else {
        fs::rename(part_, file_);
    }
    fs::remove(state_file_);
}

bool ResumableOutput::is_broken_off(const fs::path& file) {
    return fs::exists(part_of(file)) && read_state(state_file_of(file)).has_value();
}

std::string fingerprint_of(const fs::path& input, std::string_view options) {
    std::ifstream in(input, std::ios::binary);
    if (!in) throw std::runtime_error("there is no file " + input.string() + " to read");
    registry::Hasher hasher;
    const auto add = [&](std::string_view bytes) {
        hasher.add({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    };
    add(options);
    std::vector<char> block(262'144);
    while (in) {
        in.read(block.data(), static_cast<std::streamsize>(block.size()));
        add({block.data(), static_cast<std::size_t>(in.gcount())});
    }
    return registry::hexadecimal(hasher.finish());
}

}  // namespace diachi::importers
