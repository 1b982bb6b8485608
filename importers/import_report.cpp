#include "importers/import_report.hpp"

#include <cmath>
#include <map>
#include <sstream>

#include "registry/text/decimal.hpp"

namespace diachi::importers {
namespace {

constexpr std::size_t most_shown = 20;

void write_counts(std::ostream& out, const ImportReport& report) {
    const Counts& n = report.counts;
    out << "  read " << n.read << ", added " << n.added << ", changed " << n.changed << ", unchanged " << n.unchanged;
    if (n.joined > 0) out << ", joined " << n.joined;
    out << ", repaired " << n.repaired << ", rejected " << n.rejected << "; published before and not in this file "
        << n.kept << " (kept)\n";
}

void write_outcome(std::ostream& out, const ImportReport& report) {
    out << layer_name(report.layer) << " from " << report.file << ": ";
    const bool nothing_taken = report.counts.read > 0 && report.counts.rejected == report.counts.read;
    if (report.revision && nothing_taken) {
        out << "every feature was rejected; revision " << *report.revision << " keeps the rejects and nothing else\n";
    } else if (report.revision) {
        out << "published as revision " << *report.revision << "\n";
    } else if (nothing_taken) {
        out << "every feature was rejected; the rejects are kept since this file was first imported, no revision "
               "written\n";
    } else {
        out << "nothing changed (empty diff), no revision written\n";
    }
}

/// A heading for each kind, in the order of its first line; below it the first lines.
void write_grouped(std::ostream& out, const std::vector<std::pair<std::string, std::string>>& lines) {
    std::vector<std::string> order;
    std::map<std::string, std::vector<const std::string*>> groups;
    for (const auto& [kind, line] : lines) {
        auto& group = groups[kind];
        if (group.empty()) order.push_back(kind);
        group.push_back(&line);
    }
    for (const auto& kind : order) {
        const auto& group = groups[kind];
        out << "  " << kind << ": " << group.size() << "\n";
        for (std::size_t i = 0; i < std::min(group.size(), most_shown); ++i) out << "    " << *group[i] << "\n";
        if (group.size() > most_shown) out << "    and " << group.size() - most_shown << " more\n";
    }
}

std::string line_of(const Finding& finding) {
    std::string line;
    if (finding.feature) line += "feature " + std::to_string(*finding.feature) + ", ";
    if (!finding.place.empty()) line += finding.place + ": ";
    return line + finding.message;
}

}  // namespace

void ImportReport::reject(registry::Reject reject) {
    rejects.push_back(std::move(reject));
    ++counts.rejected;
}

std::string number_text(double value, int decimals) {
    std::string number = registry::text::decimal(value, decimals);
    if (number.find('.') != std::string::npos) {
        number.erase(number.find_last_not_of('0') + 1);
        if (number.back() == '.') number.pop_back();
    }
    return number == "-0" ? "0" : number;
}

std::string area_text(double square_metres) {
    if (std::abs(square_metres) >= 100'000) return number_text(square_metres / 1e6, 2) + " km²";
    return number_text(square_metres, square_metres < 100 ? 2 : 1) + " m²";
}

std::string text(const ImportReport& report) {
    std::ostringstream out;
    write_outcome(out, report);
    write_counts(out, report);
    for (const auto& decision : report.decisions) out << "  " << decision << "\n";
    std::vector<std::pair<std::string, std::string>> lines;
    for (const auto& finding : report.findings) lines.emplace_back(finding.kind, line_of(finding));
    write_grouped(out, lines);
    lines.clear();
    for (const auto& reject : report.rejects) {
        const std::string attributes = reject.attributes.empty() ? "" : " (" + reject.attributes + ")";
        lines.emplace_back("rejected, " + reject.code,
                           "feature " + std::to_string(reject.feature) + ": " + reject.message + attributes);
    }
    write_grouped(out, lines);
    if (report.seconds > 0) out << "  " << number_text(report.seconds, 2) << " s\n";
    return out.str();
}

}  // namespace diachi::importers
