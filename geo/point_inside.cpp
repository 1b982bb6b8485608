#include "geo/point_inside.hpp"

#include <algorithm>
#include <vector>

namespace diachi::geo {

Point point_inside(const MultiPolygon& shape) {
    const MultiPolygon first(shape.begin(), shape.begin() + (shape.empty() ? 0 : 1));
    const Box box = bounds(first);
    const Point middle{(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2};
    if (contains(first, middle)) return middle;
    std::vector<double> crossings;
    const auto cross = [&](const Ring& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const Point& a = ring[i - 1];
            const Point& b = ring[i];
            if ((a.y > middle.y) != (b.y > middle.y))
                crossings.push_back(a.x + (middle.y - a.y) / (b.y - a.y) * (b.x - a.x));
        }
    };
    cross(first.front().shell);
    for (const Ring& hole : first.front().holes) cross(hole);
    std::sort(crossings.begin(), crossings.end());
    Point best = middle;
    double widest = -1;
    for (std::size_t i = 1; i < crossings.size(); i += 2) {
        const double width = crossings[i] - crossings[i - 1];
        if (width <= widest) continue;
        widest = width;
        best.x = (crossings[i] + crossings[i - 1]) / 2;
    }
    return best;
}

}  // namespace diachi::geo
