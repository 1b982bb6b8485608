#include <iostream>

#include "api/cli/arguments.hpp"
#include "api/cli/commands.hpp"
#include "registry/numbering/number_question.hpp"
#include "registry/storage/open_store.hpp"

namespace diachi::api::cli {
namespace {

registry::numbering::NumberQuestion question_from(const Arguments& arguments) {
    const auto& axes = arguments.exactly(2, "LON LAT, in this order");
    const auto option = [&arguments](std::string_view name) { return arguments.option(name).value_or(""); };
    registry::numbering::NumberQuestion question;
    question.draft.position =
        geo::Position::at(geo::Longitude{number(axes[0], "LON")}, geo::Latitude{number(axes[1], "LAT")});
    question.draft.commune_code = arguments.required("commune");
    question.draft.street = option("street");
    question.draft.street_key = option("street-key");
    question.draft.place = option("place");
    question.draft.place_key = option("place-key");
    question.draft.parent_code = option("parent");
    question.floor = option("floor");
    return question;
}

void print(const registry::numbering::NumberProposal& proposal) {
    std::cout << (proposal.flat.empty() ? proposal.path : proposal.flat + ", " + proposal.path);
    if (proposal.side) std::cout << (*proposal.side == geo::Side::left ? " (left)" : " (right)");
    std::cout << ": " << proposal.reason.en << "\n";
    for (const auto& neighbour : proposal.neighbours) {
        std::cout << "  " << neighbour.number << " (" << neighbour.code << ") at "
                  << static_cast<int>(neighbour.distance_m + 0.5) << " m\n";
    }
}

}  // namespace

int next_number(const std::vector<std::string>& words) {
    const Arguments arguments(words,
                              {"registry", "commune", "street", "street-key", "place", "place-key", "parent", "floor"});
    const auto question = question_from(arguments);
    const auto store = registry::open_store(arguments.required("registry"));
    const auto answer = registry::numbering::answer(*store, nullptr, question);
    for (const auto& field : answer.unresolved) std::cerr << field.field << ": " << field.message_en << "\n";
    for (const auto& proposal : answer.next.proposals) print(proposal);
    for (const auto& remark : answer.next.remarks) std::cout << remark.en << "\n";
    return answer.next.proposals.empty() ? 1 : 0;
}

}  // namespace diachi::api::cli
