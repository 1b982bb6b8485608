#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>

#include "api/cli/arguments.hpp"
#include "api/cli/commands.hpp"
#include "api/cli/progress_line.hpp"
#include "importers/address_list.hpp"
#include "registry/rules/rule.hpp"
#include "registry/storage/open_store.hpp"
#include "registry/text/quoting.hpp"

namespace diachi::api::cli {
namespace {

using registry::text::in_quotes;

using Confirmed = std::map<std::string, std::string>;

bool is_warning(const std::string& id) {
    const auto& rules = registry::rules::table();
    return std::any_of(rules.begin(), rules.end(), [&id](const registry::rules::Rule& rule) {
        return rule.id == id && rule.severity == registry::rules::Severity::warning;
    });
}

/// "number.order=numbered long ago, number.parity=…": a comma within a reason is part of it.
Confirmed confirmations(const std::string& written) {
    Confirmed confirmed;
    std::string rule;
    for (std::size_t begin = 0; begin <= written.size();) {
        const auto end = std::min(written.find(',', begin), written.size());
        const std::string piece = written.substr(begin, end - begin);
        const auto first = std::min(piece.find_first_not_of(' '), piece.size());
        const auto sign = piece.find('=', first);
        const std::string named = sign == std::string::npos ? "" : piece.substr(first, sign - first);
        if (is_warning(named)) {
            rule = named;
            confirmed[rule] = piece.substr(sign + 1);
        } else if (rule.empty()) {
            throw UsageError("--confirm takes RULE=REASON with the id of a rule that warns (see: diachi rules), not " +
                             in_quotes(piece));
        } else {
            confirmed[rule] += "," + piece;
        }
        begin = end + 1;
    }
    for (const auto& [id, reason] : confirmed) {
        if (reason.find_first_not_of(' ') == std::string::npos)
            throw UsageError("--confirm " + id + "= lacks the reason");
    }
    return confirmed;
}

/// About as many as the list has rows: for the time left. Leaves the file at its beginning.
std::int64_t lines(std::istream& file) {
    const auto ends = std::count(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>(), '\n');
    file.clear();
    file.seekg(0);
    return ends;
}

}  // namespace

int issue(const std::vector<std::string>& words) {
    const Arguments arguments(words, {"registry", "file", "issued", "refused", "document", "propose", "confirm"});
    arguments.exactly(0, "options only");
    const std::string file = arguments.required("file");
    std::ifstream list(file, std::ios::binary);
    if (!list) throw std::runtime_error("there is no file " + file + " to read");
    const std::string issued_file = arguments.option("issued").value_or(file + ".issued.csv");
    const std::string refused_file = arguments.option("refused").value_or(file + ".refused.csv");
    std::ofstream issued(issued_file, std::ios::binary);
    std::ofstream refused(refused_file, std::ios::binary);
    if (!issued || !refused) throw std::runtime_error("the results cannot be written beside " + file);

    const auto store = registry::open_store(arguments.required("registry"));
    const auto ahead = registry::open_store(arguments.required("registry"));
    const auto rows = std::max<std::int64_t>(lines(list) - 1, 0);
    ProgressLine line;
    importers::ListTerms terms{{registry::Caller::command_line(), "list", arguments.option("document").value_or("")}};
    terms.proposal = arguments.option("propose").value_or("");
    if (const auto confirm = arguments.option("confirm")) terms.confirmed = confirmations(*confirm);
    terms.progress = [&](const importers::ListCounts& so_far) { line.tell(so_far.issued + so_far.refused, rows); };
    const auto counts = importers::issue_list(*store, *ahead, {list, issued, refused}, terms);
    line.end(counts.issued + counts.refused, rows);
    issued.close();
    refused.close();
    if (!issued || !refused) {
        throw std::runtime_error("codes were issued, but " + issued_file + " or " + refused_file +
                                 " could not be written to its end");
    }
    std::cout << "issued:  " << counts.issued << ", with their codes in " << issued_file << "\n"
              << "refused: " << counts.refused << ", with the reasons in " << refused_file << "\n";
    for (const auto& [commune, proposal] : counts.proposals) {
        std::cout << "proposal " << proposal << " of commune " << commune << ": to be submitted and decided on\n";
    }
    return counts.refused == 0 ? 0 : 1;
}

}  // namespace diachi::api::cli
