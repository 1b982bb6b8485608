#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>
#include <sstream>

#include "api/dialects/addok.hpp"
#include "api/dialects/addok_features.hpp"
#include "api/dialects/multipart.hpp"
#include "api/dialects/place_finder.hpp"
#include "api/dialects/point_parameters.hpp"
#include "api/refused.hpp"
#include "importers/csv.hpp"
#include "registry/text/decimal.hpp"
#include "registry/text/quoting.hpp"

namespace diachi::api::dialects {
namespace {

using registry::text::decimal;
using registry::text::in_quotes;

using Row = std::vector<std::string>;

constexpr std::size_t most_rows = 10'000;
constexpr std::size_t largest_answer = 4'000'000;  ///< bytes, below what the server sends
constexpr double reverse_radius_m = 1000;
constexpr std::size_t most_filtered = 100;  ///< candidates that are held against a row's citycode

constexpr std::array result_columns{"result_label",    "result_score",       "result_score_next", "result_type",
                                    "result_id",       "result_housenumber", "result_name",       "result_street",
                                    "result_postcode", "result_city",        "result_context",    "result_citycode",
                                    "result_status",   "wash_category",      "match_reasons"};

/// The sign that parts the first line into most columns.
char delimiter_of(const Form& form, const std::string& content) {
    const auto given = form.text("delimiter").value_or("");
    if (given.size() > 1 && given != "\\t") refuse("bad-request", "delimiter must be one character");
    if (!given.empty()) return given == "\\t" ? '\t' : given.front();
    const std::string first = content.substr(0, content.find_first_of("\r\n"));
    constexpr std::string_view known = ",;\t|";
    return *std::max_element(known.begin(), known.end(), [&](char a, char b) {
        return std::count(first.begin(), first.end(), a) < std::count(first.begin(), first.end(), b);
    });
}

std::string result_name(std::string name) {
    if (name.ends_with(".csv")) name.resize(name.size() - 4);
    const auto plain = [](unsigned char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
    };
    std::replace_if(
        name.begin(), name.end(), [&](char c) { return !plain(static_cast<unsigned char>(c)); }, '_');
    return (name.empty() ? "addresses" : name.substr(0, 100)) + ".geocoded.csv";
}

/// A file on its way through: rows in, the same rows with columns added out.
class Table {
  public:
    explicit Table(const Form& form) {
        const auto* file = form.field("data");
        if (file == nullptr) refuse("bad-request", "the form needs a field data with a CSV file");
        const auto encoding = form.text("encoding").value_or("utf-8");
        if (encoding != "utf-8" && encoding != "utf-8-sig" && encoding != "UTF-8") {
            refuse("bad-request", "the file must be UTF-8: save it so, or use the list command for other encodings");
        }
        file_name_ = result_name(file->file_name);
        delimiter_ = delimiter_of(form, file->content);
        input_.str(file->content);
        reader_.emplace(input_, importers::CsvDialect{.delimiter = delimiter_});
        auto first = reader_->next();
        if (!first) refuse("bad-request", "the file is empty");
        header_ = std::move(*first);
        if (form.text("with_bom").value_or("") == "1") output_ << "\xEF\xBB\xBF";
    }

    [[nodiscard]] std::size_t column(const std::string& name) const {
        const auto found = std::find(header_.begin(), header_.end(), name);
        if (found == header_.end()) {
            refuse("bad-request",
                   "there is no column " + in_quotes(name) + "; there are: " + registry::text::listed(header_));
        }
        return static_cast<std::size_t>(found - header_.begin());
    }
    /// The first of these names that is a column; the first of all, which is then refused, when none is.
    [[nodiscard]] std::size_t column_among(const std::vector<std::string>& names) const {
        const auto known = [&](const std::string& name) {
            return std::find(header_.begin(), header_.end(), name) != header_.end();
        };
        const auto found = std::find_if(names.begin(), names.end(), known);
        return column(found == names.end() ? names.front() : *found);
    }
    [[nodiscard]] const Row& header() const { return header_; }

    /// `added`: what stands behind a row; its last two columns say what became of it when the row cannot be read.
    http::Response answered(const Row& columns, const std::function<Row(const Row&)>& added) {
        write(header_, columns);
        std::size_t rows = 0;
        while (auto row = reader_->next()) {
            if (row->size() == 1 && row->front().empty() && header_.size() > 1) continue;
            if (++rows > most_rows)
                refuse("payload-too-large", "at most 10,000 rows a request: send the file in parts");
            write(*row, row->size() == header_.size() ? added(*row) : wrong_width(*row, columns));
            if (static_cast<std::size_t>(output_.tellp()) > largest_answer) {
                refuse("payload-too-large", "the answer would be too large: send the file in parts");
            }
        }
        return {200,
                "text/csv; charset=utf-8",
                output_.str(),
                {{"Content-Disposition", "attachment; filename=\"" + file_name_ + "\""}}};
    }

  private:
    void write(Row row, const Row& more) {
        row.insert(row.end(), more.begin(), more.end());
        importers::write_csv_row(output_, row, delimiter_);
    }

    Row wrong_width(Row& row, const Row& columns) const {
        Row added(columns.size());
        const auto status = std::find(columns.begin(), columns.end(), "result_status") - columns.begin();
        const auto why = std::find(columns.begin(), columns.end(), "match_reasons") - columns.begin();
        added[static_cast<std::size_t>(status)] = "error";
        added[static_cast<std::size_t>(why)] = "line " + std::to_string(reader_->line()) + " has " +
                                               std::to_string(row.size()) + " fields, the first line has " +
                                               std::to_string(header_.size());
        for (std::size_t i = header_.size(); i < row.size(); ++i)
            added[static_cast<std::size_t>(why)] += " | " + row[i];
        row.resize(header_.size());
        return added;
    }

