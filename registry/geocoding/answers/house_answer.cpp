#include "registry/geocoding/answers/house_answer.hpp"

#include <algorithm>

#include "registry/geocoding/answers/penalties.hpp"
#include "registry/geocoding/houses/name_hits.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr std::size_t most_steps = 20;

class Writer {
  public:
    Writer(const HouseMatch& house, const HouseQuestion& question, std::vector<Fault> text_faults)
        : house_(house), asked_(question), in_(question.context) {
        answer_.faults = std::move(text_faults);
    }

    Answer write() {
        settle_house();
        for (const Piece& piece : house_.pieces) {
            report(piece);
            add_evidence(piece);
        }
        report_missing_units();
        report_other_streets();
        report_places();
        report_unread();
        settle(answer_);
        return std::move(answer_);
    }

  private:
    void settle_house() {
        answer_.commune_status = CommuneStatus::decided;
        answer_.commune = in_.units.id(house_.commune);
        const std::uint32_t province = in_.units.province_today(house_.commune);
        if (province != no_unit) answer_.province = in_.units.id(province);
        answer_.level = house_.with_flat ? MatchLevel::unit : MatchLevel::address;
        answer_.code = house_.address.code;
        answer_.label = house_.address.label;
        answer_.position = house_.address.position;
        answer_.uncertainty_m = house_.address.accuracy_m;
        if (asked_.parts.number)
            answer_.evidence.push_back({"address", in_.slice(*asked_.parts.number), house_.address.label});
    }

    void report(std::string_view element, std::string_view kind, std::string value) {
        answer_.faults.push_back(fault(element, kind, std::move(value)));
    }

    void report(const Piece& piece) {
        const std::string words = in_.slice(piece.words);
        if (piece.agreement == Agreement::overruled) {
            report(piece.element, piece.element == "place" ? "contradicts" : "overruled", words);
        } else if (piece.named != no_unit) {
            report_unit(piece, words);
        } else if (piece.agreement == Agreement::initials) {
            report(piece.element, "abbreviated", words);
        } else {
            const auto wrong = spelling_fault(words, bare_name(piece));
            if (is_former_name(piece)) report(piece.element, "former_name", words);
            if (piece.agreement == Agreement::near || (!wrong.empty() && !ends_alike(words, piece)))
                report(piece.element, wrong.empty() ? "spelled_wrong" : wrong, words);
        }
    }

    /// "Ấp 3" may be taken with its kind word, "Đường Số 25" with the half of it.
    bool ends_alike(const std::string& words, const Piece& piece) const {
        const std::string& whole = whole_name(piece);
        if (spelling_fault(words, whole).empty()) return true;
        const std::size_t first = whole.find(' ');
        return first != std::string::npos && spelling_fault(words, std::string_view(whole).substr(first + 1)).empty();
    }

    void report_unit(const Piece& piece, const std::string& words) {
        const NamedUnit& named = in_.units.named(piece.named);
        if (piece.agreement == Agreement::initials) {
            report(piece.element, named.level == Level::commune ? "abbreviated" : "initials", words);
        } else if (piece.mention == no_unit) {
            report(piece.element, "spelled_wrong", words);
        } else {
            report_spelling(piece, named);
        }
        if (named.level != Level::commune) return;
        if (!named.current && named.name != in_.units.shown(house_.commune).name) {
            report("commune", "former_name", words);
            add_steps(named.unit);
        }
    }

    void report_spelling(const Piece& piece, const NamedUnit& named) {
        const Mention& mention = asked_.choice.mentions.all[piece.mention];
        const bool number = mention.name_end == mention.name_begin + 1 && in_.tokens[mention.name_begin].numeral;
        if (number || named.bare.empty()) return;
        std::string words = in_.slice({mention.name_begin, mention.name_end});
        for (const std::uint32_t bearer : mention.bearers) {
            if (in_.units.bearer(bearer).named != piece.named || in_.units.bearer(bearer).wording == Wording::official)
                continue;
            if (in_.units.bearer(bearer).wording == Wording::abbreviated)
                report(piece.element, "abbreviated", std::move(words));
            return;
        }
        const auto wrong = spelling_fault(words, named.bare);
        if (!wrong.empty()) report(piece.element, wrong, std::move(words));
        if (named.level == Level::commune && mention.said && !mention.abbreviated && mention.kind != UnitKind::other &&
            mention.kind != named.kind)
            report("commune", "other_kind", in_.slice(piece.words));
    }

