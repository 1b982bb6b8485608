#include "importers/layers/lineage_rows.hpp"

#include <fstream>
#include <map>
#include <stdexcept>

#include "importers/gdal/source_path.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::importers {
namespace {

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::size_t begin = 0;
    for (std::size_t tab = line.find('\t'); tab != std::string::npos; tab = line.find('\t', begin)) {
        cells.push_back(line.substr(begin, tab - begin));
        begin = tab + 1;
    }
    cells.push_back(line.substr(begin));
    return cells;
}

class Columns {
  public:
    Columns(const std::vector<std::string>& names, const std::string& file) {
        for (std::size_t i = 0; i < names.size(); ++i) by_name_.emplace(names[i], i);
        for (const auto* needed :
             {"old_commune_code", "old_commune", "new_commune_code", "new_commune", "new_province_code", "extent"}) {
            if (by_name_.count(needed) == 0) {
                throw ImportError(
                    file + " has no column " + needed +
                    "; a lineage is a table separated by tabs with old_commune_code, old_commune, "
                    "new_commune_code, new_commune, new_province_code, new_province and extent (full, partial)");
            }
        }
    }
    [[nodiscard]] std::string of(const std::vector<std::string>& cells, const std::string& name) const {
        const auto column = by_name_.find(name);
        return column == by_name_.end() || column->second >= cells.size() ? std::string() : cells[column->second];
    }

  private:
    std::map<std::string, std::size_t> by_name_;
};

bool read_line(std::istream& in, std::string& line) {
    if (!std::getline(in, line)) return false;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return true;
}

}  // namespace

std::vector<LineageRow> read_lineage_rows(const std::filesystem::path& file, ImportReport& report) {
    const std::string shown = gdal::resolve(file).shown_name;
    std::ifstream in(file, std::ios::binary);
    std::string line;
    read_line(in, line);
    if (line.rfind("\xEF\xBB\xBF", 0) == 0) line.erase(0, 3);
    const Columns columns(cells_of(line), shown);
    std::vector<LineageRow> rows;
    for (std::int64_t position = 0; read_line(in, line); ++position) {
        if (line.empty()) continue;
        ++report.counts.read;
        try {
            line = registry::text::composed(line);
        } catch (const std::invalid_argument&) {
            throw ImportError(shown + ": line " + std::to_string(position + 2) +
                              " is not UTF-8; save the file as UTF-8");
        }
        const auto cells = cells_of(line);
        const auto cell = [&](const char* name) { return columns.of(cells, name); };
        LineageRow row{position,
                       cell("old_commune_code"),
                       cell("old_commune"),
                       cell("old_province_code"),
                       cell("new_commune_code"),
                       cell("new_commune"),
                       cell("new_province_code"),
                       cell("new_province"),
                       cell("document"),
                       cell("extent") == "full"};
        const bool extent_known = row.whole || cell("extent") == "partial";
        if (row.old_code.empty() || row.new_code.empty() || row.new_name.empty() || !extent_known) {
            report.reject(
                {position, "incomplete-row", "it lacks a code, a name or an extent (full or partial)", line, ""});
            continue;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace diachi::importers
