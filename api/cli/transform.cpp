#include <cstdio>
#include <iostream>

#include "api/cli/arguments.hpp"
#include "api/cli/commands.hpp"
#include "api/cli/epsg.hpp"
#include "geo/projection.hpp"

namespace diachi::api::cli {

int transform(const std::vector<std::string>& words) {
    const Arguments arguments(words, {"crs"});
    const auto& axes = arguments.exactly(2, "EAST NORTH, in this order");
    const auto to_wgs84 = geo::ToWgs84::from(epsg_code(arguments.required("crs")));
    std::vector<geo::Point> points{{number(axes[0], "EAST"), number(axes[1], "NORTH")}};
    to_wgs84.transform(points);
    std::printf("longitude %.9f\nlatitude  %.9f\noperation %s\naccuracy  %g m\n", points[0].x, points[0].y,
                to_wgs84.operation().c_str(), to_wgs84.accuracy_in_metres());
    return 0;
}

}  // namespace diachi::api::cli