    void add_steps(std::uint32_t unit) {
        for (auto& step : in_.units.steps(unit)) {
            const std::uint32_t to = in_.units.unit_of(step.to);
            const bool wanted = !in_.units.shown(to).current || to == house_.commune;
            if (wanted && answer_.lineage.size() < most_steps) answer_.lineage.push_back(std::move(step));
        }
    }

    bool is_former_name(const Piece& piece) const {
        if (piece.street != no_unit) return in_.streets.street(piece.street).former_name != nullptr;
        return in_.streets.hamlet(piece.hamlet).former_name != nullptr;
    }

    std::string_view bare_name(const Piece& piece) const {
        if (piece.street != no_unit) return in_.streets.street(piece.street).bare;
        return in_.streets.hamlet(piece.hamlet).bare;
    }

    const std::string& whole_name(const Piece& piece) const {
        if (piece.named != no_unit) return in_.units.named(piece.named).name;
        if (piece.street != no_unit) return in_.streets.street(piece.street).thoroughfare->name;
        return in_.streets.hamlet(piece.hamlet).place->name;
    }

    void add_evidence(const Piece& piece) {
        if (piece.agreement == Agreement::overruled) return;
        answer_.evidence.push_back({std::string(piece.element), in_.slice(piece.words), whole_name(piece)});
    }

    bool names(std::string_view element) const {
        return std::any_of(house_.pieces.begin(), house_.pieces.end(), [&](const Piece& piece) {
            return piece.element == element && piece.agreement != Agreement::overruled;
        });
    }

    void report_missing_units() {
        if (names("commune") || names("district")) return;
        report(names("province") ? "commune" : "province", "missing", "");
    }

    bool is_explained(const Run& words) const {
        return std::any_of(house_.pieces.begin(), house_.pieces.end(), [&](const Piece& piece) {
            return piece.words.begin < words.end && words.begin < piece.words.end;
        });
    }

    /// "22 Trần Lạ, đường Nguyễn Hữu Thọ": another street is named. A telephone number or a letter names none.
    void report_other_streets() {
        for (const WrittenStreet& street : asked_.parts.streets) {
            bool name = false;
            for (std::size_t at = street.words.begin; at < street.words.end; ++at)
                name = name || (!in_.tokens[at].digits && in_.tokens[at].form.size() > 1);
            if (street.said && name && !is_explained(street.words) && !is_kind_word(street.words))
                report("street", "not_found", in_.slice(street.words));
        }
    }

    bool is_kind_word(const Run& words) const {
        for (std::size_t at = words.begin; at < words.end; ++at)
            if (!begins_unit(in_.tokens[at].form) && !announces_name(in_.tokens[at].form)) return false;
        return true;
    }

    void report_places() {
        for (const WrittenPlace& place : asked_.parts.places)
            if (!is_explained(place.words)) report("place", "not_found", in_.slice(place.words));
    }

    void report_unread() {
        std::vector<bool> left(in_.tokens.size());
        for (std::size_t at = 0; at < left.size(); ++at) left[at] = counts(at);
        const auto clear = [&](const Run& run) {
            for (std::size_t at = run.begin; at < run.end; ++at) left[at] = false;
        };
        for (const Piece& piece : house_.pieces) clear(piece.words);
        for (const auto& run : {asked_.parts.number, asked_.parts.alleys, asked_.parts.flat})
            if (run) clear(*run);
        std::string first;
        for (std::size_t at = 0; at < left.size(); ++at) {
            if (!left[at]) continue;
            const Run word{at, at + 1};
            const bool behind_name = at > 0 && left[at - 1] && asked_.roles[at - 1] == WordRole::name &&
                                     in_.tokens[at].before < Gap::dash && in_.tokens[at - 1].form != "va";
            if (asked_.roles[at] == WordRole::house_number && !behind_name) {
                report("house_number", "ambiguous", in_.slice(word));
            } else if (first.empty()) {
                first = in_.slice(word);
            }
        }
        if (!first.empty()) report("text", "not_recognised", std::move(first));
    }

    bool counts(std::size_t at) const {
        switch (asked_.roles[at]) {
            case WordRole::noise:
            case WordRole::street_word:
            case WordRole::number_word:
            case WordRole::flat_word:
                return false;
            default:
                return !announces_name(in_.tokens[at].form) && !begins_unit(in_.tokens[at].form);
        }
    }

    const HouseMatch& house_;
    const HouseQuestion& asked_;
    const FinerContext& in_;
    Answer answer_;
};

}  // namespace

Answer house_answer(const HouseMatch& house, const HouseQuestion& question, std::vector<Fault> text_faults) {
    return Writer(house, question, std::move(text_faults)).write();
}

}  // namespace diachi::registry::geocoding
