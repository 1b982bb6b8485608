#include <fstream>
#include <iostream>
#include <stdexcept>

#include "api/cli/arguments.hpp"
#include "api/cli/commands.hpp"
#include "importers/address_list.hpp"
#include "registry/storage/open_store.hpp"

namespace diachi::api::cli {

int issue(const std::vector<std::string>& words) {
    const Arguments arguments(words, {"registry", "file", "issued", "refused", "document", "propose"});
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
    const auto counts =
        importers::issue_list(*store, list, issued, refused,
                              {registry::Caller::command_line(), "list", arguments.option("document").value_or("")},
                              arguments.option("propose").value_or(""));
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
