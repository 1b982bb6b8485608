#include "registry/geocoding/addresses/address_index_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <functional>
#include <future>
#include <memory>
#include <utility>
#include <vector>

namespace diachi::registry::geocoding {
namespace {

constexpr std::array<char, 8> magic{'d', 'i', 'a', 'c', 'h', 'i', 'i', 'x'};
constexpr std::uint32_t format_version = 2;
constexpr std::uint32_t byte_order_mark = 0x01020304;
constexpr std::size_t alignment = 64;
constexpr std::size_t day_length = 10;

struct ColumnPlace {
    std::uint64_t begin;  ///< in the file
    std::uint64_t bytes;
    Digest checksum;
};

/// The first bytes of the file, in the byte order of the machine that wrote it.
struct Header {
    std::array<char, 8> magic;
    std::uint32_t version;
    std::uint32_t byte_order;
    std::int64_t revision;
    Digest revision_hash;
    std::array<char, 16> day;
    std::array<ColumnPlace, address_column_count> columns;
    Digest checksum;  ///< of all before
};

Digest checksum_of(std::span<const std::uint8_t> bytes) {
    Hasher hasher;
    hasher.add(bytes);
    return hasher.finish();
}

Digest checksum_of(const Header& header) {
    return checksum_of({reinterpret_cast<const std::uint8_t*>(&header), offsetof(Header, checksum)});
}

[[noreturn]] void fail(const std::filesystem::path& file) {
    throw StorageError("the index " + file.string() + " could not be written: " + std::strerror(errno));
}

/// Two threads, each with every second thing to do.
void on_two_threads(std::size_t count, const std::function<void(std::size_t)>& work) {
    const auto half = [&](std::size_t first) {
        for (std::size_t i = first; i < count; i += 2) work(i);
    };
    auto other = std::async(std::launch::async, half, 1);
    half(0);
    other.get();
}

using Bytes = std::span<const std::uint8_t>;

std::vector<Bytes> bytes_of(const AddressColumnViews& columns) {
    std::vector<Bytes> all;
    auto views = columns;
    std::apply(
        [&](const auto&... column) {
            (all.push_back({reinterpret_cast<const std::uint8_t*>(column.data()), column.size_bytes()}), ...);
        },
        views.all());
    return all;
}

/// Nobody may write to it later, not even its owner: servers map it, and end when it is cut or altered in place. A new
/// one takes its name instead.
class OutputFile {
  public:
    explicit OutputFile(const std::filesystem::path& path)
        : path_(path), descriptor_(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0400)) {
        if (descriptor_ < 0) fail(path_);
    }
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;
    ~OutputFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    void write(Bytes bytes, std::uint64_t at) const {
        while (!bytes.empty()) {
            const auto written = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(at));
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) fail(path_);
            bytes = bytes.subspan(static_cast<std::size_t>(written));
            at += static_cast<std::uint64_t>(written);
        }
    }

  private:
    std::filesystem::path path_;
    int descriptor_;
};

/// A file in memory, as long as it is kept.
class Mapping {
  public:
    static std::shared_ptr<const Mapping> of(const std::filesystem::path& file) {
        const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
        if (descriptor < 0) return nullptr;
        struct stat facts {};
        void* bytes = MAP_FAILED;
        if (::fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode) &&
            facts.st_size >= static_cast<off_t>(sizeof(Header))) {
            bytes = ::mmap(nullptr, static_cast<std::size_t>(facts.st_size), PROT_READ, MAP_SHARED, descriptor, 0);
        }
        ::close(descriptor);
        if (bytes == MAP_FAILED) return nullptr;
        return std::make_shared<const Mapping>(
            Bytes(static_cast<const std::uint8_t*>(bytes), static_cast<std::size_t>(facts.st_size)));
    }
    explicit Mapping(Bytes bytes) : bytes_(bytes) {}
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
    ~Mapping() { ::munmap(const_cast<std::uint8_t*>(bytes_.data()), bytes_.size()); }
    [[nodiscard]] Bytes bytes() const { return bytes_; }

  private:
    Bytes bytes_;
};

