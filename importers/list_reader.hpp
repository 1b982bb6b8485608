#pragma once

#include <exception>
#include <istream>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "importers/bounded_queue.hpp"
#include "importers/csv.hpp"
#include "registry/registrar.hpp"

namespace diachi::importers {

/// Where the columns of an address list are.
class ListColumns {
  public:
    /// Throws CsvError when one is missing that every list needs.
    explicit ListColumns(const std::vector<std::string>& header);
    /// Empty when the list has no such column.
    [[nodiscard]] std::string of(const std::vector<std::string>& row, const std::string& column) const;

  private:
    std::map<std::string, std::size_t> positions_;
};

/// A row of an address list. It is looked up on the map, unless it is a flat: its building may be in the same list.
struct ListRow {
    std::vector<std::string> fields;
    registry::ExaminedDraft draft;
    std::string parent_number;  ///< of a flat's building
};

/// Rows that are written together.
using ListPortion = std::vector<ListRow>;

/// Reads an address list and looks its rows up on the map, on a thread of its own, a few portions ahead of the one that
/// writes them: what the map says does not change meanwhile, or is noticed by its revision.
class ListReader {
  public:
    using Fields = std::vector<std::string>;
    /// `store`: for this reader alone, as long as it lives. `confirmed`: see AddressDraft, for every row.
    /// Throws CsvError when the list has no header, or lacks columns in it.
    ListReader(registry::Store& store, std::istream& list, std::map<std::string, std::string> confirmed);
    ~ListReader();
    ListReader(const ListReader&) = delete;
    ListReader& operator=(const ListReader&) = delete;

    [[nodiscard]] const Fields& header() const { return header_; }
    /// Nothing at the end. Throws CsvError where the list cannot be read on, after all portions before that place.
    std::optional<ListPortion> next();

  private:
    Fields read_header();
    void run();
    ListPortion read_portion();
    ListRow looked_up(Fields fields);

    registry::Store& store_;
    registry::Registrar registrar_;
    CsvReader csv_;
    Fields header_;
    ListColumns columns_;
    std::map<std::string, std::string> confirmed_;
    BoundedQueue<ListPortion> portions_;
    std::exception_ptr error_;  ///< written before the portions are finished
    std::thread thread_;
};

}  // namespace diachi::importers
