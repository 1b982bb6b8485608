#include "registry/geocoding/answers/answer_writer.hpp"

#include <algorithm>

#include "registry/geocoding/answers/penalties.hpp"
#include "registry/geocoding/answers/unread_words.hpp"
#include "registry/geocoding/unit_element.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr std::size_t most_address_candidates = 5;
constexpr std::size_t most_steps = 20;

/// Composes one answer step by step; each step adds its faults.
class Writer {
  public:
    Writer(const Understanding& understood, const FinerContext& context, std::span<const WordRole> roles,
           const std::vector<bool>& taken)
        : understood_(understood), in_(context), roles_(roles), taken_(taken) {}

    Answer write() {
        answer_.faults = understood_.text_faults;
        settle_communes();
        report_units();
        settle_finer_parts();
        report_missing_units();
        for (Fault& one : unread_faults(understood_, in_, roles_, taken_)) answer_.faults.push_back(std::move(one));
        settle_category();
        write_label();
        return std::move(answer_);
    }

  private:
    [[nodiscard]] const CommuneChoice& choice() const { return understood_.choice; }
    [[nodiscard]] const FinerFinds& finds() const { return understood_.finds; }

    std::string slice(std::size_t begin, std::size_t end) const { return in_.slice({begin, end}); }

    void report(std::string_view element, std::string_view kind, std::string value) {
        answer_.faults.push_back(fault(element, kind, std::move(value)));
    }

    /// Finds below the commune leave some of the communes that the names leave, or name the commune alone.
    void settle_communes() {
        std::vector<std::uint32_t> communes = choice().today;
        bool decided = choice().decided && finds().communes.size() < 2;
        if (!decided && !finds().communes.empty()) {
            communes = finds().communes;
            decided = communes.size() == 1;
        }
        if (communes.size() > most_candidates) communes.clear();
        if (decided) {
            answer_.commune_status = CommuneStatus::decided;
            answer_.commune = in_.units.id(communes.front());
            commune_ = communes.front();
        } else if (!communes.empty()) {
            answer_.commune_status = CommuneStatus::candidates;
            for (const std::uint32_t commune : communes) answer_.commune_candidates.push_back(in_.units.id(commune));
        }
        settle_province(communes);
        if (choice().has_commune())
            for (const std::uint32_t named : names_of_units()) add_steps(named, communes);
    }

    void settle_province(const std::vector<std::uint32_t>& communes) {
        std::uint32_t province = communes.empty() ? no_unit : in_.units.province_today(communes.front());
        for (const std::uint32_t commune : communes)
            if (in_.units.province_today(commune) != province) province = no_unit;
        if (communes.empty()) province = province_of(choice(), in_.units);
        province_ = province;
        if (province != no_unit) answer_.province = in_.units.id(province);
    }

    /// One name of each unit that is named: "phường Ba Láng (trước đây là xã Ba Láng)" is one.
    std::vector<std::uint32_t> names_of_units() const {
        std::vector<std::uint32_t> names;
        for (const std::uint32_t one : choice().named)
            if (std::none_of(names.begin(), names.end(), [&](std::uint32_t other) {
                    return in_.units.named(one).unit == in_.units.named(other).unit;
                }))
                names.push_back(one);
        return names;
    }

    void add_steps(std::uint32_t named, const std::vector<std::uint32_t>& communes) {
        const NamedUnit& unit = in_.units.named(named);
        if (unit.current) return;
        for (auto& step : in_.units.steps(unit.unit)) {
            const std::uint32_t to = in_.units.unit_of(step.to);
            const bool wanted = !in_.units.shown(to).current || commune_ == no_unit || to == commune_;
            if (wanted && (commune_ == to || !communes.empty()) && answer_.lineage.size() < most_steps)
                answer_.lineage.push_back(std::move(step));
        }
    }