bool is_ours(const Header& header) {
    return header.magic == magic && header.version == format_version && header.byte_order == byte_order_mark &&
           header.checksum == checksum_of(header);
}

/// The column's bytes; nothing when they do not lie in the file, whole and in step.
std::optional<Bytes> bytes_at(const ColumnPlace& place, Bytes file) {
    if (place.bytes == 0) return Bytes();
    const bool inside =
        place.begin % alignment == 0 && place.begin <= file.size() && place.bytes <= file.size() - place.begin;
    if (!inside) return std::nullopt;
    return file.subspan(static_cast<std::size_t>(place.begin), static_cast<std::size_t>(place.bytes));
}

template <typename Value>
bool view_bytes(ColumnView<Value>& column, const ColumnPlace& place, Bytes file) {
    const auto bytes = bytes_at(place, file);
    if (!bytes || bytes->size() % sizeof(Value) != 0) return false;
    column = {reinterpret_cast<const Value*>(bytes->data()), bytes->size() / sizeof(Value)};
    return true;
}

template <std::size_t... Column>
bool view_columns(AddressColumnViews& columns, const Header& header, Bytes file,
                  std::index_sequence<Column...> /*all*/) {
    auto views = columns.all();
    return (view_bytes(std::get<Column>(views), header.columns[Column], file) && ...);
}

bool checksums_hold(const Header& header, Bytes file) {
    std::array<bool, address_column_count> holds{};
    on_two_threads(address_column_count, [&](std::size_t i) {
        const auto bytes = bytes_at(header.columns[i], file);
        holds[i] = bytes && checksum_of(*bytes) == header.columns[i].checksum;
    });
    return holds == [] {
        std::array<bool, address_column_count> all{};
        all.fill(true);
        return all;
    }();
}

}  // namespace

std::filesystem::path index_file_of(const std::filesystem::path& registry) {
    return registry.string() + ".index";
}

void save_index(const std::filesystem::path& file, const AddressIndex& index, const IndexState& state) {
    const auto columns = bytes_of(index.columns());
    Header header{};
    header.magic = magic;
    header.version = format_version;
    header.byte_order = byte_order_mark;
    header.revision = state.revision;
    header.revision_hash = state.hash;
    std::memcpy(header.day.data(), state.day.data(), std::min(state.day.size(), day_length));
    std::uint64_t at = sizeof(Header);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        at = (at + alignment - 1) / alignment * alignment;
        header.columns[i] = {at, columns[i].size(), {}};
        at += columns[i].size();
    }
    on_two_threads(columns.size(), [&](std::size_t i) { header.columns[i].checksum = checksum_of(columns[i]); });
    header.checksum = checksum_of(header);

    // A name of its own: two programs may save at a time, and the last one counts.
    const std::filesystem::path draft = file.string() + "." + random_token(9) + ".part";
    try {
        const OutputFile out(draft);
        out.write({reinterpret_cast<const std::uint8_t*>(&header), sizeof header}, 0);
        for (std::size_t i = 0; i < columns.size(); ++i) out.write(columns[i], header.columns[i].begin);
        if (::rename(draft.c_str(), file.c_str()) != 0) fail(file);
    } catch (const StorageError&) {
        ::unlink(draft.c_str());
        throw;
    }
}

std::optional<SavedIndex> mapped_index(const std::filesystem::path& file) {
    const auto mapping = Mapping::of(file);
    if (!mapping) return std::nullopt;
    Header header{};
    std::memcpy(&header, mapping->bytes().data(), sizeof header);
    AddressColumnViews columns;
    const bool whole =
        is_ours(header) &&
        view_columns(columns, header, mapping->bytes(), std::make_index_sequence<address_column_count>()) &&
        checksums_hold(header, mapping->bytes()) && are_sound(columns);
    if (!whole) return std::nullopt;
    IndexState state{header.revision, header.revision_hash, std::string(header.day.data(), day_length)};
    return SavedIndex{AddressIndex(mapping, columns), std::move(state)};
}

}  // namespace diachi::registry::geocoding