    std::string file_name_;
    char delimiter_ = ',';
    std::istringstream input_;
    std::ostringstream output_;
    std::optional<importers::CsvReader> reader_;
    Row header_;
};

Row names_of_columns(Row first) {
    first.insert(first.end(), result_columns.begin(), result_columns.end());
    return first;
}

/// Result columns of the best place, nothing when there is none.
Row result_of(const std::vector<FoundPlace>& places) {
    if (places.empty()) {
        Row none(result_columns.size());
        none[12] = "not-found";
        return none;
    }
    const auto& best = places.front();
    return {best.label,
            decimal(best.score, 4),
            places.size() > 1 ? decimal(places[1].score, 4) : "",
            std::string(addok_type(best)),
            addok_id(best),
            best.number,
            addok_name(best),
            best.street,
            "",
            best.commune,
            best.province,
            best.commune_code,
            "ok",
            category_word(best),
            reasons(best)};
}

/// Of a row whose coordinates cannot be read.
Row no_point() {
    Row error(result_columns.size());
    error[12] = "error";
    error.back() = "latitude and longitude must be numbers between -90 and 90, -180 and 180";
    return error;
}

Row point_columns(const std::vector<FoundPlace>& places) {
    if (places.empty() || !places.front().position) return {"", ""};
    return {decimal(places.front().position->latitude(), 7), decimal(places.front().position->longitude(), 7)};
}

std::string joined(const Row& row, const std::vector<std::size_t>& columns) {
    std::string text;
    for (const auto column : columns)
        if (!row[column].empty()) text += (text.empty() ? "" : ", ") + row[column];
    return text;
}

double min_score(const Form& form) {
    const auto text = form.text("min_score").value_or("");
    if (text.empty()) return 0;
    const auto value = point_of(text, "0");
    if (!value || value->latitude() < 0 || value->latitude() > 1)
        refuse("bad-request", "min_score must be a number between 0 and 1");
    return value->latitude();
}

/// Runs what reads a file; how it is broken is the caller's to know.
http::Response with_readable(const std::function<http::Response()>& work) {
    try {
        return work();
    } catch (const importers::CsvError& error) {
        refuse("bad-request", error.what());
    }
}

}  // namespace

http::Response AddokSearchCsv::operator()(const http::Request& request, const registry::Caller& caller) const {
    const Form form = Form::of(request);
    return with_readable([&] {
        Table table(form);
        std::vector<std::size_t> columns;
        for (const auto& name : form.texts("columns")) columns.push_back(table.column(name));
        if (columns.empty()) {
            columns.resize(table.header().size());
            std::iota(columns.begin(), columns.end(), std::size_t{0});
        }
        const auto citycode_name = form.text("citycode");
        const auto citycode = citycode_name ? std::optional(table.column(*citycode_name)) : std::nullopt;
        const double least = min_score(form);
        const auto current = map.get();
        const auto issued = addresses.get();
        const auto shapes = layers.get();
        const auto store = stores.lease();
        PlaceFinder finder(*current, *issued, *store, shapes.get());
        return table.answered(names_of_columns({"latitude", "longitude"}), [&](const Row& row) {
            callers.charge(caller, 1);
            auto places = finder.meant(joined(row, columns), citycode ? most_filtered : 2);
            std::erase_if(places, [&](const FoundPlace& place) {
                return place.score < least ||
                       (citycode && !row[*citycode].empty() && place.commune_code != row[*citycode]);
            });
            Row added = point_columns(places);
            const Row result = result_of(places);
            added.insert(added.end(), result.begin(), result.end());
            return added;
        });
    });
}

http::Response AddokReverseCsv::operator()(const http::Request& request, const registry::Caller& caller) const {
    const Form form = Form::of(request);
    return with_readable([&] {
        Table table(form);
        const auto named = [&](const std::string& parameter, std::vector<std::string> usual) {
            const auto given = form.text(parameter);
            return table.column_among(given ? std::vector{*given} : std::move(usual));
        };
        const auto latitude = named("lat", {"latitude", "lat"});
        const auto longitude = named("lon", {"longitude", "lon", "lng", "long"});
        const auto current = map.get();
        const auto issued = addresses.get();
        const auto shapes = layers.get();
        const auto store = stores.lease();
        PlaceFinder finder(*current, *issued, *store, shapes.get());
        const auto columns = names_of_columns({"result_latitude", "result_longitude", "result_distance"});
        return table.answered(columns, [&](const Row& row) {
            callers.charge(caller, 1);
            const auto point = point_of(row[latitude], row[longitude]);
            const auto places = point ? finder.around(*point, 2, reverse_radius_m) : std::vector<FoundPlace>{};
            Row added = point_columns(places);
            const bool measured = !places.empty() && places.front().distance_m.has_value();
            added.push_back(measured ? std::to_string(std::lround(*places.front().distance_m)) : "");
            const bool blank = row[latitude].empty() && row[longitude].empty();
            const Row result = point || blank ? result_of(places) : no_point();
            added.insert(added.end(), result.begin(), result.end());
            return added;
        });
    });
}

}  // namespace diachi::api::dialects
