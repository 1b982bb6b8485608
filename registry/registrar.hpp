#pragma once

#include <memory>
#include <string>
#include <variant>

#include "registry/access/caller.hpp"
#include "registry/address.hpp"
#include "registry/address_draft.hpp"
#include "registry/examiner.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry {

/// Who writes, and on what ground.
struct Authorship {
    Caller caller;
    std::string reason;
    std::string document;
};

/// The one door through which addresses are written. Names, rules and duplicates are judged against the store inside
/// the caller's transaction.
class Registrar {
  public:
    /// The store must outlive the registrar and belong to the same thread.
    /// `directory`: names of the published map, when somebody has them ready; read from the store otherwise.
    explicit Registrar(Store& store, std::shared_ptr<const NameDirectory> directory = nullptr);

    Examination examine(const AddressDraft& draft) { return examiner_.examine(draft).examination; }

    /// Issues an address as one revision of the transaction, or says what speaks against it.
    std::variant<AddressRecord, Examination> issue(Transaction& transaction, const AddressDraft& draft,
                                                   const Authorship& authorship);

  private:
    void write(Revision& revision, const ExaminedDraft& resolved, const std::string& code);

    Store& store_;
    RegistryFacts facts_;
    const CodeScheme& scheme_;
    Examiner examiner_;
};

}  // namespace diachi::registry
