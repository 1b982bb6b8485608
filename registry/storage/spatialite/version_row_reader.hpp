#pragma once

#include <deque>

#include "registry/storage/spatialite/sqlite.hpp"
#include "registry/storage/spatialite/table_layout.hpp"
#include "registry/storage/version_rows.hpp"

namespace diachi::registry::spatialite {

class VersionRowReader : public VersionRows {
  public:
    VersionRowReader(Connection& connection, const TableLayouts& layouts)
        : connection_(connection), layouts_(layouts) {}

    std::vector<VersionRow> present(std::string_view table, std::string_view column, Id id) override;
    std::vector<VersionRow> all(std::string_view table, std::string_view column, Id id) override;
    std::optional<VersionRow> address_with_code(const std::string& code) override;
    std::string name_of(std::string_view table, Id id) override;
    std::optional<VersionRow> row(std::string_view table, Id id) override;
    std::vector<Id> overdue_reservations(const Date& day, int most) override;
    std::optional<std::string> setting(std::string_view name) override;
    std::vector<Id> present_settings(std::string_view name) override;

  private:
    std::string_view kept(std::string sql);
    std::vector<VersionRow> rows_where(std::string_view table, std::string_view column, Id id,
                                       std::string_view further);

    Connection& connection_;
    const TableLayouts& layouts_;
    std::deque<std::string> texts_;  ///< statements are prepared once for each text, which must stay where it is
};

}  // namespace diachi::registry::spatialite
