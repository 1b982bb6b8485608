#include "registry/numbering/side_proposal.hpp"

#include <algorithm>
#include <cmath>

namespace diachi::registry::numbering {
namespace {

bool is_odd(const NumberedAddress& one) { return one.number.value % 2 == 1; }

SeriesNumber whole_number(const std::string& series, int value) { return {series, value, InfillStyle::none, 0}; }

}  // namespace

SideOfStreet::SideOfStreet(const std::vector<NumberedAddress>& all, std::string series, const geo::Standing& here)
    : all_(all), series_(std::move(series)), here_(here) {
    odd_ = odd_stands_left() == (here_.side == geo::Side::left);
    grows_ = most_grow();
    find_neighbours();
}

/// As the nearest houses tell, by law where there are none.
bool SideOfStreet::odd_stands_left() const {
    constexpr std::size_t asked = 8;
    std::vector<const NumberedAddress*> told;
    for (const auto& one : all_) {
        if (one.standing && one.standing->part == here_.part && one.standing->side) told.push_back(&one);
    }
    const auto way = [this](const NumberedAddress* one) { return std::abs(one->standing->along_m - here_.along_m); };
    std::sort(told.begin(), told.end(), [&way](const auto* a, const auto* b) { return way(a) < way(b); });
    int votes = 0;
    for (std::size_t i = 0; i < std::min(asked, told.size()); ++i) {
        votes += is_odd(*told[i]) == (told[i]->standing->side == geo::Side::left) ? 1 : -1;
    }
    return votes >= 0;
}

/// Of each two that follow each other on a side; by law where there are none.
bool SideOfStreet::most_grow() const {
    int votes = 0;
    for (const bool odd : {true, false}) {
        const NumberedAddress* last = nullptr;
        for (const auto& one : all_) {
            if (is_odd(one) != odd || !one.standing || one.standing->part != here_.part) continue;
            if (last) {
                const double way = one.standing->along_m - last->standing->along_m;
                if (std::abs(way) > position_tolerance_m) votes += way > 0 ? 1 : -1;
            }
            last = &one;
        }
    }
    return votes >= 0;
}

double SideOfStreet::place_of(const NumberedAddress& one) const {
    return (grows_ ? 1 : -1) * (one.standing->along_m - here_.along_m);
}

void SideOfStreet::find_neighbours() {
    for (const auto& one : all_) {
        if (!one.standing || one.standing->part != here_.part || !one.standing->side) continue;
        const bool own = one.standing->side == here_.side;
        if (is_odd(one) != (own == odd_)) continue;  // stands on the wrong side
        const double place = place_of(one);
        const NumberedAddress*& before = own ? before_ : before_across_;
        const NumberedAddress*& behind = own ? behind_ : behind_across_;
        if (place <= 0 && (!before || place >= place_of(*before))) before = &one;
        if (place > 0 && (!behind || place < place_of(*behind))) behind = &one;
    }
}

bool SideOfStreet::taken(int value) const {
    return std::any_of(all_.begin(), all_.end(), [value](const auto& one) { return one.number.value == value; });
}

/// The first free number from `value` on, in steps of two up or down; 0 when there is none.
int SideOfStreet::next_free(int value, int step) const {
    while (value > 0 && taken(value)) value += step;
    return std::max(value, 0);
}

Candidate SideOfStreet::whole(int value, Ground ground) const {
    return {whole_number(series_, value), ground, before_, behind_};
}

std::variant<Candidate, Obstacle> SideOfStreet::proposal() const {
    if (before_ && behind_) return between();
    if (before_) return whole(next_free(before_->number.value + 2, 2), Ground::extension);
    if (behind_) {
        const int value = next_free(behind_->number.value - 2, -2);
        if (value == 0) return Obstacle::nothing_before_one;
        return whole(value, Ground::beginning);
    }
    if (before_across_ || behind_across_) return across();
    if (all_.empty()) return whole(odd_ ? 1 : 2, Ground::first);
    return behind_the_greatest(all_, series_, odd_, Ground::extension);
}

std::variant<Candidate, Obstacle> SideOfStreet::between() const {
    if (order(before_->number, behind_->number) >= 0) return Obstacle::out_of_order;
    const int low = before_->number.value;
    const int high = behind_->number.value;
    const double from = place_of(*before_);
    const double share = -from / std::max(place_of(*behind_) - from, 0.01);
    const double wanted = low + share * (high - low);
    const int last = std::min(high - 1, low + greatest_step(-from));
    int best = 0;
    for (int value = low + 2; value <= last; value += 2) {
        if (!taken(value) && (best == 0 || std::abs(value - wanted) < std::abs(best - wanted))) best = value;
    }
    return best == 0 ? infill() : whole(best, Ground::between);
}

std::variant<Candidate, Obstacle> SideOfStreet::infill() const {
    SeriesNumber number = whole_number(series_, before_->number.value);
    for (const auto& one : all_) {
        const bool counts = one.number.style == InfillStyle::letter || one.number.style == InfillStyle::dash;
        if (one.number.value != number.value || !counts || one.number.rank < number.rank) continue;
        number.style = one.number.style;
        number.rank = one.number.rank;
    }
    // 20B does not fit between 20 and 20A.
    if (number.rank > before_->number.rank) return Obstacle::out_of_order;
    if (number.style == InfillStyle::none) number.style = usual_style();
    if (++number.rank > last_letter_rank && number.style == InfillStyle::letter) return Obstacle::suffixes_used_up;
    return Candidate{number, Ground::infill, before_, behind_};
}

/// Dashes where this street uses them, and no letters.
InfillStyle SideOfStreet::usual_style() const {
    const auto uses = [this](InfillStyle style) {
        return std::any_of(all_.begin(), all_.end(), [style](const auto& one) { return one.number.style == style; });
    };
    return uses(InfillStyle::dash) && !uses(InfillStyle::letter) ? InfillStyle::dash : InfillStyle::letter;
}

std::variant<Candidate, Obstacle> SideOfStreet::across() const {
    const int least = odd_ ? 1 : 2;
    const int wanted = before_across_ ? before_across_->number.value + 1 : behind_across_->number.value - 1;
    const int value = next_free(std::max(wanted, least), 2);
    return Candidate{whole_number(series_, value), Ground::across, before_across_, behind_across_};
}

Candidate behind_the_greatest(const std::vector<NumberedAddress>& all, const std::string& series,
                              std::optional<bool> odd, Ground ground) {
    const NumberedAddress* greatest = nullptr;
    for (const auto& one : all) {
        if (!odd || is_odd(one) == *odd) greatest = &one;
    }
    const int first = !odd || *odd ? 1 : 2;
    const int value = greatest ? greatest->number.value + (odd ? 2 : 1) : first;
    return {whole_number(series, value), ground, greatest, nullptr};
}

}  // namespace diachi::registry::numbering
