#include "registry/examiner.hpp"

#include <algorithm>
#include <tuple>

#include "registry/house_number.hpp"
#include "registry/numbering/next_number.hpp"
#include "registry/numbering/number_neighbourhood.hpp"
#include "registry/storage/nearby.hpp"
#include "registry/surroundings.hpp"
#include "registry/text/quoting.hpp"

namespace diachi::registry {
namespace {

std::string number_key(const std::string& text) {
    const auto number = HouseNumber::parse(text);
    return number ? number->key() : "";
}

std::string flat_key(const std::string& text) {
    const auto flat = FlatNumber::parse(text);
    return flat ? flat->key() : "";
}

/// The one of several namesakes that is meant, or what to say.
std::optional<Id> only_one(const std::vector<Id>& found, const std::string& field, const std::string& name,
                           Examination& examination) {
    if (found.size() == 1) return found.front();
    if (found.empty()) {
        examination.unresolved.push_back(
            {field, text::in_quotes(name) + " chưa có trong danh mục của xã, phường này.",
             text::in_quotes(name) + " is not among the published names of this commune."});
    } else {
        examination.unresolved.push_back({field,
                                          "Có " + std::to_string(found.size()) + " " + text::in_quotes(name) +
                                              " trong xã, phường này; hãy ghi " + field + "_key.",
                                          "There are " + std::to_string(found.size()) + " " + text::in_quotes(name) +
                                              " in this commune; give " + field + "_key."});
    }
    return std::nullopt;
}

/// The one name that differs from the written one in accents only, or what to say.
std::optional<Id> only_alike(const std::vector<Id>& alike, const std::vector<std::string>& names,
                             const std::string& field, const std::string& name, Examination& examination) {
    if (alike.size() < 2) return only_one(alike, field, name, examination);
    std::string candidates;
    for (const auto& candidate : names) candidates += (candidates.empty() ? "“" : ", “") + candidate + "”";
    examination.unresolved.push_back({field, text::in_quotes(name) + " có thể là " + candidates + "; hãy ghi đúng dấu.",
                                      text::in_quotes(name) + " may mean " + candidates + "; write its accents."});
    return std::nullopt;
}

/// The one that a key names, when it lies in the commune and is called as the draft says.
std::optional<Id> with_key(const std::optional<Id>& found, bool fits, const std::string& field, const std::string& key,
                           Examination& examination) {
    if (found && fits) return found;
    examination.unresolved.push_back({field,
                                      text::in_quotes(key) + " không phải của xã, phường này hoặc mang tên khác.",
                                      text::in_quotes(key) + " is not of this commune, or is called otherwise."});
    return std::nullopt;
}

bool holds(const std::vector<Id>& ids, Id id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool names_a_street_or_place(const AddressDraft& draft) {
    return !draft.street.empty() || !draft.street_key.empty() || !draft.place.empty() || !draft.place_key.empty();
}

}  // namespace

bool Examination::allows(const AddressDraft& draft) const {
    if (!unresolved.empty()) return false;
    return std::none_of(findings.begin(), findings.end(), [&draft](const rules::Finding& finding) {
        if (finding.severity == rules::Severity::info) return false;
        if (finding.severity == rules::Severity::error) return true;
        const auto confirmed = draft.confirmed.find(finding.rule);
        return confirmed == draft.confirmed.end() || confirmed->second.empty();
    });
}

Examiner::Examiner(Store& store, std::shared_ptr<const NameDirectory> directory)
    : store_(store), scheme_(known_code_scheme(store.facts().code_scheme)), directory_(std::move(directory)) {}

const NameDirectory& Examiner::directory() {
    if (!directory_ || directory_->revision() != store_.last_map_revision()) directory_ = read_directory(store_);
    return *directory_;
}

MapState Examiner::map_state() {
    return {store_.last_publication(), Date::today().iso()};
}

ExaminedDraft Examiner::examine(const AddressDraft& asked) {
    auto prepared = prepare(asked);
    judge(prepared);
    return prepared;
}

ExaminedDraft Examiner::prepare(const AddressDraft& asked) {
    ExaminedDraft resolved;
    resolved.draft = asked;
    resolved.prepared_against = map_state();
    directory();  // brought to this state, for all that follows
    resolved.directory = directory_;
    resolved.street = asked.thoroughfare;
    resolved.place = asked.place_id;
    resolve_commune(resolved);
    if (asked.commune_code.empty()) {
        resolved.examination.unresolved.push_back(
            {"commune_code", "Thiếu mã xã, phường, đặc khu.", "The code of the commune is missing."});
    }
    if (asked.flat.empty() != asked.parent_code.empty()) {
        resolved.examination.unresolved.push_back(
            {asked.flat.empty() ? "flat" : "parent_code",
             "Căn hộ phải ghi cả số căn hộ (flat) và mã toà nhà (parent_code).",
             "A flat needs both: its number (flat) and its building (parent_code)."});
    }
    if (!asked.parent_code.empty()) resolve_parent(resolved);
    if (asked.parent_code.empty() || resolved.parent) resolve_names(resolved);
    if (resolved.parent) check_parent(resolved);
    if (!asked.position) {
        resolved.examination.unresolved.push_back(
            {"longitude", "Thiếu vị trí (longitude, latitude).", "The position (longitude, latitude) is missing."});
    }
    resolved.surroundings = SurroundingsReader(store_, scheme_, *directory_).map_around(resolved);
    if (const auto number = numbering::SeriesNumber::of(resolved.lookup_key); number && resolved.draft.position) {
        resolved.course = numbering::NumberNeighbourhood(store_, *directory_).course_of(number->series);
    }
    return resolved;
}

void Examiner::settle(ExaminedDraft& prepared) {
    if (prepared.prepared_against != map_state()) prepared = prepare(AddressDraft(prepared.draft));
    judge(prepared);
}

void Examiner::judge(ExaminedDraft& prepared) {
    SurroundingsReader(store_, scheme_, *prepared.directory).add_addresses(prepared);
    const numbering::NumberNeighbourhood numbers(store_, *prepared.directory, prepared.draft.self);
    prepared.surroundings.numbering = numbers.around(prepared.lookup_key, prepared.draft.position, prepared.course);
    prepared.examination.findings = rules::examine(prepared.draft, prepared.surroundings);
    suggest_number(prepared);
}

/// A former code means today's commune where exactly one of those that it went into holds the position.
void Examiner::resolve_commune(ExaminedDraft& resolved) {
    const AddressDraft& draft = resolved.draft;
    resolved.commune = directory_->commune(draft.commune_code, Date::today());
    if (resolved.commune || draft.commune_code.empty()) return;
    resolved.former_commune = store_.nearby().former_commune(draft.commune_code, Date::today());
    if (!resolved.former_commune || !draft.position) return;
    std::vector<UnitVersion> here;
    for (const auto& commune : store_.communes_at(*draft.position, Date::today())) {
        const auto& successors = resolved.former_commune->successors;
        const auto is_here = [&](const UnitVersion& successor) { return successor.unit == commune.unit; };
        if (std::any_of(successors.begin(), successors.end(), is_here)) here.push_back(commune);
    }
    if (here.size() == 1) resolved.commune = here.front();
}

void Examiner::resolve_parent(ExaminedDraft& resolved) {
    resolved.parent = store_.address(scheme_.check(resolved.draft.parent_code).code, Date::today());
    const bool is_site = resolved.parent && !resolved.parent->parent_code;
    if (!is_site) {  // what is over: identity.retired-parent; what is reserved: the registrar asks
        resolved.examination.unresolved.push_back(
            {"parent_code", "Không có toà nhà đang dùng mang mã này.", "No current building has this code."});
        resolved.parent.reset();
        return;
    }
    // A flat is called by the number of its building unless it says otherwise.
    if (resolved.draft.number.empty()) resolved.draft.number = resolved.parent->number;
    if (!names_a_street_or_place(resolved.draft)) {
        resolved.street = resolved.parent->thoroughfare;
        resolved.place = resolved.parent->place;
        resolved.draft.street = resolved.parent->thoroughfare_name;
        resolved.draft.place = resolved.parent->place_name;
    }
}

/// A flat lies in the commune of its building and bears its name.
void Examiner::check_parent(ExaminedDraft& resolved) {
    const AddressRecord& building = *resolved.parent;
    if (resolved.commune && resolved.commune->unit != building.commune) {
        resolved.examination.unresolved.push_back({"commune_code", "Toà nhà nằm ở " + building.commune_name + ".",
                                                   "The building lies in " + building.commune_name + "."});
    }
    if (resolved.street != building.thoroughfare || resolved.place != building.place ||
        number_key(resolved.draft.number) != number_key(building.number)) {
        resolved.examination.unresolved.push_back({"parent_code", "Toà nhà mang tên khác: " + building.label() + ".",
                                                   "The building is called otherwise: " + building.label() + "."});
    }
}

void Examiner::resolve_names(ExaminedDraft& resolved) const {
    if (!names_a_street_or_place(resolved.draft)) {
        resolved.examination.unresolved.push_back({"street", "Phải ghi đường (street) hoặc ấp, thôn, khu vực (place).",
                                                   "A street or a place must be named."});
    }
    if (resolved.commune) {
        if (!resolved.street) resolve_street(resolved);
        if (!resolved.place) resolve_place(resolved);
    }
    if (resolved.street) drop_way_to_alley(resolved);
    resolved.lookup_key = lookup_key(resolved);
}

void Examiner::resolve_street(ExaminedDraft& resolved) const {
    const auto& [name, key] = std::tie(resolved.draft.street, resolved.draft.street_key);
    const Id commune = resolved.commune->unit;
    if (!key.empty()) {
        const auto found = directory_->street_with_key(key);
        const bool fits = found && directory_->street_lies_in(*found, commune) &&
                          (name.empty() || holds(directory_->streets(commune, name), *found) ||
                           holds(directory_->streets_alike(commune, name), *found));
        resolved.street = with_key(found, fits, "street_key", key, resolved.examination);
    } else if (!name.empty()) {
        const auto exact = directory_->streets(commune, name);
        if (!exact.empty()) {
            resolved.street = only_one(exact, "street", name, resolved.examination);
            return;
        }
        const auto alike = directory_->streets_alike(commune, name);
        std::vector<std::string> names;
        for (const Id id : alike) names.push_back(directory_->street_name(id));
        resolved.street = only_alike(alike, names, "street", name, resolved.examination);
    }
}

void Examiner::resolve_place(ExaminedDraft& resolved) const {
    const auto& [name, key] = std::tie(resolved.draft.place, resolved.draft.place_key);
    const Id commune = resolved.commune->unit;
    if (!key.empty()) {
        const auto found = directory_->place_with_key(key);
        const bool fits = found && directory_->place_lies_in(*found, commune) &&
                          (name.empty() || holds(directory_->places(commune, name), *found) ||
                           holds(directory_->places_alike(commune, name), *found));
        resolved.place = with_key(found, fits, "place_key", key, resolved.examination);
    } else if (!name.empty()) {
        const auto exact = directory_->places(commune, name);
        if (!exact.empty()) {
            resolved.place = only_one(exact, "place", name, resolved.examination);
            return;
        }
        const auto alike = directory_->places_alike(commune, name);
        std::vector<std::string> names;
        for (const Id id : alike) names.push_back(directory_->place_name(id));
        resolved.place = only_alike(alike, names, "place", name, resolved.examination);
    }
}

/// On "Hẻm 12" a house may be called by its whole path, "12/3", or by its own number, "3": the latter is kept.
void Examiner::drop_way_to_alley(ExaminedDraft& resolved) const {
    const std::string series = directory_->street_lookup_key(*resolved.street, "", "");
    const std::string way = series.substr(series.find(':') + 1);
    auto number = HouseNumber::parse(resolved.draft.number);
    if (way.empty() || !number || !number->key().starts_with(way)) return;
    number->path.erase(number->path.begin(), number->path.begin() + std::count(way.begin(), way.end(), '/'));
    resolved.draft.number = number->written();
}

std::string Examiner::lookup_key(const ExaminedDraft& resolved) const {
    const std::string number = number_key(resolved.draft.number);
    const std::string flat = flat_key(resolved.draft.flat);
    if (resolved.street && !number.empty()) return directory_->street_lookup_key(*resolved.street, number, flat);
    // Flats of houses without a number are told apart by their houses.
    if (resolved.parent && number.empty()) return "u" + std::to_string(resolved.parent->id) + "#" + flat;
    if (resolved.place) return place_lookup_key(*resolved.place, number, flat);
    return "";
}

/// To a finding about a number, the number that would fit. Only then is the whole street read.
void Examiner::suggest_number(ExaminedDraft& resolved) {
    const auto lacks_suggestion = [](const rules::Finding& finding) {
        return finding.rule.starts_with("number.") && finding.severity != rules::Severity::error &&
               finding.refusal.suggestion.empty();
    };
    auto& findings = resolved.examination.findings;
    if (!resolved.street || std::none_of(findings.begin(), findings.end(), lacks_suggestion)) return;
    const auto fitting = numbering::NextNumber(store_, *resolved.directory, resolved.draft.self).for_place_of(resolved);
    if (fitting.proposals.empty()) return;
    for (auto& finding : findings) {
        if (lacks_suggestion(finding)) finding.refusal.suggestion = fitting.proposals.front().number;
    }
}

}  // namespace diachi::registry
