#include <algorithm>
#include <map>

#include "geo/repair.hpp"
#include "importers/overlaps.hpp"
#include "importers/shape_text.hpp"
#include "importers/staged_import.hpp"
#include "importers/unit_ledger.hpp"
#include "registry/digest.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::importers {
namespace {

using registry::Date;
using registry::Level;
using registry::Period;
using registry::UnitVersion;

bool same_name(const std::string& a, const std::string& b) {
    return a == b || registry::text::same_name_key(a) == registry::text::same_name_key(b);
}

bool same_shape(const std::optional<geo::Wkb>& stored, const geo::Wkb& given) {
    if (!stored) return false;
    if (*stored == given) return true;
    const auto a = geo::multi_polygon_from(stored->bytes);
    const auto b = geo::multi_polygon_from(given.bytes);
    return geo::bounds(a) == geo::bounds(b) && geo::equal_shape(a, b);
}

/// A unit above the communes, or the districts of before.
bool is_of_another_level(const std::string& name) {
    const std::string key = registry::text::same_name_key(name);
    for (const auto* kind : {"tỉnh ", "quận ", "huyện ", "thị xã ", "thành phố "}) {
        if (key.starts_with(kind)) return true;
    }
    return false;
}

bool is_commune_code(const std::string& code) {
    return code.size() == 5 && std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

registry::Digest digest_of_shape(const geo::Wkb& shape) {
    registry::Hasher hasher;
    hasher.add(shape.bytes);
    return hasher.finish();
}

class StagedCommunes : public StagedImport {
  public:
    StagedCommunes(registry::Store& store, LoadedLayer layer, std::optional<Date> effective, ImportReport& report)
        : ledger_(store), layer_(std::move(layer)), effective_(std::move(effective)), report_(report) {
        for (auto& feature : layer_.features) stage(feature);
        for (const auto index : ledger_.all_open(Level::commune)) {
            report_.counts.kept += seen_.count(ledger_.facts(index).code) == 0;
        }
        if (same_but_for_tone_ > 0) {
            report_.decided(
                std::to_string(same_but_for_tone_) +
                " names differ from the published ones only in the place of the tone mark or in case: the same "
                "names, left as published");
        }
    }

    [[nodiscard]] bool empty() const override { return ledger_.empty(); }
    void publish(registry::Revision& revision, registry::Id changeset, const ProgressCallback&) override {
        ledger_.publish(revision, changeset);
    }

  private:
    void stage(LoadedFeature& feature) {
        const std::string code = layer_.text(feature, Role::code);
        const std::string name = layer_.text(feature, Role::name);
        if (code.empty() || name.empty()) {
            reject_feature(report_, layer_, feature, "missing-key", "it has no code or no name");
            return;
        }
        if (is_of_another_level(name)) {
            reject_feature(report_, layer_, feature, "not-a-commune", name + " is no commune by its name");
            return;
        }
        if (!is_commune_code(code)) {
            reject_feature(report_, layer_, feature, "not-a-commune",
                           "its code " + code +
                               " is not one of five digits, as communes have (a column of numbers loses the zeros in "
                               "front)");
            return;
        }
        const auto [first, is_new] = seen_.emplace(code, digest_of_shape(feature.shape));
        if (!is_new) {
            const bool same = first->second == digest_of_shape(feature.shape);
            reject_feature(
                report_, layer_, feature, same ? "duplicate" : "same-key",
                "code " + code + " stands in the file before, with " + (same ? "the same shape" : "another shape"));
            return;
        }
        const auto open = ledger_.find_open(Level::commune, code);
        if (open.size() > 1) {
            reject_feature(report_, layer_, feature, "ambiguous-code",
                           "several communes of the registry have the code " + code + " without an end");
        } else if (!open.empty()) {
            compare(open.front(), feature, name);
        } else if (const auto recoded = shapeless_of_name(feature, name)) {
            report_.found({"communes with another code", feature.position, code,
                           name + " was known as " + ledger_.facts(*recoded).code});
            seen_.emplace(ledger_.facts(*recoded).code, registry::Digest{});
            compare(*recoded, feature, name, code);
        } else {
            add(feature, code, name);
        }
    }

    /// A commune that a lineage table or a list named, of the same name in the same province, but with another code.
    std::optional<UnitLedger::Index> shapeless_of_name(const LoadedFeature& feature, const std::string& name) {
        const std::string province = layer_.text(feature, Role::province_code);
        std::optional<UnitLedger::Index> found;
        for (const auto index : ledger_.all_open(Level::commune)) {
            if (ledger_.has_shape(index) || ledger_.parent_code(index) != province) continue;
            if (!same_name(ledger_.facts(index).name, name)) continue;
            if (found) return std::nullopt;
            found = index;
        }
        return found;
    }

    std::optional<registry::Id> parent(const LoadedFeature& feature) {
        const std::string code = layer_.text(feature, Role::province_code);
        if (code.empty()) return std::nullopt;
        return ledger_.province(code, effective_);
    }

    void add(LoadedFeature& feature, const std::string& code, const std::string& name) {
        ledger_.add({0, Level::commune, code, name, kind_in_name(name), parent(feature), {effective_, std::nullopt}},
                    std::move(feature.shape));
        ++report_.counts.added;
    }

    /// The file tells of a day before the open version began: nothing of that version is touched.
    void compare_with_past(UnitLedger::Index open, LoadedFeature& feature, const std::string& name) {
        const UnitVersion& later = ledger_.facts(open);
        const auto then = ledger_.find(Level::commune, layer_.text(feature, Role::code),
                                       [&](const Period& valid) { return valid.holds(*effective_); });
        const std::string province = layer_.text(feature, Role::province_code);
        const bool same = std::any_of(then.begin(), then.end(), [&](UnitLedger::Index index) {
            return same_name(ledger_.facts(index).name, name) &&
                   (province.empty() || ledger_.parent_code(index) == province) &&
                   same_shape(ledger_.shape(index), feature.shape);
        });
        if (same) {
            ++report_.counts.unchanged;
            return;
        }
        reject_feature(report_, layer_, feature, "later-version",
                       later.code + " " + later.name + " is published as it is from " + later.valid.from->iso() +
                           " on, and the file tells of " + effective_->iso() + ", where " +
                           (then.empty() ? "nothing is published" : "something else is published"));
    }

    void compare(UnitLedger::Index index, LoadedFeature& feature, const std::string& name,
                 const std::string& new_code = "") {
        UnitVersion facts = ledger_.facts(index);
        if (effective_ && facts.valid.from && *effective_ < *facts.valid.from) {
            compare_with_past(index, feature, name);
            return;
        }
        if (!new_code.empty()) facts.code = new_code;
        const bool renamed = !same_name(facts.name, name);
        if (!renamed && facts.name != name) ++same_but_for_tone_;
        const auto above = parent(feature);
        const bool moved = above && facts.parent != above;
        const bool had_shape = ledger_.has_shape(index);
        const bool reshaped = !same_shape(ledger_.shape(index), feature.shape);
        if (!renamed && !moved && !reshaped) {
            ++report_.counts.unchanged;
            return;
        }
        if (renamed) {
            report_.found(
                {"communes with another name", feature.position, facts.code, facts.name + " becomes " + name});
            facts.name = name;
            facts.kind = kind_in_name(name);
        }
        if (moved) facts.parent = above;
        ++report_.counts.changed;
        const bool in_the_world =
            effective_ && (renamed || moved || had_shape) && (!facts.valid.from || *facts.valid.from < *effective_);
        auto shape = reshaped ? std::optional(std::move(feature.shape)) : std::nullopt;
        if (in_the_world)
            ledger_.succeed(index, std::move(facts), *effective_, std::move(shape));
        else
            ledger_.correct(index, std::move(facts), std::move(shape));
    }

    UnitLedger ledger_;
    LoadedLayer layer_;
    std::optional<Date> effective_;
    ImportReport& report_;
    std::map<std::string, registry::Digest> seen_;
    std::int64_t same_but_for_tone_ = 0;
};

void report_overlaps(const LoadedLayer& layer, ImportReport& report) {
    std::vector<geo::MultiPolygon> shapes;
    shapes.reserve(layer.features.size());
    for (const auto& feature : layer.features) shapes.push_back(geo::multi_polygon_from(feature.shape.bytes));
    for (const auto& overlap : find_overlaps(shapes, commune_tolerance)) {
        const auto& first = layer.features[overlap.first];
        const auto& second = layer.features[overlap.second];
        report.found({"overlaps", first.position,
                      layer.text(first, Role::code) + " " + layer.text(first, Role::name) + " and " +
                          layer.text(second, Role::code) + " " + layer.text(second, Role::name),
                      area_text(overlap.area_m2) + " in common", overlap.area_m2});
    }
}

}  // namespace

Stage read_communes(registry::Store&, const ImportRequest& request, ImportReport& report,
                    const ProgressCallback& progress) {
    auto layer = std::make_shared<LoadedLayer>(load_layer(request, report, {}, progress));
    const auto effective = effective_date(request, report);
    report_overlaps(*layer, report);
    return [layer, effective, &report](registry::Store& store) {
        return std::make_unique<StagedCommunes>(store, std::move(*layer), effective, report);
    };
}

}  // namespace diachi::importers
