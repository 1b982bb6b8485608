#include "registry/numbering/next_number.hpp"

#include <algorithm>
#include <limits>

#include "registry/numbering/next_flat.hpp"
#include "registry/numbering/proposal_words.hpp"

namespace diachi::registry::numbering {
namespace {

geo::Point point_of(const geo::Position& position) { return {position.longitude(), position.latitude()}; }

double metres_between(const geo::Position& a, const geo::Position& b) {
    return geo::distance_in_metres(point_of(a), point_of(b));
}

/// What the lookup key says behind the street or hamlet: "12/5" of "s5:12/5".
std::string path_of(const SeriesNumber& number) {
    const std::string key = number.lookup_key();
    return key.substr(key.find(':') + 1);
}

const NumberedAddress* nearest(const std::vector<NumberedAddress>& all, const geo::Position& position) {
    const auto found = std::min_element(all.begin(), all.end(), [&](const auto& a, const auto& b) {
        return metres_between(a.position, position) < metres_between(b.position, position);
    });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

/// A point beside a street or alley.
struct NextNumber::HouseQuestion {
    std::string series;
    std::string within;  ///< what the number begins with on the street that was asked for: "12/"
    geo::Position position;
    std::shared_ptr<const geo::Course> course;
    std::optional<geo::Standing> here;
    std::vector<NumberedAddress> all;
};

/// Where a number is proposed for, and on which side, when that is known.
struct NextNumber::Spot {
    geo::Position position;
    std::optional<geo::Side> side = std::nullopt;
};

NextNumbers NextNumber::for_place_of(const ExaminedDraft& asked, const std::string& floor) const {
    if (asked.parent) return for_flat(asked, floor);
    if (!asked.draft.position) return {};
    if (asked.street) return for_house(asked);
    if (asked.place) return in_hamlet(asked);
    return {};
}

NextNumbers NextNumber::for_flat(const ExaminedDraft& asked, const std::string& floor) const {
    const auto flat = next_flat(store_.numbers().flats_of(asked.parent->id), floor);
    if (!flat) {
        return {{}, {{"Tầng này không còn số căn hộ trống.", "No number of a flat is free on this floor."}}};
    }
    const Candidate candidate{{}, Ground::free_flat};
    return {{{asked.parent->number, flat->written(), asked.parent->number, Ground::free_flat, std::nullopt,
              asked.draft.position.value_or(asked.parent->position), reason_for(candidate), {}}},
            {}};
}

NextNumbers NextNumber::in_hamlet(const ExaminedDraft& asked) const {
    const std::string series = place_lookup_key(*asked.place, "", "");
    const auto all = neighbourhood_.all_of(series);
    if (all.empty()) {
        return {{}, {{"Nơi này không đánh số nhà; địa chỉ được cấp theo vị trí, không có số.",
                      "Houses have no numbers here; the address is issued by its place, without one."}}};
    }
    NextNumbers answer;
    const HouseQuestion question{series, "", *asked.draft.position, nullptr, std::nullopt, all};
    add(question, behind_the_greatest(question.all, series, std::nullopt, Ground::hamlet), {question.position}, answer);
    return answer;
}

NextNumbers NextNumber::for_house(const ExaminedDraft& asked) const {
    const geo::Position position = *asked.draft.position;
    const std::string street = directory_.street_lookup_key(*asked.street, "", "");
    const std::string within = nearest_alley(street, point_of(position));
    HouseQuestion question{street + within, within, position, nullptr, std::nullopt, {}};
    question.course = neighbourhood_.course_of(question.series);
    if (question.course) question.here = question.course->standing_of(point_of(position));
    question.all = neighbourhood_.all_of(question.series);
    NextNumbers answer;
    if (!question.here) {
        without_course(question, answer);
        return answer;
    }
    const geo::Side side = question.here->side.value_or(geo::Side::left);
    on_side(question, side, answer);
    on_side(question, geo::opposite(side), answer);
    return answer;
}

/// The alley of this street whose course is clearly nearer than the street's own: "12/5/"; empty for the street itself.
std::string NextNumber::nearest_alley(const std::string& series, geo::Point point) const {
    constexpr double clearly_m = 5;
    const auto own = neighbourhood_.course_of(series);
    double least = own ? own->distance_m(point) - clearly_m : std::numeric_limits<double>::infinity();
    std::string found;
    for (const auto& alley : directory_.alleys_in_series(series)) {
        const auto course = neighbourhood_.course_of(series + alley);
        const double distance = course ? course->distance_m(point) : std::numeric_limits<double>::infinity();
        if (distance >= least) continue;
        least = distance;
        found = alley;
    }
    return found;
}

void NextNumber::on_side(const HouseQuestion& question, geo::Side side, NextNumbers& answer) const {
    geo::Standing here = *question.here;
    Spot spot{question.position};
    if (here.side && *here.side != side) {
        const auto across = question.course->mirrored(point_of(question.position), here);
        spot.position = geo::Position::at(geo::Longitude{across.x}, geo::Latitude{across.y});
    }
    here.side = side;
    const SideOfStreet beside(question.all, question.series, here);
    const auto found = beside.proposal();
    if (const auto* obstacle = std::get_if<Obstacle>(&found)) {
        answer.remarks.push_back(remark_on(*obstacle, beside.odd()));
        return;
    }
    spot.side = beside.grows() ? side : geo::opposite(side);
    add(question, std::get<Candidate>(found), spot, answer);
}

void NextNumber::without_course(const HouseQuestion& question, NextNumbers& answer) const {
    const auto* beside = nearest(question.all, question.position);
    const bool odd = !beside || beside->number.value % 2 == 1;
    for (const bool parity : {odd, !odd}) {
        add(question, behind_the_greatest(question.all, question.series, parity, Ground::no_course), {question.position},
            answer);
    }
    if (question.course) {
        answer.remarks.push_back({"Vị trí gần hai đoạn của đường như nhau: hai bên và thứ tự không rõ.",
                                  "The position is as near to two stretches of the street: sides and order are not clear."});
    } else {
        answer.remarks.push_back({"Đường này chưa có tim đường trên bản đồ: hai bên và thứ tự không rõ.",
                                  "No course of this street is on the map: sides and order are not clear."});
    }
}

void NextNumber::add(const HouseQuestion& question, const Candidate& candidate, const Spot& spot,
                     NextNumbers& answer) const {
    NumberProposal proposal{question.within + candidate.number.written(), "", path_of(candidate.number),
                            candidate.ground, spot.side, spot.position, reason_for(candidate), {}};
    for (const auto* one : {candidate.before, candidate.behind}) {
        if (one) proposal.neighbours.push_back({one->code, one->written, metres_between(one->position, spot.position)});
    }
    if (passes(proposal, candidate.number)) {
        answer.proposals.push_back(std::move(proposal));
    } else {
        answer.remarks.push_back(remark_on_doubt(candidate.number));
    }
}

/// Whether the rules of numbers let it be issued there.
bool NextNumber::passes(const NumberProposal& proposal, const SeriesNumber& number) const {
    AddressDraft draft;
    draft.number = proposal.number;
    rules::Surroundings around;
    around.numbering = neighbourhood_.around(number.lookup_key(), proposal.position,
                                              neighbourhood_.course_of(number.series));
    return std::none_of(rules::table().begin(), rules::table().end(), [&](const rules::Rule& rule) {
        return rule.id.starts_with("number.") && rule.check(draft, around);
    });
}

}  // namespace diachi::registry::numbering
