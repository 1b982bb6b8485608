#include "importers/csv.hpp"

namespace diachi::importers {
namespace {

constexpr int at_end = std::char_traits<char>::eof();

}  // namespace

CsvReader::CsvReader(std::istream& in, char delimiter) : in_(in), delimiter_(delimiter) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (in_.peek() != static_cast<unsigned char>(mark[0])) return;
    char start[3] = {};
    in_.read(start, 3);
    if (std::string_view(start, static_cast<std::size_t>(in_.gcount())) != mark) {
        throw CsvError("the file begins with bytes that are neither text nor a byte order mark");
    }
}

/// One character, every kind of line end as '\n'.
int CsvReader::take() {
    int c = in_.get();
    if (c == '\r') {
        if (in_.peek() == '\n') in_.get();
        c = '\n';
    }
    if (c == '\n') ++line_;
    return c;
}

std::string CsvReader::quoted_field() {
    std::string field;
    const std::int64_t began = line_;
    while (true) {
        // Line ends inside quotes are content: they are kept as they are.
        const int c = in_.get();
        if (c == at_end) throw CsvError("line " + std::to_string(began) + ": a quoted field is never closed");
        if (c == '\n') ++line_;
        if (c != '"') {
            field += static_cast<char>(c);
        } else if (in_.peek() == '"') {
            field += static_cast<char>(in_.get());
        } else {
            return field;
        }
    }
}

std::optional<std::vector<std::string>> CsvReader::next() {
    if (in_.peek() == at_end) return std::nullopt;
    row_line_ = line_;
    std::vector<std::string> fields(1);
    while (true) {
        if (fields.back().empty() && in_.peek() == '"') {
            in_.get();
            fields.back() = quoted_field();
        }
        const int c = take();
        if (c == at_end || c == '\n') return fields;
        if (c == delimiter_) {
            fields.emplace_back();
        } else {
            fields.back() += static_cast<char>(c);
        }
    }
}

void write_csv_row(std::ostream& out, const std::vector<std::string>& fields, char delimiter) {
    bool first = true;
    for (const auto& field : fields) {
        if (!first) out << delimiter;
        first = false;
        const bool plain =
            field.find_first_of("\"\r\n") == std::string::npos && field.find(delimiter) == std::string::npos;
        if (plain) {
            out << field;
            continue;
        }
        out << '"';
        for (const char c : field) out << (c == '"' ? "\"\"" : std::string(1, c));
        out << '"';
    }
    out << '\n';
}

}  // namespace diachi::importers
