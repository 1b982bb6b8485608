#include "registry/geocoding/confirmed/confirmed_readings.hpp"

#include <algorithm>
#include <iterator>

#include "registry/geocoding/confirmed/text_form.hpp"

namespace diachi::registry::geocoding {

std::optional<Id> ConfirmedReadings::find(std::string_view system, std::string_view text) const {
    if (readings_.empty() || system.empty()) return std::nullopt;
    const auto form = settled_form(text);
    if (!form) return std::nullopt;
    const Digest hash = settled_hash(*key_, system, *form);
    const auto found = std::lower_bound(readings_.begin(), readings_.end(), hash,
                                        [](const Entry& entry, const Digest& wanted) { return entry.first < wanted; });
    return found != readings_.end() && found->first == hash ? std::optional(found->second) : std::nullopt;
}

std::shared_ptr<const ConfirmedReadings> ConfirmedReadings::refreshed(
    const std::shared_ptr<const ConfirmedReadings>& before, Store& store, HolderKeyring& keyring) {
    std::shared_ptr<ConfirmedReadings> fresh;
    std::vector<Entry> added;
    std::vector<Entry> ended;
    store.on_one_state([&] {
        auto& rows = store.confirmed_readings();
        const auto revision = rows.last_change();
        if (revision == before->revision_) return;
        fresh = std::make_shared<ConfirmedReadings>();
        fresh->revision_ = revision;
        for (const auto& change : rows.changed_since(before->revision_)) {
            (change.ended ? ended : added).emplace_back(change.text_hash, change.id);
        }
    });
    if (!fresh) return before;
    fresh->key_ = before->key_;
    if (!fresh->key_) fresh->key_ = keyring.keys().settled_texts();
    std::sort(added.begin(), added.end());
    std::sort(ended.begin(), ended.end());
    std::vector<Entry> standing;
    std::set_difference(before->readings_.begin(), before->readings_.end(), ended.begin(), ended.end(),
                        std::back_inserter(standing));
    std::set_union(standing.begin(), standing.end(), added.begin(), added.end(), std::back_inserter(fresh->readings_));
    return fresh;
}

std::shared_ptr<const ConfirmedReadings> ConfirmedReadings::read(Store& store, HolderKeyring& keyring) {
    return refreshed(std::make_shared<const ConfirmedReadings>(), store, keyring);
}

}  // namespace diachi::registry::geocoding
