#pragma once

#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "registry/access/api_key.hpp"
#include "registry/registrar.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry {

/// A key that somebody asks for.
struct KeyWish {
    std::string label;  ///< 1 to 64 bytes; of a counter or a system rather than of a person: it stands in the journal
    std::set<Role> roles;
    std::vector<std::string> commune_codes;  ///< in force today; for officers and certifiers, at most 300
    bool everywhere = false;                 ///< officers and certifiers name communes or say this
    std::optional<Date> last_day;
};

/// A key that cannot be made as it was asked for. `field` is "label", "roles", "communes" or "last_day".
class KeyRefused : public std::runtime_error {
  public:
    KeyRefused(std::string at, const std::string& why) : std::runtime_error(why), field(std::move(at)) {}
    std::string field;
};

struct MadeKey {
    StoredKey stored;
    std::string secret;  ///< to be shown once; kept nowhere
};

// The one door through which keys are made and ended, each as one revision of the transaction. Throws NotGranted unless
// the author may administer and is not limited to communes: nobody hands out more than they have.

/// Throws KeyRefused.
MadeKey make_key(Store& store, Transaction& transaction, const KeyWish& wish, const Authorship& author);
/// The key opens nothing from then on. False when no key of the present has the label.
bool end_key(Store& store, Transaction& transaction, const std::string& label, const Authorship& author);

}  // namespace diachi::registry
