#pragma once

#include <string>

#include "registry/registrar.hpp"

namespace diachi::registry {

/// How a registry works. Kept as rows of `setting`, so that the journal tells who changed it.
struct Settings {
    bool by_decision = false;  ///< wards propose, an authority decides (Thông tư 08/2024/TT-BXD); else wards issue
    std::string code_label = "Mã địa chỉ";  ///< what plates and certificates call the code
};

Settings read_settings(Store& store);

/// Whether wards propose and an authority decides.
bool issues_by_decision(Store& store);

/// Where an authority decides, a ward alone makes nothing current and renames nothing: it proposes. Throws NotGranted
/// without the permission to decide, and NotPossible when no decision is named.
void check_decision(Store& store, const AddressRecord& address, const Authorship& authorship);

/// Writes what differs, as one revision. Throws NotGranted.
void change_settings(Store& store, Transaction& transaction, const Settings& settings, const Caller& caller,
                     const std::string& reason);

}  // namespace diachi::registry
