#pragma once

#include "registry/geocoding/answer.hpp"
#include "registry/storage/confirmed_reading_rows.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry::geocoding {

/// The answer where a reading of its text stands. What the geocoder found by itself stays when it is what was chosen,
/// with its category; another choice is answered as certain (category B, the named note `text:settled`), "none" as N.
/// A chosen address that was retired is followed to the one that took its place, a merged commune to the one it went
/// into. Where that is not one thing alone, the reading does not count: the answer is a C with the fault
/// `text:settled_ended` and what there is to choose from.
Answer settled_answer(Answer own, const ConfirmedReadingRecord& reading, Store& store, const Gazetteer& gazetteer);

}  // namespace diachi::registry::geocoding
