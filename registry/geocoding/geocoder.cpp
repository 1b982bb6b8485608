#include "registry/geocoding/geocoder.hpp"

#include <algorithm>
#include <stdexcept>

#include "registry/geocoding/answers/answer_writer.hpp"
#include "registry/geocoding/answers/evidence.hpp"
#include "registry/geocoding/answers/house_answer.hpp"
#include "registry/geocoding/answers/penalties.hpp"
#include "registry/geocoding/houses/house_search.hpp"
#include "registry/geocoding/streets/finer_search.hpp"
#include "registry/geocoding/streets/namesakes.hpp"
#include "registry/geocoding/unit_element.hpp"
#include "registry/geocoding/units/commune_choice.hpp"
#include "registry/geocoding/units/taken_tokens.hpp"
#include "registry/geocoding/words/glued_words.hpp"
#include "registry/geocoding/words/mended_text.hpp"
#include "registry/geocoding/words/relative_words.hpp"
#include "registry/geocoding/words/road_words.hpp"
#include "registry/geocoding/words/typing_leftovers.hpp"
#include "registry/geocoding/words/unit_words.hpp"
#include "registry/text/letters.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr std::size_t most_bytes = 1000;
constexpr std::size_t most_tokens = 250;

Answer nothing(Fault why) {
    Answer answer;
    answer.faults.push_back(std::move(why));
    return answer;
}

Region region_of(const CommuneChoice& choice, const UnitIndex& units, const std::optional<Date>& as_of) {
    Region region;
    if (!choice.reading) return region;
    const NamedUnit& named = units.named(choice.reading->named);
    region.communes = choice.today;
    if (region.communes.empty() && named.level == Level::district) region.communes = units.today(named.unit);
    if (region.communes.empty()) region.province = province_of(choice, units);
    for (const std::uint32_t number : choice.named)
        if (!units.named(number).current && units.named(number).level == Level::commune)
            region.former.push_back(units.named(number).unit);
    std::sort(region.former.begin(), region.former.end());
    region.former_only = !region.former.empty() && region.former.size() == choice.named.size();
    add_namesakes(region, choice, units, as_of);
    return region;
}

/// What was found below the commune, and the tokens that the units took.
struct Found {
    std::vector<bool> taken;
    WrittenParts parts;
    FinerFinds finds;
    std::vector<Fault> unknown_parts;
};

/// Units that have a part of their own and that nobody knows: no street or hamlet is looked for in them.
std::vector<Fault> take_unknown_parts(const CommuneChoice& choice, const FinerContext& context,
                                      std::vector<bool>& taken) {
    std::vector<Fault> faults;
    for (const UnknownName& name : choice.mentions.unknown) {
        if (context.tokens[name.begin].before != Gap::comma || name.begin == name.name_begin) continue;
        std::size_t end = name.name_begin;
        while (end < taken.size() && context.tokens[end].before != Gap::comma) ++end;
        const auto begin = taken.begin() + name.begin;
        const auto behind = taken.begin() + static_cast<std::ptrdiff_t>(end);
        if (std::find(begin, behind, true) != behind) continue;
        std::fill(begin, behind, true);
        faults.push_back(fault(element_of(name.levels), "not_found", context.slice({name.begin, end})));
    }
    return faults;
}

Found search(const CommuneChoice& choice, std::span<const WordRole> roles, const std::optional<WrittenParcel>& parcel,
             const FinerContext& context, bool in_parts) {
    Found found;
    found.taken = taken_tokens(choice, context.tokens.size(), context.units);
    if (in_parts) found.unknown_parts = take_unknown_parts(choice, context, found.taken);
    found.parts = written_parts(context.text, context.tokens, roles, found.taken);
    found.parts.parcel = parcel;
    found.finds = find_finer_parts(found.parts, region_of(choice, context.units, context.as_of), context);
    return found;
}

