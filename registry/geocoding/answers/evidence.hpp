#pragma once

#include "registry/geocoding/answer.hpp"
#include "registry/geocoding/answers/answer_writer.hpp"
#include "registry/geocoding/streets/written_parts.hpp"

namespace diachi::registry::geocoding {

/// Names in the answer each piece of the text that it rests on. Where the street was found and the number was not
/// issued, also the issued houses beside it: the position is then between them, and uncertain up to both.
void add_evidence(Answer& answer, const Understanding& understood, const WrittenParts& parts,
                  const FinerContext& context);

}  // namespace diachi::registry::geocoding
