#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "registry/date.hpp"
#include "registry/id.hpp"

namespace diachi::registry {

enum class Level { province = 1, district = 2, commune = 3 };

/// What an administrative unit was called and to what it belonged, for one period. One unit may have several.
struct UnitVersion {
    Id unit;
    Level level;
    std::string code;  ///< official code, text; unique only together with a date
    std::string name;  ///< in full, with its kind: "Phường Ba Đình"
    std::string kind;  ///< "Phường", "Xã", "Thị trấn", "Đặc khu", "Quận", "Tỉnh", ...
    std::optional<Id> parent;
    Period valid;
};

/// One line of a lineage event: all or a part of one unit became all or a part of another.
struct LineagePart {
    Id from;
    Id to;
    bool whole;  ///< the whole of `from` went into `to`
    Date effective;
    std::string document;   ///< the resolution
    bool inferred = false;  ///< concluded from lists of units; no source says so
};

/// What a street or a place was called for one period that has ended, or is called from a day to come.
struct FormerName {
    std::string name;
    Period valid;
};

/// A street, or an alley of a street (then it has a parent).
struct Thoroughfare {
    Id id;
    std::optional<Id> parent;
    std::string name;          ///< official name with its kind: "Đường Trần Phú", "Hẻm 12"
    std::vector<Id> communes;  ///< current and former communes that it lies in
    std::vector<FormerName> former_names = {};
};

/// A hamlet or residential group: thôn, ấp, khóm, khu vực, khu phố, tổ.
struct Place {
    Id id;
    std::string kind;          ///< "Ấp", "Khu vực", ...; may be empty
    std::string name;          ///< in full: "Ấp 1", "Khu vực Thạnh Hoà"
    std::vector<Id> communes;  ///< current and former communes that it lies in
    std::vector<FormerName> former_names = {};
};

/// All names that text can be matched to, as published at one revision.
struct Gazetteer {
    RevisionNumber revision = 0;
    std::vector<UnitVersion> units;
    std::vector<LineagePart> lineage;
    std::vector<Thoroughfare> thoroughfares;
    std::vector<Place> places;
};

}  // namespace diachi::registry
