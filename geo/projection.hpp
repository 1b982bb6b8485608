#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "geo/polygon.hpp"

namespace diachi::geo {

/// Coordinates of a map to WGS 84 and back, always by the same operation.
///
/// VN-2000 is taken to WGS 84 by EPSG:6960 (seven parameters, coordinate frame; those of Decision 05/2007/QD-BTNMT),
/// never by PROJ's own choice: that is EPSG:5194 in the Mekong delta, 0.8 m away, with a jump at 107.11° E.
///
///     const auto to_wgs84 = ToWgs84::from(5897);
///     to_wgs84.transform(vertices);
///
/// Not thread-safe, not even the const functions: one instance a thread.
class ToWgs84 {
  public:
    /// Accepts 4326 (nothing to do), 4756 (VN-2000 in degrees), 3405 and 3406 (UTM), 5896 to 5899 and 9205 to 9218
    /// (TM-3). Throws std::invalid_argument, with the remedy, for any other code; std::runtime_error when PROJ fails.
    static ToWgs84 from(int epsg);
    ToWgs84(ToWgs84&&) noexcept;
    ToWgs84& operator=(ToWgs84&&) noexcept;
    ~ToWgs84();

    /// In place: x = east, y = north in metres (degrees for 4756) become x = longitude, y = latitude in degrees.
    /// Vietnamese papers call the northing X: swap before. A point out of the projection's reach becomes infinite.
    void transform(std::span<Point> points) const;

    /// In place: x = longitude, y = latitude in degrees become x = east, y = north of the source. There and back
    /// again is within 0.5 mm: the seven parameters are for small angles, and heights are taken as 0.
    void inverse(std::span<Point> points) const;

    /// For the record of provenance: "EPSG:6960", or "none" for 4326.
    [[nodiscard]] std::string operation() const;
    /// As EPSG states it: 1 m for EPSG:6960; 0 for 4326.
    [[nodiscard]] double accuracy_in_metres() const;
    [[nodiscard]] int epsg() const { return epsg_; }

  private:
    struct Pipeline;
    ToWgs84(int epsg, std::unique_ptr<const Pipeline> pipeline);
    int epsg_;
    std::unique_ptr<const Pipeline> pipeline_;  // none for 4326
};

/// Whether the code is one of the accepted ones on the datum VN-2000.
bool is_vn2000(int epsg);

/// EPSG's name, for example "VN-2000 / TM-3 107-45". Throws like ToWgs84::from.
std::string crs_name(int epsg);

/// The accepted code that the text of a .prj file (WKT of ESRI or WKT 2) stands for. The parameters decide; the datum
/// must be named VN-2000, or be unknown while the name of the whole says VN-2000. A name that contradicts the
/// parameters, another datum, or text that is no WKT: nullopt, for a person to decide.
std::optional<int> identify_crs(const std::string& prj_text);

}  // namespace diachi::geo