    void report_units() {
        if (!choice().reading) return;
        const Reading& reading = *choice().reading;
        const NamedUnit& named = in_.units.named(reading.named);
        const std::string_view element = element_of(named.level);
        const Mention& own = choice().mentions.all[reading.own];
        report_spelling(own, named, element);
        if (reading.district != no_mention) report_spelling_of(reading.district, Level::district);
        if (reading.province != no_mention) report_spelling_of(reading.province, Level::province);
        const std::string words = slice(own.begin, own.end);
        if (reading.contradicted) report(named.level == Level::commune ? "district" : "province", "contradicts", words);
        if (named.level != Level::commune) {
            if (named.level == Level::province) report_former_province(named, words);
            if (named.level == Level::district) report("district", "former_unit", words);
            if (choice().today.size() > 1 && answer_.commune_status == CommuneStatus::candidates)
                report("commune", "ambiguous", words);
            return;
        }
        if (own.said && !own.abbreviated && own.kind != UnitKind::other && own.kind != named.kind)
            report("commune", "other_kind", words);
        if (reading.part_of_name) report("commune", "part_of_name", words);
        if (commune_ != no_unit && !named.current && named.name != in_.units.shown(commune_).name)
            report("commune", "former_name", words);
        if (answer_.commune_status != CommuneStatus::decided) report_open(reading, words);
    }

    void report_former_province(const NamedUnit& named, const std::string& words) {
        if (named.current || province_ == no_unit || named.name == in_.units.shown(province_).name) return;
        report("province", "former_name", words);
        for (auto& step : in_.units.steps(named.unit))
            if (answer_.lineage.size() < most_steps) answer_.lineage.push_back(std::move(step));
    }

    void report_open(const Reading& reading, const std::string& words) {
        if (choice().today.size() <= 1) {
            report("commune", finds().communes.size() > 1 ? "ambiguous" : "doubtful", words);
        } else {
            report("commune", choice().named.size() > 1 ? "ambiguous" : "split", words);
        }
        if (reading.doubtful && choice().today.size() > 1) report("commune", "doubtful", words);
    }

    void report_spelling_of(std::uint32_t mention, Level level) {
        const Mention& own = choice().mentions.all[mention];
        for (const std::uint32_t bearer : own.bearers) {
            const NamedUnit& named = in_.units.named(in_.units.bearer(bearer).named);
            if (named.level != level) continue;
            report_spelling(own, named, element_of(level));
            return;
        }
    }

    void report_spelling(const Mention& mention, const NamedUnit& named, std::string_view element) {
        std::string words = slice(mention.name_begin, mention.name_end);
        for (const std::uint32_t number : mention.bearers) {
            const NameBearer& bearer = in_.units.bearer(number);
            if (in_.units.named(bearer.named).unit != named.unit || bearer.wording == Wording::official) continue;
            if (bearer.wording == Wording::abbreviated) report(element, "abbreviated", std::move(words));
            return;
        }
        const auto wrong = spelling_fault(words, named.bare);
        if (!wrong.empty() && !named.bare.empty() && !is_number(mention)) report(element, wrong, std::move(words));
    }

    /// "P.05" is "Phường 5" written as forms write it.
    bool is_number(const Mention& mention) const {
        return mention.name_end == mention.name_begin + 1 && in_.tokens[mention.name_begin].numeral;
    }

