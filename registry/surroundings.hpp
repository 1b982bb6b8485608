#pragma once

#include "registry/codes/code_scheme.hpp"
#include "registry/examiner.hpp"
#include "registry/name_directory.hpp"
#include "registry/rules/rule.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry {

/// Gathers what lies around a draft, so that the rules need no store. Reads by index only: it runs for every address.
/// The map and the addresses are gathered apart: the map does not change while a list is being issued.
class SurroundingsReader {
  public:
    /// What is given must outlive the reader.
    SurroundingsReader(Store& store, const CodeScheme& scheme, const NameDirectory& directory)
        : store_(store), scheme_(scheme), directory_(directory) {}

    /// `resolved`: a draft with what its words stand for; its findings are not read.
    [[nodiscard]] rules::Surroundings map_around(const ExaminedDraft& resolved) const;
    void add_addresses(ExaminedDraft& resolved) const;

  private:
    /// Codes of the sites that stand where the draft does, but for itself.
    [[nodiscard]] std::vector<std::string> others_at_spot(const AddressDraft& draft) const;
    void read_map(const ExaminedDraft& resolved, rules::Surroundings& around) const;
    void read_commune_edge(const ExaminedDraft& resolved, rules::Surroundings& around) const;
    void read_way_to_street(const ExaminedDraft& resolved, rules::Surroundings& around) const;
    void read_named_parcel(const AddressDraft& draft, rules::Surroundings& around) const;
    void read_namesakes(const ExaminedDraft& resolved, rules::Surroundings& around) const;
    void read_code(const AddressDraft& draft, rules::Surroundings& around) const;

    Store& store_;
    const CodeScheme& scheme_;
    const NameDirectory& directory_;
};

}  // namespace diachi::registry
