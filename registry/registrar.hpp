#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "registry/address.hpp"
#include "registry/address_draft.hpp"
#include "registry/name_directory.hpp"
#include "registry/rules/rule.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry {

/// Who writes, and on what ground.
struct Authorship {
    std::string actor;
    std::string reason;
    std::string document;
};

/// A draft that names something the registry cannot find or tell apart; `field` is its member in JSON.
struct UnresolvedField {
    std::string field;
    std::string message_vi;
    std::string message_en;
};

/// What the registry makes of a draft.
struct Examination {
    std::vector<UnresolvedField> unresolved;
    std::vector<rules::Finding> findings;

    /// Whether nothing speaks against issuing: no error, and every warning confirmed.
    [[nodiscard]] bool allows(const AddressDraft& draft) const;
};

/// The one door through which addresses are written. Names, rules and duplicates are judged against the store inside
/// the caller's transaction.
class Registrar {
  public:
    /// The store must outlive the registrar and belong to the same thread.
    /// `directory`: names of the published map, when somebody has them ready; read from the store otherwise.
    explicit Registrar(Store& store, std::shared_ptr<const NameDirectory> directory = nullptr);

    Examination examine(const AddressDraft& draft);

    /// Issues an address as one revision of the transaction, or says what speaks against it.
    std::variant<AddressRecord, Examination> issue(Transaction& transaction, const AddressDraft& draft,
                                                   const Authorship& authorship);

  private:
    /// A draft and what its words stand for.
    struct Resolved {
        AddressDraft draft;  ///< with what a flat takes over from its building
        std::optional<UnitVersion> commune;
        std::optional<Id> street;
        std::optional<Id> place;
        std::optional<AddressRecord> parent;
        std::string lookup_key;
        rules::Surroundings surroundings;
        Examination examination;
    };
    Resolved resolve(const AddressDraft& asked);
    void resolve_parent(Resolved& resolved);
    static void check_parent(Resolved& resolved);
    void resolve_names(Resolved& resolved) const;
    void resolve_street(Resolved& resolved) const;
    void resolve_place(Resolved& resolved) const;
    /// What equal addresses share; empty when there is nothing to compare by.
    [[nodiscard]] std::string lookup_key(const Resolved& resolved) const;
    void look_around(Resolved& resolved);
    void write(Revision& revision, const Resolved& resolved, const std::string& code);
    const NameDirectory& directory();

    Store& store_;
    RegistryFacts facts_;
    const CodeScheme& scheme_;
    std::shared_ptr<const NameDirectory> directory_;
};

}  // namespace diachi::registry
