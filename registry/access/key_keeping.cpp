#include "registry/access/key_keeping.hpp"

#include <algorithm>

#include "registry/lifecycle/not_possible.hpp"
#include "registry/text/quoting.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::registry {
namespace {

constexpr std::size_t longest_label = 64;
constexpr std::size_t most_communes = 300;

void require_keeper(const Caller& caller) {
    require(caller, Permission::administer);
    if (caller.communes) throw NotGranted(Permission::administer, "who is limited to communes makes and ends no keys");
}

/// Composed, so that one label is not written in two ways.
std::string checked_label(const std::string& asked, KeyStore& keys) {
    std::string label;
    try {
        label = text::composed(asked);
    } catch (const std::invalid_argument&) {
        throw KeyRefused("label", "the label is not UTF-8");
    }
    const bool fits = !label.empty() && label.size() <= longest_label && label.front() != ' ' && label.back() != ' ';
    const bool readable =
        std::none_of(label.begin(), label.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
    if (!fits || !readable) {
        throw KeyRefused("label", "a label has 1 to " + std::to_string(longest_label) +
                                      " bytes, no control characters and no blank at its ends");
    }
    // So stand tokens, those without a key, and the machine's own command line in the journal.
    if (label.find(':') != std::string::npos || label == "anybody" || label == Caller::command_line().name) {
        throw KeyRefused("label", "a label has no colon and is not “anybody” or “command line”");
    }
    if (keys.label_was_given(label)) {
        throw KeyRefused("label", "there is or was a key " + text::in_quotes(label) +
                                      "; a label stands in the journal for one key only: choose another");
    }
    return label;
}

std::set<Id> communes_of(const KeyWish& wish, Store& store) {
    if (wish.commune_codes.size() > most_communes) {
        throw KeyRefused("communes", "a key names at most " + std::to_string(most_communes) + " communes");
    }
    std::set<Id> communes;
    for (const auto& code : wish.commune_codes) {
        const auto commune = store.commune_in_force(code, Date::today());
        if (!commune) throw KeyRefused("communes", "no commune in force has the code " + text::in_quotes(code));
        communes.insert(*commune);
    }
    return communes;
}

std::optional<std::set<Id>> checked_communes(const KeyWish& wish, Store& store) {
    if (wish.everywhere && !wish.commune_codes.empty()) {
        throw KeyRefused("communes", "a key acts in the communes named or everywhere, not both");
    }
    if (wish.commune_codes.empty()) {
        if (wish.everywhere || !are_bound_to_communes(wish.roles)) return std::nullopt;
        throw KeyRefused("communes",
                         "an officer or certifier acts in named communes (--ward 98004; \"communes\": [\"98004\"]) or, "
                         "where that is said, everywhere (--everywhere; \"communes\": \"*\")");
    }
    if (!are_bound_to_communes(wish.roles) || wish.roles.contains(Role::administrator)) {
        throw KeyRefused("communes", "communes limit officers and certifiers only, and no administrator");
    }
    return communes_of(wish, store);
}

ApiKey checked(const KeyWish& wish, Store& store) {
    if (wish.roles.empty()) throw KeyRefused("roles", "a key has at least one role");
    if (wish.last_day && *wish.last_day < Date::today())
        throw KeyRefused("last_day", "the last day of the key is past");
    return {checked_label(wish.label, store.keys()), wish.roles, checked_communes(wish, store), wish.last_day};
}

/// Without one nobody could make keys over HTTP any more.
bool is_last_administrator(const StoredKey& ending, KeyStore& keys) {
    const auto administers = [](const StoredKey& stored) {
        return stored.key.roles.contains(Role::administrator) &&
               (!stored.key.last_day || Date::today() <= *stored.key.last_day);
    };
    if (!administers(ending)) return false;
    constexpr int a_page = 100;
    std::string after;
    for (auto page = keys.keys_after(after, a_page); !page.empty(); page = keys.keys_after(after, a_page)) {
        for (const auto& one : page) {
            if (one.id != ending.id && administers(one)) return false;
        }
        after = page.back().key.label;
    }
    return true;
}

}  // namespace

MadeKey make_key(Store& store, Transaction& transaction, const KeyWish& wish, const Authorship& author) {
    require_keeper(author.caller);
    const ApiKey key = checked(wish, store);
    const std::string secret = new_key_secret();
    auto revision = transaction.revision({author.caller.name, "create key", author.reason, author.document});
    const Id id = revision->insert(api_key_row(key, hash_of_key(secret)));
    for (const Id commune : key.communes.value_or(std::set<Id>{})) revision->insert(api_key_unit_row(id, commune));
    revision->keep();
    return {store.keys().key_labelled(key.label).value(), secret};
}

bool end_key(Store& store, Transaction& transaction, const std::string& label, const Authorship& author) {
    require_keeper(author.caller);
    const auto found = store.keys().key_labelled(label);
    if (!found) return false;
    if (is_last_administrator(*found, store.keys())) {
        throw NotPossible("conflict", "Đây là khóa quản trị cuối cùng; hãy tạo khóa khác trước.",
                          "this is the last key of an administrator; make another one first");
    }
    auto revision = transaction.revision({author.caller.name, "revoke key", author.reason, author.document});
    for (const Id row : store.keys().limits_of(found->id)) revision->end("api_key_unit", row);
    revision->end("api_key", found->id);
    revision->keep();
    return true;
}

}  // namespace diachi::registry