    void settle_finer_parts() {
        answer_.faults.insert(answer_.faults.end(), finds().faults.begin(), finds().faults.end());
        if (commune_ != no_unit) {
            answer_.level = MatchLevel::commune;
        } else if (answer_.province) {
            answer_.level = MatchLevel::province;
        }
        if (finds().addresses.size() == 1) {
            const KnownAddress& address = finds().addresses.front();
            answer_.level = finds().with_flat ? MatchLevel::unit : MatchLevel::address;
            answer_.code = address.code;
            answer_.position = address.position;
            answer_.uncertainty_m = address.accuracy_m;
            return;
        }
        for (const auto& address : finds().addresses)
            if (answer_.address_candidates.size() < most_address_candidates)
                answer_.address_candidates.push_back(address.code);
        if (commune_ == no_unit) return;
        if (finds().streets.size() == 1) {
            answer_.level = MatchLevel::street;
            answer_.thoroughfare = in_.streets.street(finds().streets.front()).thoroughfare->id;
        }
        if (finds().streets.size() > 1) report("street", "ambiguous", street_name());
        if (finds().hamlets.size() > 1)
            report("place", "ambiguous", in_.streets.hamlet(finds().hamlets.front()).place->name);
        if (finds().streets.empty() && finds().hamlets.size() == 1) {
            answer_.level = MatchLevel::place;
            answer_.place = in_.streets.hamlet(finds().hamlets.front()).place->id;
        }
        if (finds().parcels.size() == 1) {
            answer_.level = MatchLevel::parcel;
            answer_.position = finds().parcels.front().position;
            answer_.uncertainty_m = finds().parcels.front().uncertainty_m;
        }
    }

    std::string street_name() const { return in_.streets.street(finds().streets.front()).thoroughfare->name; }

    static std::string name_of(const ParcelKey& parcel) {
        return "Thửa đất số " + parcel.number + ", tờ bản đồ số " + parcel.sheet;
    }

    std::string street_of_alley() const {
        const auto& alley = in_.streets.street(finds().streets.front());
        const auto root = in_.streets.alley_of(alley.root, "");
        return alley.path.empty() || !root ? "" : ", " + in_.streets.street(*root).thoroughfare->name;
    }

    /// A street that decides the commune stands in for its name, and one without any unit may lie anywhere.
    void report_missing_units() {
        const bool named = choice().reading && choice().reading->level != Level::province;
        if (named || finds().communes.empty()) return;
        if (choice().reading) {
            report("commune", "missing", "");
        } else {
            report("province", "missing", "");
        }
    }

    void settle_category() {
        settle(answer_);
        const bool open = answer_.category == Category::candidates || finds().addresses.size() > 1;
        const bool nothing =
            !choice().reading && answer_.level == MatchLevel::none && answer_.address_candidates.empty();
        const bool undecided = answer_.commune_status != CommuneStatus::decided;
        const bool found = !finds().streets.empty() || !finds().hamlets.empty() || !finds().addresses.empty();
        const bool only_district = choice().reading && choice().reading->level == Level::district;
        if (nothing) {
            answer_.category = Category::nothing;
        } else if (open || (undecided && (only_district || found || choice().has_commune()))) {
            answer_.category = Category::candidates;
        }
    }

    void write_label() {
        if (finds().addresses.size() == 1) {
            answer_.label = finds().addresses.front().label;
            return;
        }
        const auto add = [this](const std::string& part) {
            answer_.label += (answer_.label.empty() ? "" : ", ") + part;
        };
        if (answer_.level == MatchLevel::parcel) add(name_of(finds().parcels.front().key));
        if (answer_.level == MatchLevel::street) add(street_name() + street_of_alley());
        if (answer_.level == MatchLevel::place) add(in_.streets.hamlet(finds().hamlets.front()).place->name);
        if (commune_ != no_unit) add(in_.units.shown(commune_).name);
        if (province_ != no_unit) add(in_.units.shown(province_).name);
    }

    const Understanding& understood_;
    const FinerContext& in_;
    std::span<const WordRole> roles_;
    const std::vector<bool>& taken_;
    Answer answer_;
    std::uint32_t commune_ = no_unit;
    std::uint32_t province_ = no_unit;
};

}  // namespace

Answer written_answer(const Understanding& understood, const FinerContext& context, std::span<const WordRole> roles,
                      const std::vector<bool>& taken) {
    return Writer(understood, context, roles, taken).write();
}

}  // namespace diachi::registry::geocoding
