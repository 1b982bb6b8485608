#include "geo/wkb.hpp"

#include <bit>
#include <cstring>
#include <stdexcept>

namespace diachi::geo {
namespace {

static_assert(std::endian::native == std::endian::little, "coordinates are copied as they lie in memory");
static_assert(sizeof(Point) == 16, "a ring is copied as a whole");

enum Type : std::uint32_t { point = 1, line_string = 2, polygon = 3, multi_line_string = 5, multi_polygon = 6 };

class Writer {
  public:
    explicit Writer(std::size_t size) { bytes_.reserve(size); }
    void header(Type type) {
        bytes_.push_back(1);
        number(type);
    }
    void number(std::uint32_t value) { append(&value, sizeof value); }
    void count(std::size_t value) { number(static_cast<std::uint32_t>(value)); }
    void points(const std::vector<Point>& points) {
        count(points.size());
        append(points.data(), points.size() * sizeof(Point));
    }
    void append(const void* data, std::size_t size) {
        const auto* first = static_cast<const std::uint8_t*>(data);
        bytes_.insert(bytes_.end(), first, first + size);
    }
    Wkb finish() { return Wkb{std::move(bytes_)}; }

  private:
    std::vector<std::uint8_t> bytes_;
};

class Reader {
  public:
    explicit Reader(std::span<const std::uint8_t> bytes) : rest_(bytes) {}
    void expect(Type type) {
        if (rest_.size() < 5 || rest_[0] != 1) throw std::invalid_argument("not little-endian well-known binary");
        rest_ = rest_.subspan(1);
        if (number() != type) throw std::invalid_argument("another kind of shape than expected");
    }
    std::uint32_t number() {
        std::uint32_t value = 0;
        take(&value, sizeof value);
        return value;
    }
    std::vector<Point> points() {
        const std::size_t count = number();
        if (count > rest_.size() / sizeof(Point)) throw std::invalid_argument("the shape is cut off");
        std::vector<Point> points(count);
        take(points.data(), count * sizeof(Point));
        return points;
    }
    /// A count of parts of at least four bytes each: a larger one than fits cannot be meant.
    std::size_t part_count() {
        const std::size_t count = number();
        if (count > rest_.size() / 4) throw std::invalid_argument("the shape is cut off");
        return count;
    }

  private:
    void take(void* to, std::size_t size) {
        if (rest_.size() < size) throw std::invalid_argument("the shape is cut off");
        if (size > 0) std::memcpy(to, rest_.data(), size);
        rest_ = rest_.subspan(size);
    }
    std::span<const std::uint8_t> rest_;
};

std::size_t encoded_size(const MultiPolygon& shape) {
    std::size_t size = 9;
    for (const auto& part : shape) {
        size += 9 + 4 + part.shell.size() * sizeof(Point);
        for (const auto& hole : part.holes) size += 4 + hole.size() * sizeof(Point);
    }
    return size;
}

}  // namespace

Wkb to_wkb(const MultiPolygon& shape) {
    Writer writer(encoded_size(shape));
    writer.header(multi_polygon);
    writer.count(shape.size());
    for (const auto& part : shape) {
        writer.header(polygon);
        writer.count(1 + part.holes.size());
        writer.points(part.shell);
        for (const auto& hole : part.holes) writer.points(hole);
    }
    return writer.finish();
}

Wkb to_wkb(const MultiLine& lines) {
    Writer writer(64);
    writer.header(multi_line_string);
    writer.count(lines.size());
    for (const auto& line : lines) {
        writer.header(line_string);
        writer.points(line);
    }
    return writer.finish();
}

Wkb to_wkb(Point at) {
    Writer writer(21);
    writer.header(point);
    writer.append(&at, sizeof at);
    return writer.finish();
}

MultiPolygon multi_polygon_from(std::span<const std::uint8_t> wkb) {
    Reader reader(wkb);
    reader.expect(multi_polygon);
    MultiPolygon shape(reader.part_count());
    for (auto& part : shape) {
        reader.expect(polygon);
        const std::size_t rings = reader.part_count();
        if (rings == 0) continue;
        part.shell = reader.points();
        part.holes.reserve(rings - 1);
        for (std::size_t hole = 1; hole < rings; ++hole) part.holes.push_back(reader.points());
    }
    return shape;
}

MultiLine multi_line_from(std::span<const std::uint8_t> wkb) {
    Reader reader(wkb);
    reader.expect(multi_line_string);
    MultiLine lines(reader.part_count());
    for (auto& line : lines) {
        reader.expect(line_string);
        line = reader.points();
    }
    return lines;
}

}  // namespace diachi::geo
