#pragma once

#include "registry/date.hpp"
#include "registry/storage/number_reader.hpp"
#include "registry/storage/spatialite/course_cache.hpp"
#include "registry/storage/spatialite/sqlite.hpp"

namespace diachi::registry::spatialite {

/// NumberReader by the index of schema/007_numbers.sql.
class NumberQueries : public NumberReader {
  public:
    NumberQueries(Connection& connection, std::shared_ptr<CourseCache> courses)
        : connection_(connection), courses_(std::move(courses)) {}

    std::vector<numbering::NumberedAddress> below(const std::string& series, int value, int parity_of,
                                                  std::optional<Id> self) override;
    std::vector<numbering::NumberedAddress> above(const std::string& series, int value, int parity_of,
                                                  std::optional<Id> self) override;
    std::vector<numbering::NumberedAddress> with_value(const std::string& series, int value,
                                                       std::optional<Id> self) override;
    std::vector<numbering::NumberedAddress> in_series(const std::string& series, std::optional<Id> self) override;
    std::shared_ptr<const geo::Course> course(Id thoroughfare) override;
    std::vector<std::string> flats_of(Id building) override;
    std::int64_t count_current(const std::optional<std::string>& commune_code, const Date& day);

  private:
    std::optional<geo::Course> read_course(Id version);

    Connection& connection_;
    std::shared_ptr<CourseCache> courses_;
};

}  // namespace diachi::registry::spatialite
