#include "importers/csv.hpp"

#include <algorithm>

namespace diachi::importers {
namespace {

constexpr std::size_t bytes_at_once = 65'536;

}  // namespace

/// How far a row reaches in the buffer, and why it is none.
struct CsvReader::Scan {
    enum class Outcome { whole, open_quote, too_long };
    Outcome outcome;
    std::size_t end;
};

CsvReader::CsvReader(std::istream& in, CsvDialect dialect) : in_(in), dialect_(dialect) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (!has(0) || buffer_[0] != mark[0]) return;
    if (!has(2) || !std::string_view(buffer_).starts_with(mark)) {
        throw CsvError("the file begins with bytes that are neither text nor a byte order mark");
    }
    marked_ = true;
    at_ = mark.size();
}

bool CsvReader::fill() {
    const std::size_t before = buffer_.size();
    buffer_.resize(before + bytes_at_once);
    in_.read(buffer_.data() + before, bytes_at_once);
    buffer_.resize(before + static_cast<std::size_t>(in_.gcount()));
    return buffer_.size() > before;
}

bool CsvReader::has(std::size_t place) {
    while (place >= buffer_.size()) {
        if (!fill()) return false;
    }
    return true;
}

/// Reads fields up to the end of the row, which stays in the buffer.
CsvReader::Scan CsvReader::scan(CsvRow& row, bool quotes_count) {
    using enum Scan::Outcome;
    row.fields.assign(1, {});
    row.ends.clear();
    bool quoted = false;
    for (std::size_t i = at_;; ++i) {
        if (i - at_ > longest_row) return {quoted ? open_quote : too_long, i};
        if (!has(i)) {
            if (quoted) return {open_quote, i};
            row.ends.push_back(i - at_);
            return {whole, i};
        }
        const char c = buffer_[i];
        auto& field = row.fields.back();
        if (quoted) {
            if (c != dialect_.quote) {
                if ((c == '\n' || c == '\r') && dropped_ + i < one_line_until_) return {open_quote, i};
                field += c;
            } else if (has(i + 1) && buffer_[i + 1] == c) {
                field += buffer_[++i];
            } else {
                quoted = false;
            }
        } else if (c == dialect_.delimiter || c == '\n' || c == '\r') {
            row.ends.push_back(i - at_);
            if (c != dialect_.delimiter) return {whole, i};
            row.fields.emplace_back();
        } else if (c == dialect_.quote && quotes_count && field.empty()) {
            quoted = true;
        } else {
            field += c;
        }
    }
}

/// Takes the row and its line end out of the buffer.
void CsvReader::take(CsvRow& row, std::size_t end) {
    row.text.assign(buffer_, at_, end - at_);
    const bool two = has(end + 1) && buffer_[end] == '\r' && buffer_[end + 1] == '\n';
    row.line_end = has(end) ? buffer_.substr(end, two ? 2 : 1) : "";
    line_ += std::count(row.text.begin(), row.text.end(), '\n') + (row.line_end.empty() ? 0 : 1);
    at_ = end + row.line_end.size();
    if (at_ >= bytes_at_once) drop(at_);
}

void CsvReader::drop(std::size_t bytes) {
    buffer_.erase(0, bytes);
    dropped_ += bytes;
    at_ = 0;
}

void CsvReader::skip_long_line(CsvRow& row) {
    std::size_t end = at_;
    while (has(end) && buffer_[end] != '\n' && buffer_[end] != '\r') {
        if (++end - at_ < longest_row) continue;
        drop(end);
        end = 0;
    }
    take(row, end);
    row.text.clear();
    row.fields.clear();
    row.ends.clear();
}

std::optional<CsvRow> CsvReader::next_row() {
    if (!has(at_)) return std::nullopt;
    row_line_ = line_;
    CsvRow row;
    row.line = line_;
    auto found = scan(row, true);
    if (found.outcome == Scan::Outcome::open_quote) {
        one_line_until_ = std::max(one_line_until_, dropped_ + found.end);
        row.problem = "line " + std::to_string(line_) + ": a quoted field is never closed";
        found = scan(row, false);
    }
    if (found.outcome == Scan::Outcome::whole) {
        take(row, found.end);
    } else {
        row.problem = "line " + std::to_string(line_) + " has more than " + std::to_string(longest_row) + " bytes";
        skip_long_line(row);
    }
    return row;
}

std::optional<std::vector<std::string>> CsvReader::next() {
    auto row = next_row();
    if (!row) return std::nullopt;
    if (!row->problem.empty()) throw CsvError(row->problem);
    return std::move(row->fields);
}

void append_csv_field(std::string& to, std::string_view field, CsvDialect dialect) {
    const auto special = [&](char c) { return c == dialect.delimiter || c == dialect.quote || c == '\r' || c == '\n'; };
    if (std::none_of(field.begin(), field.end(), special)) {
        to += field;
        return;
    }
    to += dialect.quote;
    for (const char c : field) {
        if (c == dialect.quote) to += c;
        to += c;
    }
    to += dialect.quote;
}

void write_csv_row(std::ostream& out, const std::vector<std::string>& fields, char delimiter) {
    std::string row;
    bool first = true;
    for (const auto& field : fields) {
        if (!first) row += delimiter;
        first = false;
        append_csv_field(row, field, {delimiter, '"'});
    }
    out << row << '\n';
}

}  // namespace diachi::importers
