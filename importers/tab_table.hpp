#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace diachi::importers {

/// A table in UTF-8 with tabs between its cells, whose first line names the columns. Read line by line.
class TabTable {
  public:
    /// Throws ImportError with `described` ("a lineage is a table …") when one of the needed columns is missing.
    TabTable(const std::filesystem::path& file, const std::vector<std::string>& needed, std::string_view described);

    /// Goes to the next line that is not empty; false at the end. Throws ImportError when it is not UTF-8.
    bool next();
    /// Composed; empty for a column that the table or the line lacks.
    [[nodiscard]] std::string cell(const std::string& column) const;
    [[nodiscard]] const std::string& line() const { return line_; }
    [[nodiscard]] std::int64_t position() const { return position_; }  ///< of the line, from 0, the first not counted
    [[nodiscard]] const std::string& shown_name() const { return shown_name_; }

  private:
    bool read_line();

    std::string shown_name_;
    std::ifstream in_;
    std::map<std::string, std::size_t> columns_;
    std::vector<std::string> cells_;
    std::string line_;
    std::int64_t position_ = -1;
};

}  // namespace diachi::importers
