#include "registry/geocoding/answers/evidence.hpp"

#include <algorithm>

#include "geo/polygon.hpp"
#include "registry/geocoding/unit_element.hpp"

namespace diachi::registry::geocoding {
namespace {

geo::Point point_of(const geo::Position& position) {
    return {position.longitude(), position.latitude()};
}

class Collector {
  public:
    Collector(Answer& answer, const Understanding& understood, const WrittenParts& parts, const FinerContext& context)
        : answer_(answer), understood_(understood), parts_(parts), in_(context) {}

    void collect() {
        const FinerFinds& finds = understood_.finds;
        if (finds.addresses.size() == 1 && parts_.number) add("address", *parts_.number, finds.addresses.front().label);
        if (finds.parcels.size() == 1) add_parcel(finds.parcels.front());
        if (answer_.level == MatchLevel::street && finds.addresses.empty() && parts_.number) add_range();
        if (!finds.streets.empty() && finds.street_words)
            add("street", *finds.street_words, in_.streets.street(finds.streets.front()).thoroughfare->name);
        if (!finds.hamlets.empty() && finds.place_words)
            add("place", *finds.place_words, in_.streets.hamlet(finds.hamlets.front()).place->name);
        add_units();
    }

  private:
    void add(std::string_view kind, const Run& words, const std::string& found) {
        answer_.evidence.push_back({std::string(kind), in_.slice(words), found});
    }

    void add_parcel(const KnownParcel& parcel) {
        add("parcel", {parts_.parcel->begin, parts_.parcel->end},
            parcel.key.surveying_unit + "/" + parcel.key.sheet + "/" + parcel.key.number);
    }

    /// Between the issued numbers next below and above.
    void add_range() {
        if (parts_.number_keys.empty()) return;
        const auto& street = in_.streets.street(understood_.finds.streets.front());
        const std::string& key = parts_.number_keys.front();
        const auto beside = in_.addresses.beside(street.root, street.path.empty() ? key : street.path + "/" + key);
        if (beside.empty()) return;
        add("number_range", *parts_.number,
            beside.front().label + (beside.size() > 1 ? " – " + beside.back().label : ""));
        if (beside.size() < 2) return;
        const geo::Point below = point_of(beside.front().position);
        const geo::Point above = point_of(beside.back().position);
        const geo::Point middle{(below.x + above.x) / 2, (below.y + above.y) / 2};
        answer_.position = geo::Position::at(geo::Longitude{middle.x}, geo::Latitude{middle.y});
        answer_.uncertainty_m = geo::distance_in_metres(below, above) / 2 +
                                std::max(beside.front().accuracy_m.value_or(0), beside.back().accuracy_m.value_or(0));
    }

    void add_units() {
        const CommuneChoice& choice = understood_.choice;
        if (choice.reading) add_units(*choice.reading);
        if (!choice.other_name) return;
        const Mention& other = choice.mentions.all[choice.other_name->own];
        add("commune", {other.begin, other.end}, in_.units.named(choice.other_name->named).name);
    }

    void add_units(const Reading& reading) {
        const auto& all = understood_.choice.mentions.all;
        const NamedUnit& own = in_.units.named(reading.named);
        add(element_of(own.level), {all[reading.own].begin, all[reading.own].end}, own.name);
        for (const auto& [mention, level] :
             {std::pair(reading.district, Level::district), std::pair(reading.province, Level::province)}) {
            if (mention == no_mention) continue;
            for (const std::uint32_t bearer : all[mention].bearers) {
                const NamedUnit& named = in_.units.named(in_.units.bearer(bearer).named);
                if (named.level != level) continue;
                add(element_of(level), {all[mention].begin, all[mention].end}, named.name);
                break;
            }
        }
    }

    Answer& answer_;
    const Understanding& understood_;
    const WrittenParts& parts_;
    const FinerContext& in_;
};

}  // namespace

void add_evidence(Answer& answer, const Understanding& understood, const WrittenParts& parts,
                  const FinerContext& context) {
    Collector(answer, understood, parts, context).collect();
}

}  // namespace diachi::registry::geocoding