/// A commune whose name may be a street's is none where such a street is known: "245 Phúc Tân, Hoàn Kiếm".
Found found_below(CommuneChoice& choice, std::span<const WordRole> roles, const std::optional<WrittenParcel>& parcel,
                  const FinerContext& context, bool in_parts) {
    if (choice.has_commune() && choice.reading->doubtful && !choice.other_name && !in_parts) {
        CommuneChoice street = without_commune(choice, context.units);
        Found found = search(street, roles, parcel, context, in_parts);
        if (!found.finds.streets.empty()) {
            choice = std::move(street);
            return found;
        }
    }
    return search(choice, roles, parcel, context, in_parts);
}

bool is_settled_house(const Answer& answer) {
    const bool house = answer.level == MatchLevel::address || answer.level == MatchLevel::unit;
    return house && (answer.category == Category::exact || answer.category == Category::corrected);
}

/// Whether the units that were read may be none at all: "15 Võ Văn Tần Hưng Lợi" holds the letters of Huyện Tân Hưng.
bool is_guessed(const CommuneChoice& choice) {
    if (!choice.reading) return false;
    const Mention& own = choice.mentions.all[choice.reading->own];
    return own.corrected || (!own.said && (!own.left || !own.right || own.setting != Setting::open));
}

/// Whether the house needs the words of the unit that was read for a unit of its own: "15 Võ Văn Tần Tân An" may be Cần
/// Thơ's ward and Long An's town.
bool reads_as_unit(const HouseMatch& house, const CommuneChoice& choice) {
    const Mention& own = choice.mentions.all[choice.reading->own];
    return std::any_of(house.pieces.begin(), house.pieces.end(), [&](const Piece& piece) {
        return piece.element != "street" && piece.words.begin <= own.begin && own.end <= piece.words.end;
    });
}

/// Where reading part by part leaves something open: the house that explains the whole text best, if one does; else the
/// likeliest ones are candidates.
Answer with_houses(Answer answer, const HouseQuestion& question, std::vector<Fault> text_faults) {
    HouseMatches found = find_houses(question);
    if (found.houses.empty() && is_guessed(question.choice)) {
        HouseQuestion anywhere = question;
        anywhere.anywhere = true;
        found = find_houses(anywhere);
        if (found.settled && reads_as_unit(found.houses.front(), question.choice)) found.settled = false;
    }
    if (found.settled) {
        Answer house = house_answer(found.houses.front(), question, std::move(text_faults));
        if (house.category != Category::candidates) return house;
    }
    for (const HouseMatch& house : found.houses) {
        auto& codes = answer.address_candidates;
        const bool known = house.address.code == answer.code ||
                           std::find(codes.begin(), codes.end(), house.address.code) != codes.end();
        if (!known && codes.size() < most_candidates) codes.push_back(house.address.code);
    }
    return answer;
}

}  // namespace

/// Everything that is made of a gazetteer once.
class Geocoder::Index {
  public:
    explicit Index(Gazetteer given)
        : gazetteer(std::move(given)),
          units(gazetteer, vocabulary),
          streets(gazetteer, units, vocabulary),
          houses(units, streets) {}

    /// Numbers the words; words that only a keyboard left-over keeps from being known are mended. True when one was.
    bool know_words(std::vector<Token>& tokens) const {
        const Leftovers found = know_words(tokens, ShortWords::numbered);
        if (found == Leftovers::figures) know_words(tokens, ShortWords::typed);
        return found != Leftovers::none;
    }

    Gazetteer gazetteer;
    Vocabulary vocabulary;
    UnitIndex units;
    StreetIndex streets;
    HouseNames houses;

  private:
    enum class Leftovers { none, letters, figures };

    bool put_letters_for_figures(Token& token) const {
        for (const char one : {'i', 'l'}) {
            const auto letters = with_letters_for_figures(token.form, one);
            if (!letters || vocabulary.find(matching_form(*letters)) == unknown_word) continue;
            token.form = matching_form(*letters);
            token.word = vocabulary.find(token.form);
            token.spelled.clear();
            token.digits = false;
            return true;
        }
        return false;
    }

