#include "registry/storage/spatialite/geometry_blob.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include "registry/storage/store.hpp"

namespace diachi::registry::spatialite {
namespace {

// BLOB-Geometry: 00 01 srid:int32 box:4*double 7C | type:uint32 body | FE.
// Inside a collection each part starts with 69 where well-known binary has the byte order 01.
constexpr std::uint8_t start = 0x00, little_endian = 0x01, box_end = 0x7C, part_mark = 0x69, end = 0xFE;
constexpr std::size_t frame_size = 2 + 4 + 32 + 1;
constexpr std::int32_t wgs84 = 4326;

/// Walks over a shape whose bytes begin at its type; tells where parts start and what box the vertices fill.
class Walk {
  public:
    explicit Walk(std::span<std::uint8_t> bytes) : bytes_(bytes) {}

    void shape(std::uint8_t mark_to_write) {
        switch (const std::uint32_t type = number(); type) {
            case 1:
                points(1);
                break;
            case 2:
                points(number());
                break;
            case 3:
                rings();
                break;
            case 5:
            case 6:
                parts(mark_to_write);
                break;
            default:
                throw StorageError("a stored shape is of a kind that the registry does not write");
        }
    }

    [[nodiscard]] std::span<const double, 4> box() const { return box_; }
    [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }

  private:
    void rings() {
        for (std::uint32_t left = number(); left > 0; --left) points(number());
    }
    void parts(std::uint8_t mark_to_write) {
        for (std::uint32_t left = number(); left > 0; --left) {
            need(1);
            bytes_[at_++] = mark_to_write;
            shape(mark_to_write);
        }
    }
    void points(std::uint32_t count) {
        need(std::size_t{count} * 16);
        for (std::uint32_t i = 0; i < count; ++i, at_ += 16) {
            double xy[2];
            std::memcpy(xy, bytes_.data() + at_, sizeof xy);
            box_[0] = std::min(box_[0], xy[0]);
            box_[1] = std::min(box_[1], xy[1]);
            box_[2] = std::max(box_[2], xy[0]);
            box_[3] = std::max(box_[3], xy[1]);
        }
    }
    std::uint32_t number() {
        need(4);
        std::uint32_t value = 0;
        std::memcpy(&value, bytes_.data() + at_, sizeof value);
        at_ += 4;
        return value;
    }
    void need(std::size_t size) const {
        if (bytes_.size() - at_ < size) throw StorageError("a stored shape is cut off");
    }

    std::span<std::uint8_t> bytes_;
    std::size_t at_ = 0;
    double box_[4] = {std::numeric_limits<double>::max(), std::numeric_limits<double>::max(),
                      std::numeric_limits<double>::lowest(), std::numeric_limits<double>::lowest()};
};

}  // namespace

std::vector<std::uint8_t> geometry_blob_from(const geo::Wkb& wkb) {
    std::vector<std::uint8_t> blob(frame_size + wkb.bytes.size() - 1 + 1);
    std::copy(wkb.bytes.begin() + 1, wkb.bytes.end(), blob.begin() + frame_size);
    Walk walk(std::span<std::uint8_t>(blob).subspan(frame_size, wkb.bytes.size() - 1));
    walk.shape(part_mark);
    blob[0] = start;
    blob[1] = little_endian;
    std::memcpy(blob.data() + 2, &wgs84, sizeof wgs84);
    std::memcpy(blob.data() + 6, walk.box().data(), 32);
    blob[frame_size - 1] = box_end;
    blob.back() = end;
    return blob;
}

geo::Wkb wkb_from(std::span<const std::uint8_t> blob) {
    if (blob.size() < frame_size + 5 || blob[0] != start || blob[1] != little_endian || blob.back() != end) {
        throw StorageError("a stored shape is not in SpatiaLite's format");
    }
    const auto body = blob.subspan(frame_size, blob.size() - frame_size - 1);
    geo::Wkb wkb;
    wkb.bytes.reserve(body.size() + 1);
    wkb.bytes.push_back(1);
    wkb.bytes.insert(wkb.bytes.end(), body.begin(), body.end());
    Walk walk(std::span<std::uint8_t>(wkb.bytes).subspan(1));
    walk.shape(1);
    if (!walk.at_end()) throw StorageError("a stored shape has bytes after its end");
    return wkb;
}

geo::Box box_of(const geo::Wkb& wkb) {
    auto body = wkb.bytes;
    Walk walk(std::span<std::uint8_t>(body).subspan(1));
    walk.shape(1);
    return {walk.box()[0], walk.box()[1], walk.box()[2], walk.box()[3]};
}

bool is_as_written(std::span<const std::uint8_t> blob) {
    const auto again = geometry_blob_from(wkb_from(blob));
    return std::equal(again.begin(), again.end(), blob.begin(), blob.end());
}

}  // namespace diachi::registry::spatialite
