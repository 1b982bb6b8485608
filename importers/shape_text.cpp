#include "importers/shape_text.hpp"

#include <array>
#include <charconv>
#include <cstdio>

namespace diachi::importers {
namespace {

void append(std::string& text, geo::Point point) {
    std::array<char, 64> digits{};
    auto end = std::to_chars(digits.data(), digits.data() + digits.size(), point.x).ptr;
    text.append(digits.data(), end);
    text += ' ';
    end = std::to_chars(digits.data(), digits.data() + digits.size(), point.y).ptr;
    text.append(digits.data(), end);
}

void append(std::string& text, const std::vector<geo::Point>& points) {
    text += '(';
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (i > 0) text += ", ";
        append(text, points[i]);
    }
    text += ')';
}

struct Writer {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const OtherShape&) const { return {}; }
    std::string operator()(geo::Point point) const {
        std::string text = "POINT (";
        append(text, point);
        return text + ")";
    }
    std::string operator()(const geo::MultiLine& lines) const {
        std::string text = "MULTILINESTRING (";
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (i > 0) text += ", ";
            append(text, lines[i]);
        }
        return text + ")";
    }
    std::string operator()(const geo::MultiPolygon& shape) const {
        std::string text = "MULTIPOLYGON (";
        for (std::size_t i = 0; i < shape.size(); ++i) {
            if (i > 0) text += ", ";
            text += '(';
            append(text, shape[i].shell);
            for (const auto& hole : shape[i].holes) {
                text += ", ";
                append(text, hole);
            }
            text += ')';
        }
        return text + ")";
    }
};

}  // namespace

std::string well_known_text(const SourceShape& shape) {
    return std::visit(Writer(), shape);
}

std::string position_text(geo::Point degrees) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.6f E %.6f N", degrees.x, degrees.y);
    return text.data();
}

}  // namespace diachi::importers
