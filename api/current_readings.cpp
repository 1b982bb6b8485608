#include "api/current_readings.hpp"

#include <chrono>

#include "registry/storage/open_store.hpp"

namespace diachi::api {

using namespace std::chrono_literals;
using registry::geocoding::ConfirmedReadings;

CurrentReadings::CurrentReadings(const std::filesystem::path& registry, registry::HolderKeyring& keyring)
    : store_(registry::open_store(registry)),
      keyring_(keyring),
      readings_(std::make_shared<const ConfirmedReadings>()),
      refreshing_(500ms, "confirmed readings could not be read", [this] { refresh(); }) {
    // Nobody is answered, and no job goes on, before what was settled is read once or could not be.
    refreshing_.run_now(24h);
}

void CurrentReadings::catch_up() {
    refreshing_.run_now(100ms);
}

void CurrentReadings::refresh() {
    readings_.set(ConfirmedReadings::refreshed(get(), *store_, keyring_));
}

}  // namespace diachi::api
