#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "registry/address_draft.hpp"
#include "registry/address_rows.hpp"
#include "registry/codes/code_scheme.hpp"
#include "registry/geocoding/addresses/address_follower.hpp"
#include "registry/geocoding/store_lookup.hpp"
#include "registry/name_directory.hpp"
#include "tests/registry/small_town.hpp"
#include "tests/registry/temporary_registry.hpp"

namespace diachi::registry::geocoding {

/// The small town with addresses whose rows are written as they are given, whatever rules would say.
class IndexedTown {
  public:
    struct Given {
        std::string number;
        std::string flat = "";
        std::string status = "current";
        std::optional<Date> reserved_until = std::nullopt;
        Period valid{};
        std::string former_number = "";
        bool in_alley = false;
        bool in_hamlet = false;
        std::optional<double> accuracy_m = std::nullopt;
        geo::Position position = geo::Position::of_units(1'050'120'000, 100'020'000);
    };

    IndexedTown() : store_(file_.open()), town_(*store_) {}

    std::vector<Id> add(const std::vector<Given>& all) {
        std::vector<Id> ids;
        in_revision([&](Revision& revision) {
            for (const Given& given : all) ids.push_back(write(revision, given));
        });
        return ids;
    }

    /// Ends the status of an address and gives it another.
    void retire(Id address) {
        in_revision([&](Revision& revision) {
            for (const auto& row : store_->rows().present("address_status", "address_id", address))
                revision.end("address_status", row.id);
            revision.insert(address_status_row(address, "retired", "pulled down", {}, std::nullopt, std::nullopt));
        });
    }

    void rename_street(const std::string& name) {
        in_revision([&](Revision& revision) {
            for (const auto& street : store_->thoroughfares()) {
                if (street.facts.id != town_.street) continue;
                revision.end("thoroughfare_version", street.version);
            }
            const Id changeset = revision.insert(
                changeset_row({"streets", "renamed", "", "EPSG:4326", "", "UTF-8", std::nullopt, "", ""}));
            revision.insert(thoroughfare_version_row(town_.street, name, changeset, std::nullopt, {}));
        });
    }

    [[nodiscard]] std::vector<std::string> labels(const std::vector<KnownAddress>& found) const {
        std::vector<std::string> told;
        for (const auto& one : found) {
            told.push_back(std::to_string(one.id) + " " + one.code + " " + one.label + " in " +
                           std::to_string(one.commune) + " at " + std::to_string(one.position.longitude_e7()) + "," +
                           std::to_string(one.position.latitude_e7()) + " ±" +
                           (one.accuracy_m ? std::to_string(*one.accuracy_m) : "?") + " place " +
                           std::to_string(one.place.value_or(0)));
        }
        return told;
    }

    [[nodiscard]] const std::filesystem::path& file() const { return file_.file(); }
    Store& store() { return *store_; }
    [[nodiscard]] const SmallTown& town() const { return town_; }

  private:
    template <typename Work>
    void in_revision(const Work& work) {
        auto transaction = store_->begin();
        auto revision = transaction->revision({"test", "write", "", ""});
        work(*revision);
        revision->keep();
        transaction->commit();
    }

    Id write(Revision& revision, const Given& given) const {
        const Id id =
            revision.insert(address_row(default_code_scheme().code_for(7, revision.next_serial()), std::nullopt));
        revision.insert(address_status_row(id, given.status, "", given.valid, given.reserved_until, std::nullopt));
        revision.insert(address_position_row(id, "entrance", given.position, given.accuracy_m, "survey", given.valid));
        revision.insert(address_unit_row(id, given.in_hamlet ? town_.west : town_.east, "computed", given.valid));
        AddressName name;
        name.number = given.number;
        name.flat = given.flat;
        if (given.in_hamlet) {
            name.place = town_.hamlet;
        } else {
            name.thoroughfare = given.in_alley ? town_.alley : town_.street;
        }
        name.lookup_key = key(given, given.number);
        revision.insert(address_name_row(id, name, given.valid));
        if (!given.former_number.empty()) {
            auto former = address_name_row(id, name, given.valid);
            former.values[1] = std::string("former");
            former.values[7] = key(given, given.former_number);
            revision.insert(former);
        }
        return id;
    }

    [[nodiscard]] std::string key(const Given& given, const std::string& number) const {
        if (given.in_hamlet) return place_lookup_key(town_.hamlet, number, given.flat);
        return street_lookup_key(town_.street, given.in_alley ? "12/" + number : number, given.flat);
    }

    TemporaryRegistry file_;
    std::unique_ptr<Store> store_;
    SmallTown town_;
};

}  // namespace diachi::registry::geocoding
