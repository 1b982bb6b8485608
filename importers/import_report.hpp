#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "importers/import_request.hpp"
#include "registry/journal/row.hpp"
#include "registry/map_records.hpp"

namespace diachi::importers {

/// What happened to the features of a file. read = added + changed + unchanged + joined + rejected, but for lists
/// of units.
struct Counts {
    std::int64_t read = 0;
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::int64_t joined = 0;  ///< further segments of a street that the file has before
    std::int64_t repaired = 0;
    std::int64_t rejected = 0;
    std::int64_t kept = 0;  ///< published already and not in this file
};

/// Something to look at in a feature that was taken all the same.
struct Finding {
    std::string kind;                     ///< the heading it stands under: "self-intersection", "overlap", ...
    std::optional<std::int64_t> feature;  ///< position in the file, from 0
    std::string place;                    ///< key, name or position
    std::string message;
    std::optional<double> size_m2 = {};
};

/// What an import did and why.
struct ImportReport {
    Layer layer;
    std::string file;
    std::optional<registry::RevisionNumber> revision = {};  ///< absent: nothing was published
    Counts counts = {};
    std::vector<Finding> findings = {};
    std::vector<registry::Reject> rejects = {};
    std::vector<std::string> decisions = {};  ///< a sentence each: encodings, CRS, fields, dates
    std::string crs = {};
    std::string operation = {};
    std::string encoding = {};
    double seconds = 0;

    void decided(std::string sentence) { decisions.push_back(std::move(sentence)); }
    void found(Finding finding) { findings.push_back(std::move(finding)); }
    void reject(registry::Reject reject);
};

/// For the terminal: counts, decisions, and of each kind of finding and reject the first twenty.
std::string text(const ImportReport& report);

/// "12.5 m²", "3.49 km²"
std::string area_text(double square_metres);

/// A number with at most `decimals` digits after the point.
std::string number_text(double value, int decimals);

}  // namespace diachi::importers
