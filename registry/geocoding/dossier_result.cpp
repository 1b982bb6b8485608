#include "registry/geocoding/dossier_result.hpp"

#include <set>
#include <string>
#include <utility>

#include "registry/geocoding/confirmed/settled_answer.hpp"
#include "registry/geocoding/store_lookup.hpp"
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
        case MatchLevel::parcel:
            return "parcel";
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

/// Addresses as they are given; parcels, which few texts name, as the store has them.
class WithStoredParcels : public AddressLookup {
  public:
    WithStoredParcels(const AddressLookup& addresses, Store& store, const MapCentres& centres)
        : addresses_(addresses), store_(store), centres_(centres) {}

    std::vector<KnownAddress> on_street(Id root_thoroughfare, const std::string& number_key,
                                        const std::optional<std::string>& flat_key) const override {
        return addresses_.on_street(root_thoroughfare, number_key, flat_key);
    }
    std::vector<KnownAddress> in_place(Id place, const std::string& number_key) const override {
        return addresses_.in_place(place, number_key);
    }
    std::vector<KnownAddress> beside(Id root_thoroughfare, const std::string& number_key) const override {
        return addresses_.beside(root_thoroughfare, number_key);
    }
    std::vector<KnownParcel> parcels(const std::vector<Id>& communes, const std::string& sheet,
                                     const std::string& number) const override {
        std::set<std::string> codes;
        for (const Id commune : communes) codes.insert(centres_.named(commune).code);
        return parcels_surveyed_by(codes, sheet, number, store_, Date::today());
    }

  private:
    const AddressLookup& addresses_;
    Store& store_;
    const MapCentres& centres_;
};

}  // namespace

DossierDesk::DossierDesk(const Geocoder& geocoder, Store& store, const ConfirmedReadings* readings,
                         std::shared_ptr<const MapCentres> centres)
    : geocoder_(geocoder), store_(store), readings_(readings), centres_(std::move(centres)) {
    if (!centres_) centres_ = std::make_shared<const MapCentres>(geocoder.gazetteer(), store.boxes());
}

Answer DossierDesk::answer_in_ids(const Question& question, const AddressLookup& addresses) const {
    Answer own = geocoder_.geocode(question, WithStoredParcels(addresses, store_, *centres_));
    if (readings_ == nullptr) return own;
    const auto reading = readings_->find(question.system, question.text);
    // One that was ended a moment ago is not there any more.
    const auto record = reading ? store_.confirmed_readings().find(*reading) : std::nullopt;
    return record ? settled_answer(std::move(own), *record, store_, geocoder_.gazetteer()) : own;
}

DossierResult DossierDesk::answer(const Question& question, const AddressLookup& addresses) const {
    const auto named = [this](Id unit) { return centres_->named(unit); };
    Answer answer = answer_in_ids(question, addresses);
    DossierResult result{.category = letter(answer.category),
                         .commune_status = word(answer.commune_status),
                         .level = word(answer.level),
                         .score = answer.score,
                         .code = std::move(answer.code),
                         .label = std::move(answer.label),
                         .commune = std::nullopt,
                         .commune_candidates = {},
                         .address_candidates = std::move(answer.address_candidates),
                         .position = answer.position,
                         .uncertainty_m = answer.uncertainty_m,
                         .faults = std::move(answer.faults),
                         .evidence = std::move(answer.evidence),
                         .lineage = {},
                         .province = std::nullopt,
                         .thoroughfare = answer.thoroughfare,
                         .place = answer.place};
    if (answer.province) result.province = named(*answer.province);
    if (answer.commune) result.commune = named(*answer.commune);
    for (const Id unit : answer.commune_candidates) result.commune_candidates.push_back(named(unit));
    for (const auto& step : answer.lineage) {
        result.lineage.push_back(
            {named(step.from), named(step.to), step.whole, step.effective, step.document, step.inferred});
    }
    if (!result.position) {
        if (const auto found = centre(answer)) {
            result.position = found->position;
            result.uncertainty_m = found->uncertainty_m;
        }
    }
    return result;
}

/// The middle of the finest thing that was settled and has a shape; the uncertainty reaches its corners.
std::optional<Centre> DossierDesk::centre(const Answer& answer) const {
    std::optional<Centre> found;
    if (answer.thoroughfare) found = centres_->of_street(*answer.thoroughfare);
    if (!found && answer.place) found = centres_->of_place(*answer.place);
    if (!found && answer.commune) found = centres_->of_unit(*answer.commune);
    return found;
}

}  // namespace diachi::registry::geocoding
