#include "registry/geocoding/addresses/address_follower.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

#include "registry/geocoding/addresses/address_index_file.hpp"
#include "registry/storage/address_scan.hpp"
#include "registry/storage/open_store.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr std::size_t few_beside = 16;
constexpr std::size_t too_many_beside = 4;  ///< as many changed since the index was saved: it is made anew

std::uint32_t day_number(const std::string& iso) {
    return static_cast<std::uint32_t>(std::stoul(iso.substr(0, 4) + iso.substr(5, 2) + iso.substr(8, 2)));
}

bool contains(const std::vector<std::uint32_t>& ids, std::uint32_t id) {
    return std::binary_search(ids.begin(), ids.end(), id);
}

/// Of the registry, not of a day to come, and not so old that reading it anew takes less time.
bool fits(const SavedIndex& saved, Store& store, const Date& today, std::size_t most_changed) {
    const IndexState& state = saved.state;
    const auto hash = store.journal().hash_of(state.revision);
    if (!Date::parse(state.day) || state.day > today.iso() || !hash || *hash != state.hash) return false;
    const std::size_t changed = store.address_scan().changed_after(state.revision).size();
    return changed <= std::max(most_changed, saved.index.size() / too_many_beside);
}

AddressIndex merged(const std::vector<IndexedAddresses::Layer>& layers, std::size_t first) {
    AddressList list;
    for (std::size_t layer = first; layer < layers.size(); ++layer) {
        list.append(*layers[layer].index, [&](std::uint32_t id) {
            for (std::size_t later = layer + 1; later < layers.size(); ++later)
                if (contains(layers[later].replaced, id)) return false;
            return true;
        });
    }
    return packed(std::move(list));
}

}  // namespace

AddressFollower::AddressFollower(std::filesystem::path registry, std::size_t most_changed)
    : registry_(std::move(registry)), store_(open_store(registry_)), most_changed_(most_changed) {
    const Date today = Date::today();
    auto layers = first_layer();
    const RegistryFacts facts = store_->facts();
    map_revision_ = store_->last_map_revision();
    IndexedAddresses::Naming naming{std::make_shared<const AddressNames>(AddressNames::of(*store_, today)),
                                    &known_code_scheme(facts.code_scheme), facts.number};
    snapshot_ = std::make_shared<const IndexedAddresses>(std::move(layers), std::move(naming), state_.revision);
    advance();
}

std::vector<AddressFollower::Layer> AddressFollower::first_layer() {
    const Date today = Date::today();
    if (auto saved = mapped_index(index_file_of(registry_)); saved && fits(*saved, *store_, today, most_changed_)) {
        state_ = saved->state;
        return {{std::make_shared<const AddressIndex>(std::move(saved->index)), {}}};
    }
    was_made_ = true;
    auto scanned = all_addresses([this] { return open_store(registry_); }, today);
    state_ = scanned.state;
    return {{std::make_shared<const AddressIndex>(packed(std::move(scanned.list))), {}}};
}

std::vector<Id> AddressFollower::to_read_again(const Date& today) {
    auto ids = store_->address_scan().changed_after(state_.revision);
    if (today.iso() == state_.day) return ids;
    const std::uint32_t last = day_number(today.iso());
    for (const Layer& layer : snapshot_->layers()) {
        for (const TurningDay& turning : layer.index->columns().turning_days) {
            if (turning.day > last) break;
            ids.push_back(turning.address);
        }
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

bool AddressFollower::advance() {
    const Date today = Date::today();
    const bool folded = fold_has_ended();
    if (!folded && store_->last_revision() == state_.revision && today.iso() == state_.day) return false;
    auto layers = snapshot_->layers();
    if (folded) end_fold(layers);
    auto naming = snapshot_->naming();
    store_->on_one_state([&] {
        const JournalHead head = store_->journal().head();
        const auto ids = to_read_again(today);
        if (!ids.empty()) add_layer(layers, ids, today);
        const RevisionNumber map_revision = store_->last_map_revision();
        if (map_revision != map_revision_ || today.iso() != state_.day)
            naming.names = std::make_shared<const AddressNames>(AddressNames::of(*store_, today));
        map_revision_ = map_revision;
        state_ = {head.number, head.hash, today.iso()};
    });
    snapshot_ = std::make_shared<const IndexedAddresses>(std::move(layers), std::move(naming), state_.revision);
    begin_fold();
    return true;
}

/// Layers above the first are merged like the runs of a merge sort: there are never more than some twenty.
void AddressFollower::add_layer(std::vector<Layer>& layers, const std::vector<Id>& ids, const Date& today) {
    Layer fresh{std::make_shared<const AddressIndex>(packed(some_addresses(*store_, ids, today))), {}};
    for (const Id id : ids) fresh.replaced.push_back(static_cast<std::uint32_t>(id));
    layers.push_back(std::move(fresh));
    const std::size_t untouched = std::max<std::size_t>(folding_, 1);
    while (layers.size() > untouched + 1 &&
           layers.back().replaced.size() * 2 > layers[layers.size() - 2].replaced.size()) {
        const std::size_t first = layers.size() - 2;
        Layer both{std::make_shared<const AddressIndex>(merged(layers, first)), {}};
        std::set_union(layers[first].replaced.begin(), layers[first].replaced.end(), layers.back().replaced.begin(),
                       layers.back().replaced.end(), std::back_inserter(both.replaced));
        layers.resize(first);
        layers.push_back(std::move(both));
    }
}

void AddressFollower::begin_fold() {
    const auto& layers = snapshot_->layers();
    std::size_t changed = 0;
    for (std::size_t i = 1; i < layers.size(); ++i) changed += layers[i].replaced.size();
    if (fold_.valid() || changed <= std::max(most_changed_, layers.front().index->size() / few_beside)) return;
    folding_ = layers.size();
    fold_ = std::async(std::launch::async, [layers, state = state_, file = index_file_of(registry_)] {
        Folded folded{merged(layers, 0), {}};
        try {
            save_index(file, folded.index, state);
        } catch (const StorageError& error) {
            // The next start reads more of the journal, or makes the index anew.
            folded.save_error = error.what();
        }
        return folded;
    });
}

bool AddressFollower::fold_has_ended() const {
    return fold_.valid() && fold_.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

void AddressFollower::end_fold(std::vector<Layer>& layers) {
    Folded made = fold_.get();
    save_error_ = std::move(made.save_error);
    std::vector<Layer> folded{{std::make_shared<const AddressIndex>(std::move(made.index)), {}}};
    folded.insert(folded.end(), layers.begin() + static_cast<std::ptrdiff_t>(folding_), layers.end());
    layers = std::move(folded);
    folding_ = 0;
}

void AddressFollower::save() const {
    if (snapshot_->layers().size() > 1) return;  // the folded index will be saved
    save_index(index_file_of(registry_), *snapshot_->layers().front().index, state_);
}

WrittenIndex write_index(const std::filesystem::path& registry) {
    auto scanned = all_addresses([&] { return open_store(registry); }, Date::today());
    const AddressIndex index = packed(std::move(scanned.list));
    save_index(index_file_of(registry), index, scanned.state);
    return {index.size(), scanned.state.revision};
}

}  // namespace diachi::registry::geocoding