    Leftovers know_words(std::vector<Token>& tokens, ShortWords short_words) const {
        Leftovers mended = Leftovers::none;
        for (Token& token : tokens) {
            token.word = vocabulary.find(token.form);
            if (token.word != unknown_word || token.numeral) continue;
            if (token.digits && put_letters_for_figures(token)) {
                mended = std::max(mended, Leftovers::letters);
                continue;
            }
            if (!token.spelled.empty()) continue;
            const auto plain = without_typing_leftovers(token.form, short_words);
            if (!plain) continue;
            Token typed = token;
            typed.form = matching_form(*plain);
            typed.digits = false;
            token.word = vocabulary.find(typed.form);
            if (token.word == unknown_word && !unit_word_before(std::span(&typed, 1), 0)) continue;
            mended = std::max(mended, token.digits ? Leftovers::figures : Leftovers::letters);
            token.form = typed.form;
            token.digits = false;
        }
        return mended;
    }
};

Geocoder::Geocoder(Gazetteer gazetteer) : index_(std::make_unique<const Index>(std::move(gazetteer))) {}

Geocoder::~Geocoder() = default;

const Gazetteer& Geocoder::gazetteer() const {
    return index_->gazetteer;
}

Answer Geocoder::geocode(const Question& question, const AddressLookup& addresses) const {
    MendedText mended;
    try {
        mended = mended_text(text::shortened(question.text, most_bytes));
    } catch (const std::invalid_argument&) {
        return nothing(fault("text", "not_utf8", ""));
    }
    auto tokens = tokens_of(mended.text);
    const bool cut = question.text.size() > most_bytes || tokens.size() > most_tokens;
    if (tokens.size() > most_tokens) tokens.resize(most_tokens);
    if (tokens.empty()) return nothing(fault("text", "not_recognised", ""));
    part_glued_letters(tokens, mended.text, index_->vocabulary);
    put_road_words_into_vietnamese(tokens);
    const bool typed = std::any_of(mended.faults.begin(), mended.faults.end(),
                                   [](const Fault& one) { return one.fault == "typing_leftovers"; });
    const bool leftovers = index_->know_words(tokens) && !typed;
    auto roles = roles_of(tokens);
    const auto parcel = set_apart_parcel(tokens, roles);
    auto relative = set_apart_relative_words(mended.text, tokens, roles);

    CommuneChoice choice = choose_commune(tokens, roles, index_->units, question.as_of);
    const FinerContext context{mended.text, tokens, index_->units, index_->streets, addresses, question.as_of};
    Found found = found_below(choice, roles, parcel, context, question.in_parts);

    Understanding understood{choice, found.finds, std::move(mended.faults)};
    if (cut) understood.text_faults.push_back(fault("text", "too_long", ""));
    if (relative) understood.text_faults.push_back(std::move(*relative));
    if (leftovers) understood.text_faults.push_back(fault("text", "typing_leftovers", ""));
    if (found.parts.dotted)
        understood.text_faults.push_back(fault("house_number", "other_writing", context.slice(*found.parts.number)));
    const std::vector<Fault> text_faults = understood.text_faults;
    std::move(found.unknown_parts.begin(), found.unknown_parts.end(), std::back_inserter(understood.text_faults));
    Answer answer = written_answer(understood, context, roles, found.taken);
    add_evidence(answer, understood, found.parts, context);
    // Houses of several streets of the commune that are all as written stay candidates.
    const bool several = found.finds.addresses.size() > 1 && found.finds.streets.size() > 1 &&
                         answer.commune_status == CommuneStatus::decided;
    if (is_settled_house(answer) || several) return answer;
    if (found.parts.number_keys.empty() && !take_number_behind_street(found.parts, mended.text, tokens)) return answer;
    return with_houses(std::move(answer), {found.parts, choice, roles, context, index_->houses}, text_faults);
}

}  // namespace diachi::registry::geocoding
