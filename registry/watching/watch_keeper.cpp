#include "registry/watching/watch_keeper.hpp"

#include <algorithm>

#include "registry/lifecycle/not_possible.hpp"

namespace diachi::registry {

CodesToWatch codes_to_watch(Store& store, const CodeScheme& scheme, std::span<const std::string> codes) {
    CodesToWatch read;
    for (std::size_t index = 0; index < codes.size(); ++index) {
        const auto check = scheme.check(codes[index]);
        const auto address = check.well_formed ? store.rows().address_with_code(check.code) : std::nullopt;
        if (address) {
            read.addresses.push_back(address->id);
        } else {
            read.refused.push_back({index, codes[index], check.well_formed ? "unknown" : "ill-formed"});
        }
    }
    return read;
}

bool WatchKeeper::is_label(std::string_view label) {
    constexpr std::size_t longest = 64;  // bytes
    const bool control = std::any_of(label.begin(), label.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
    return !label.empty() && label.size() <= longest && !control;
}

WatchCount WatchKeeper::keep_all(const std::string& label, std::span<const Id> addresses) {
    keep(label);
    return add(label, addresses);
}

WatchKeeper::Kept WatchKeeper::keep(const std::string& label) {
    auto& lists = store_.watch_lists();
    if (const auto known = lists.find(owner_, label)) return {*known, false};
    if (lists.list(owner_).size() >= most_lists) {
        throw NotPossible("conflict", "Mỗi hệ thống có tối đa " + std::to_string(most_lists) + " danh sách.",
                          "a system has at most " + std::to_string(most_lists) + " watch lists; delete one first");
    }
    return {lists.make(owner_, label), true};
}

Id WatchKeeper::list(const std::string& label) {
    if (const auto known = store_.watch_lists().find(owner_, label)) return *known;
    throw NotPossible("not-found", "Không có danh sách theo dõi này.", "you have no watch list of this label");
}

void WatchKeeper::drop(const std::string& label) {
    store_.watch_lists().drop(list(label));
}

WatchCount WatchKeeper::add(const std::string& label, std::span<const Id> addresses) {
    const Id known = list(label);
    const auto added = store_.watch_lists().add(known, addresses);
    const auto size = store_.watch_lists().size(known);
    if (size > most_addresses) {
        throw NotPossible("conflict", "Danh sách có tối đa " + std::to_string(most_addresses) + " địa chỉ.",
                          "a watch list holds at most " + std::to_string(most_addresses) + " addresses");
    }
    return {added, size};
}

WatchCount WatchKeeper::remove(const std::string& label, std::span<const Id> addresses) {
    const Id known = list(label);
    const auto removed = store_.watch_lists().remove(known, addresses);
    return {removed, store_.watch_lists().size(known)};
}

}  // namespace diachi::registry
