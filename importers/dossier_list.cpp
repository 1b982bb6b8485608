#include "importers/dossier_list.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "importers/csv.hpp"
#include "registry/geocoding/dossier_result.hpp"

namespace diachi::importers {
namespace {

using registry::geocoding::DossierResult;

constexpr std::array result_columns{"result_category",
                                    "result_commune_status",
                                    "result_code",
                                    "result_score",
                                    "result_level",
                                    "result_label",
                                    "result_commune_code",
                                    "result_commune",
                                    "result_longitude",
                                    "result_latitude",
                                    "result_uncertainty_m",
                                    "result_faults",
                                    "result_commune_candidates",
                                    "result_address_candidates",
                                    "result_error"};

std::string decimal(double value, int decimals) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
    return text.data();
}

template <typename Items, typename Word>
std::string joined(const Items& items, Word word) {
    std::string text;
    for (const auto& item : items) text += (text.empty() ? "" : ";") + word(item);
    return text;
}

void append(std::vector<std::string>& row, const DossierResult& result) {
    row.push_back(result.category);
    row.push_back(result.commune_status);
    row.push_back(result.code);
    row.push_back(decimal(result.score, 1));
    row.push_back(result.level);
    row.push_back(result.label);
    row.push_back(result.commune ? result.commune->code : "");
    row.push_back(result.commune ? result.commune->name : "");
    row.push_back(result.position ? decimal(result.position->longitude(), 7) : "");
    row.push_back(result.position ? decimal(result.position->latitude(), 7) : "");
    row.push_back(result.uncertainty_m ? decimal(*result.uncertainty_m, 0) : "");
    row.push_back(joined(result.faults, [](const auto& fault) { return fault.element + ":" + fault.fault; }));
    row.push_back(joined(result.commune_candidates, [](const auto& unit) { return unit.code; }));
    row.push_back(joined(result.address_candidates, [](const auto& code) { return code; }));
    row.push_back("");
}

void append_error(std::vector<std::string>& row, const std::string& why) {
    row.push_back("N");
    row.push_back("none");
    row.resize(row.size() + result_columns.size() - 3);
    row.push_back(why);
}

/// What is beyond the last column stands in the sentence, so that it is not lost.
std::string wrong_width(const std::vector<std::string>& row, std::size_t width, std::int64_t line) {
    std::string why = "line " + std::to_string(line) + " has " + std::to_string(row.size()) +
                      " fields, the first line has " + std::to_string(width);
    for (std::size_t i = width; i < row.size(); ++i) why += (i == width ? "; beyond them: " : ", ") + row[i];
    return why;
}

}  // namespace

std::int64_t geocode_list(const registry::geocoding::Geocoder& geocoder, registry::Store& store,
                          const registry::geocoding::AddressLookup& addresses, std::istream& in,
                          const std::string& text_column, std::ostream& out,
                          const std::function<void(std::int64_t)>& progress) {
    CsvReader reader(in);
    auto header = reader.next();
    if (!header) throw CsvError("the file is empty");
    const auto found = std::find(header->begin(), header->end(), text_column);
    if (found == header->end()) {
        throw CsvError("there is no column “" + text_column +
                       "”; there are: " + joined(*header, [](const auto& name) { return name; }));
    }
    const auto text = static_cast<std::size_t>(found - header->begin());
    const std::size_t width = header->size();
    header->insert(header->end(), result_columns.begin(), result_columns.end());
    write_csv_row(out, *header);

    registry::geocoding::DossierDesk desk(geocoder, store);
    std::int64_t rows = 0;
    while (auto row = reader.next()) {
        if (width > 1 && row->size() == 1 && row->front().empty()) continue;  // a blank line is no row
        if (row->size() == width) {
            append(*row, desk.answer((*row)[text], addresses));
        } else {
            const std::string why = wrong_width(*row, width, reader.line());
            row->resize(width);
            append_error(*row, why);
        }
        write_csv_row(out, *row);
        progress(++rows);
    }
    return rows;
}

}  // namespace diachi::importers
