#include "registry/geocoding/confirmed/settled_answer.hpp"

#include <algorithm>
#include <numeric>

#include "registry/geocoding/answers/penalties.hpp"
#include "registry/geocoding/confirmed/choice_today.hpp"

namespace diachi::registry::geocoding {
namespace {

/// Who settled it, and when: the label of a key, and a day.
Evidence evidence_of(const ConfirmedReadingRecord& reading, const std::string& found) {
    return {"settled", reading.actor + ", " + reading.recorded_at.substr(0, 10), found};
}

bool is_certain(const Answer& answer) {
    return answer.category == Category::exact || answer.category == Category::corrected;
}

bool is_what_was_chosen(const Answer& own, const ChoiceToday& chosen) {
    if (!is_certain(own) || own.level != chosen.level) return false;
    if (!chosen.code.empty()) return own.code == chosen.code;
    return own.commune == chosen.commune && own.thoroughfare == chosen.thoroughfare && own.place == chosen.place;
}

double score_of(const Answer& answer) {
    const int cost = std::accumulate(answer.faults.begin(), answer.faults.end(), 0,
                                     [](int sum, const Fault& one) { return sum + one.penalty; });
    return std::max(0.0, precision(answer.level) - cost);
}

Answer answer_of(const ChoiceToday& chosen, const ConfirmedReadingRecord& reading) {
    Answer answer;
    answer.category = chosen.level == MatchLevel::none ? Category::nothing : Category::corrected;
    answer.commune_status = chosen.commune ? CommuneStatus::decided : CommuneStatus::none;
    answer.level = chosen.level;
    answer.label = chosen.label;
    answer.commune = chosen.commune;
    answer.province = chosen.province;
    answer.thoroughfare = chosen.thoroughfare;
    answer.place = chosen.place;
    answer.code = chosen.code;
    answer.position = chosen.position;
    answer.uncertainty_m = chosen.uncertainty_m;
    answer.faults.push_back(fault("text", "settled", ""));
    answer.evidence.push_back(evidence_of(reading, chosen.label));
    answer.score = score_of(answer);
    return answer;
}

/// What the geocoder found is open again: a person once said that it was something else.
Answer open_again(Answer own, const ChoiceToday& gone) {
    own.faults.push_back(fault("text", "settled_ended", ""));
    for (const auto& code : gone.address_candidates) {
        const bool known = code == own.code || std::find(own.address_candidates.begin(), own.address_candidates.end(),
                                                         code) != own.address_candidates.end();
        if (!known && own.address_candidates.size() < 5) own.address_candidates.push_back(code);
    }
    if (!own.commune && own.commune_candidates.empty()) own.commune_candidates = gone.commune_candidates;
    if (own.commune_status == CommuneStatus::none && !own.commune_candidates.empty()) {
        own.commune_status = CommuneStatus::candidates;
    }
    const bool nothing =
        own.category == Category::nothing && own.address_candidates.empty() && own.commune_candidates.empty();
    own.category = nothing ? Category::nothing : Category::candidates;
    own.score = score_of(own);
    return own;
}

}  // namespace

Answer settled_answer(Answer own, const ConfirmedReadingRecord& reading, Store& store, const Gazetteer& gazetteer) {
    const auto chosen = choice_today(reading, store, gazetteer, Date::today());
    if (!chosen.counts) return open_again(std::move(own), chosen);
    if (is_what_was_chosen(own, chosen)) {
        own.evidence.push_back(evidence_of(reading, chosen.label));
        return own;
    }
    return answer_of(chosen, reading);
}

}  // namespace diachi::registry::geocoding
