#include "importers/tab_table.hpp"

#include <stdexcept>

#include "importers/gdal/source_path.hpp"
#include "importers/import_request.hpp"
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

}  // namespace

TabTable::TabTable(const std::filesystem::path& file, const std::vector<std::string>& needed,
                   std::string_view described)
    : shown_name_(gdal::resolve(file).shown_name), in_(file, std::ios::binary) {
    read_line();
    if (line_.rfind("\xEF\xBB\xBF", 0) == 0) line_.erase(0, 3);
    const auto names = cells_of(line_);
    for (std::size_t i = 0; i < names.size(); ++i) columns_.emplace(names[i], i);
    for (const auto& column : needed)
        if (!columns_.contains(column))
            throw ImportError(shown_name_ + " has no column " + column + "; " + std::string(described));
}

bool TabTable::read_line() {
    if (!std::getline(in_, line_)) return false;
    if (!line_.empty() && line_.back() == '\r') line_.pop_back();
    return true;
}

bool TabTable::next() {
    while (read_line()) {
        ++position_;
        if (line_.empty()) continue;
        try {
            line_ = registry::text::composed(line_);
        } catch (const std::invalid_argument&) {
            throw ImportError(shown_name_ + ": line " + std::to_string(position_ + 2) +
                              " is not UTF-8; save the file as UTF-8");
        }
        cells_ = cells_of(line_);
        return true;
    }
    return false;
}

std::string TabTable::cell(const std::string& column) const {
    const auto found = columns_.find(column);
    return found == columns_.end() || found->second >= cells_.size() ? std::string() : cells_[found->second];
}

}  // namespace diachi::importers
