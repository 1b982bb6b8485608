#include "registry/numbering/number_question.hpp"

#include <utility>

namespace diachi::registry::numbering {

NumberAnswer answer(Store& store, std::shared_ptr<const NameDirectory> directory, const NumberQuestion& question) {
    NumberAnswer answered;
    store.on_one_state([&] {
        if (!directory || directory->revision() != store.last_map_revision()) directory = read_directory(store);
        AddressDraft draft = question.draft;
        if (!draft.parent_code.empty()) draft.flat = "1 – 01";  // any: the building is only found for a flat
        const auto asked = Examiner(store, directory).examine(draft);
        answered.unresolved = asked.examination.unresolved;
        if (answered.unresolved.empty()) answered.next = NextNumber(store, *directory).for_place_of(asked, question.floor);
    });
    return answered;
}

}  // namespace diachi::registry::numbering
