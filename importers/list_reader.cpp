#include "importers/list_reader.hpp"

#include <charconv>
#include <stdexcept>

namespace diachi::importers {
namespace {

using registry::AddressDraft;
using Fields = std::vector<std::string>;

constexpr std::size_t rows_a_portion = 500;
constexpr std::size_t portions_ahead = 4;

std::optional<double> number(const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

ListColumns::ListColumns(const Fields& header) {
    for (std::size_t i = 0; i < header.size(); ++i) positions_[header[i]] = i;
    for (const auto* needed : {"commune_code", "longitude", "latitude"}) {
        if (!positions_.contains(needed)) {
            throw CsvError("the list has no column " + std::string(needed) + " in its first line");
        }
    }
}

std::string ListColumns::of(const Fields& row, const std::string& column) const {
    const auto position = positions_.find(column);
    return position == positions_.end() || position->second >= row.size() ? "" : row[position->second];
}

namespace {

AddressDraft draft_from(const ListColumns& columns, const Fields& row) {
    AddressDraft draft;
    draft.number = columns.of(row, "number");
    draft.flat = columns.of(row, "flat");
    draft.street = columns.of(row, "street");
    draft.street_key = columns.of(row, "street_id");
    draft.place = columns.of(row, "place");
    draft.place_key = columns.of(row, "place_id");
    draft.commune_code = columns.of(row, "commune_code");
    const auto longitude = number(columns.of(row, "longitude"));
    const auto latitude = number(columns.of(row, "latitude"));
    if (longitude && latitude) {
        try {
            draft.position = geo::Position::at(geo::Longitude{*longitude}, geo::Latitude{*latitude});
        } catch (const std::invalid_argument&) {
            // No such place on earth: the registrar says that the position is missing.
        }
    }
    draft.parcel_unit = columns.of(row, "parcel_unit");
    draft.parcel_sheet = columns.of(row, "parcel_sheet");
    draft.parcel_number = columns.of(row, "parcel_number");
    draft.holder_tax_number = columns.of(row, "holder_tax_number");
    draft.method = "list";
    return draft;
}

}  // namespace

ListReader::ListReader(registry::Store& store, std::istream& list, std::map<std::string, std::string> confirmed)
    : store_(store),
      registrar_(store),
      csv_(list),
      header_(read_header()),
      columns_(header_),
      confirmed_(std::move(confirmed)),
      portions_(portions_ahead),
      thread_([this] { run(); }) {}

ListReader::~ListReader() {
    portions_.close();
    thread_.join();
}

std::optional<ListPortion> ListReader::next() {
    auto portion = portions_.pop();
    if (!portion && error_) std::rethrow_exception(error_);
    return portion;
}

ListReader::Fields ListReader::read_header() {
    auto header = csv_.next();
    if (!header) throw CsvError("the list is empty");
    return std::move(*header);
}

void ListReader::run() {
    try {
        while (true) {
            ListPortion portion;
            store_.on_one_state([&] { portion = read_portion(); });
            if (portion.empty() || !portions_.push(std::move(portion))) break;
        }
    } catch (...) {
        error_ = std::current_exception();
    }
    portions_.finish();
}

ListPortion ListReader::read_portion() {
    ListPortion portion;
    while (portion.size() < rows_a_portion) {
        auto fields = csv_.next();
        if (!fields) break;
        fields->resize(header_.size());
        portion.push_back(looked_up(std::move(*fields)));
    }
    return portion;
}

ListRow ListReader::looked_up(Fields fields) {
    auto draft = draft_from(columns_, fields);
    draft.confirmed = confirmed_;
    ListRow row;
    row.parent_number = columns_.of(fields, "parent_number");
    row.fields = std::move(fields);
    if (row.parent_number.empty()) {
        row.draft = registrar_.prepare(draft);
    } else {
        row.draft.draft = std::move(draft);
    }
    return row;
}

}  // namespace diachi::importers
