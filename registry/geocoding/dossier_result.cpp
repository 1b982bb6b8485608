#include "registry/geocoding/dossier_result.hpp"

#include "registry/geocoding/confirmed/settled_answer.hpp"
#include "registry/storage/confirmed_reading_rows.hpp"

namespace diachi::registry::geocoding {
namespace {

std::string letter(Category category) {
    switch (category) {
        case Category::exact:
            return "A";
        case Category::corrected:
            return "B";
        case Category::candidates:
            return "C";
        case Category::nothing:
            return "N";
    }
    return "";
}

std::string word(CommuneStatus status) {
    switch (status) {
        case CommuneStatus::decided:
            return "decided";
        case CommuneStatus::candidates:
            return "candidates";
        case CommuneStatus::none:
            return "none";
    }
    return "";
}

std::string word(MatchLevel level) {
    switch (level) {
        case MatchLevel::unit:
            return "unit";
        case MatchLevel::address:
            return "address";
        case MatchLevel::street:
            return "street";
        case MatchLevel::place:
            return "place";
        case MatchLevel::commune:
            return "commune";
        case MatchLevel::province:
            return "province";
        case MatchLevel::none:
            return "none";
    }
    return "";
}

}  // namespace

DossierDesk::DossierDesk(const Geocoder& geocoder, Store& store, const ConfirmedReadings* readings)
    : geocoder_(geocoder), store_(store), readings_(readings) {
    for (const auto& version : geocoder.gazetteer().units) {
        auto& latest = latest_[version.unit];
        if (!latest || !version.valid.to) latest = &version;
    }
}

NamedUnitOfToday DossierDesk::named(Id unit) const {
    const auto found = latest_.find(unit);
    return found == latest_.end() ? NamedUnitOfToday{} : NamedUnitOfToday{found->second->code, found->second->name};
}

Answer DossierDesk::answer_in_ids(const Question& question, const AddressLookup& addresses) {
    Answer own = geocoder_.geocode(question, addresses);
    if (readings_ == nullptr) return own;
    const auto reading = readings_->find(question.system, question.text);
    // One that was ended a moment ago is not there any more.
    const auto record = reading ? store_.confirmed_readings().find(*reading) : std::nullopt;
    return record ? settled_answer(std::move(own), *record, store_, geocoder_.gazetteer()) : own;
}

DossierResult DossierDesk::answer(const Question& question, const AddressLookup& addresses) {
    const Answer answer = answer_in_ids(question, addresses);
    DossierResult result{.category = letter(answer.category),
                         .commune_status = word(answer.commune_status),
                         .level = word(answer.level),
                         .score = answer.score,
                         .code = answer.code,
                         .label = answer.label,
                         .commune = std::nullopt,
                         .commune_candidates = {},
                         .address_candidates = answer.address_candidates,
                         .position = answer.position,
                         .uncertainty_m = answer.uncertainty_m,
                         .faults = answer.faults,
                         .evidence = answer.evidence,
                         .lineage = {}};
    if (answer.commune) result.commune = named(*answer.commune);
    for (const Id unit : answer.commune_candidates) result.commune_candidates.push_back(named(unit));
    for (const auto& step : answer.lineage) {
        result.lineage.push_back({named(step.from), named(step.to), step.whole, step.effective, step.document});
    }
    if (!result.position) {
        if (const auto found = centre(answer)) {
            result.position = found->position;
            result.uncertainty_m = found->uncertainty_m;
        }
    }
    return result;
}

/// The middle of the finest thing that was settled; the uncertainty reaches its corners.
std::optional<DossierDesk::Centre> DossierDesk::centre(const Answer& answer) {
    const auto middle = [](const std::optional<geo::Box>& box) -> std::optional<Centre> {
        if (!box) return std::nullopt;
        const geo::Point point{(box->min_x + box->max_x) / 2, (box->min_y + box->max_y) / 2};
        return Centre{geo::Position::at(geo::Longitude{point.x}, geo::Latitude{point.y}),
                      geo::distance_in_metres(point, {box->max_x, box->max_y})};
    };
    if (answer.thoroughfare) {
        if (auto found = middle(store_.thoroughfare_box(*answer.thoroughfare))) return found;
    }
    if (answer.place) {
        if (auto found = middle(store_.place_box(*answer.place))) return found;
    }
    if (!answer.commune) return std::nullopt;
    auto [known, fresh] = commune_centres_.try_emplace(*answer.commune);
    if (fresh) known->second = middle(store_.unit_box(*answer.commune));
    return known->second;
}

}  // namespace diachi::registry::geocoding
