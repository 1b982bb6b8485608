#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "importers/csv.hpp"
#include "importers/dossiers/text_file.hpp"
#include "registry/date.hpp"

namespace diachi::importers {

/// How the dossiers of a file are to be read. What is absent is found out from the file.
struct DossierOptions {
    std::vector<std::string> text_columns;  ///< several are joined by commas; members, for JSON
    std::string as_of_column;               ///< holds the day of each dossier; empty: none does
    std::optional<registry::Date> as_of;    ///< of all dossiers that say no day of their own
    std::optional<char> delimiter;          ///< CSV only
    std::optional<FileEncoding> encoding;   ///< CSV only
    std::string sheet;                      ///< XLSX only; empty: the first
    std::string watch;                      ///< label of the system's watch list for the codes found; empty: none
    double min_score = 0;                   ///< answers below it are withheld
    std::string system;                     ///< whose confirmed readings count
};

/// The options as one text, for fingerprints.
std::string words_of(const DossierOptions& options);

/// A row of a file, and what is asked with it.
struct Dossier {
    std::int64_t line = 0;  ///< in which it begins, from 1
    std::string text;       ///< UTF-8
    std::optional<registry::Date> as_of;
    std::string error;  ///< what is wrong with the row; with `answerable`, only a part of it
    bool answerable = true;
    std::string source;  ///< the member that the text is from, where the format has several
    std::string row;     ///< as written, UTF-8 where it can be, to be written again
};

/// Whether a column of this name is meant by `asked`: composed and decomposed letters are the same (which no screen
/// shows apart), blanks around a name are no part of it.
bool is_name_of_column(std::string_view written, std::string_view asked);

/// What is said where two columns bear the name that is asked for.
std::string two_columns_of(const std::string& name);

/// A day as dossiers write it: 2025-07-01, 01/07/2025, 1-7-2025, 20250701 or 20250701153000 (yyyyMMddHHmmss), with or
/// without a time of day behind a blank or T. Nothing for anything else.
std::optional<registry::Date> dossier_day(std::string_view text);

/// The parts that are not blank, joined by ", ".
std::string joined_text(const std::vector<std::string_view>& parts);

/// Sets the day that a dossier says, or the error that it cannot be read.
void set_day(Dossier& dossier, std::string_view written, const DossierOptions& options);

}  // namespace diachi::importers
