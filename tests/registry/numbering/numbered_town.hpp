#pragma once

#include <cmath>
#include <map>
#include <string>

#include "registry/address_rows.hpp"
#include "registry/codes/code_scheme.hpp"
#include "registry/examiner.hpp"
#include "registry/house_number.hpp"
#include "registry/numbering/next_number.hpp"
#include "tests/registry/small_town.hpp"
#include "tests/registry/temporary_registry.hpp"

namespace diachi::registry::numbering {

/// Metres east and north of a corner of the small town's eastern commune, in degrees.
inline geo::Point metres(double east, double north) { return {105.011 + east / 109'639.0, 10.001 + north / 110'600.0}; }

/// The place beside a line (in degrees): so many metres along it and to its left; to its right below zero.
inline geo::Position beside(const geo::Line& line, double along, double left) {
    for (std::size_t i = 1;; ++i) {
        const geo::Point a = line[i - 1];
        const geo::Point b = line[i];
        const double length = geo::distance_in_metres(a, b);
        if (along > length && i + 1 < line.size()) {
            along -= length;
            continue;
        }
        const double east = (b.x - a.x) * 109'639.0 / length;
        const double north = (b.y - a.y) * 110'600.0 / length;
        return geo::Position::at(
            geo::Longitude{a.x + (east * along - north * left) / 109'639.0},
            geo::Latitude{a.y + (north * along + east * left) / 110'600.0});
    }
}

/// The small town with streets that have courses, and houses put there without asking any rule.
class NumberedTown {
  public:
    Id street(const std::string& name, const geo::MultiLine& course, std::optional<Id> parent = std::nullopt) {
        Id id = 0;
        write([&](Revision& revision) {
            const Id changeset = revision.insert(changeset_row({"streets", name, "", "", "", "", std::nullopt, "", ""}));
            id = revision.insert(thoroughfare_row(parent, "key of " + name));
            keys_[id] = "key of " + name;
            const auto shape = course.empty() ? std::nullopt : std::optional(geo::to_wkb(course));
            revision.insert(thoroughfare_version_row(id, name, changeset, shape, {}));
            revision.insert(thoroughfare_unit_row(id, town.east, {}));
        });
        directory = read_directory(*store);
        return id;
    }

    void house(Id on_street, const std::string& number, const geo::Position& position) {
        const auto house = HouseNumber::parse(number).value();
        add({house.written(), "", on_street, std::nullopt, directory->street_lookup_key(on_street, house.key(), "")}, position);
    }

    std::string add(const AddressName& name, const geo::Position& position, std::optional<Id> parent = std::nullopt) {
        std::string code;
        write([&](Revision& revision) {
            code = default_code_scheme().code_for(7, revision.next_serial());
            last = revision.insert(address_row(code, parent));
            revision.insert(address_status_row(last, "current", "issued", {}));
            revision.insert(address_position_row(last, "entrance", position, std::nullopt, "test", {}));
            revision.insert(address_name_row(last, name, {}));
            revision.insert(address_unit_row(last, town.east, "computed", {}));
        });
        return code;
    }

    [[nodiscard]] AddressDraft draft(Id on_street, const std::string& number, const geo::Position& position) const {
        AddressDraft draft;
        draft.number = number;
        draft.street_key = keys_.at(on_street);
        draft.commune_code = "00001";
        draft.position = position;
        return draft;
    }

    [[nodiscard]] NextNumbers next(Id on_street, const geo::Position& position) {
        Examiner examiner(*store, directory);
        return NextNumber(*store, *directory).for_place_of(examiner.examine(draft(on_street, "", position)));
    }

    /// "20A left infill; 19 right between": what is proposed, in words.
    [[nodiscard]] std::string told(const NextNumbers& next) {
        std::string text;
        for (const auto& one : next.proposals) {
            text += (text.empty() ? "" : "; ") + one.path;
            if (one.side) text += *one.side == geo::Side::left ? " left" : " right";
            text += " " + std::string(name_of(one.ground));
        }
        return text;
    }

    /// The rules about numbers and namesakes that speak against a draft.
    [[nodiscard]] std::string findings(const AddressDraft& draft) {
        std::string text;
        for (const auto& finding : Examiner(*store, directory).examine(draft).examination.findings) {
            if (finding.rule.starts_with("number.") || finding.rule == "identity.duplicate") {
                text += finding.rule + ": " + finding.refusal.message_en + " ";
            }
        }
        return text;
    }

    TemporaryRegistry file;
    std::unique_ptr<Store> store = file.open();
    SmallTown town{*store};
    std::shared_ptr<const NameDirectory> directory = read_directory(*store);
    Id last = 0;  ///< address

    /// What the job writes reaches the disk with one sync.
    template <typename Job>
    void together(const Job& job) {
        open_ = store->begin();
        job();
        open_->commit();
        open_.reset();
    }

  private:
    template <typename Job>
    void write(const Job& job) {
        if (!open_) return together([&] { write(job); });
        auto revision = open_->revision({"test", "test", "", ""});
        job(*revision);
        revision->keep();
    }

    std::map<Id, std::string> keys_;
    std::unique_ptr<Transaction> open_;
};

}  // namespace diachi::registry::numbering
