#pragma once

#include <memory>
#include <string>
#include <variant>

#include "registry/access/caller.hpp"
#include "registry/address.hpp"
#include "registry/address_draft.hpp"
#include "registry/examiner.hpp"
#include "registry/lifecycle/changed_address.hpp"
#include "registry/lifecycle/versions.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry {

/// Who writes, and on what ground.
struct Authorship {
    Caller caller;
    std::string reason;
    std::string document;
};

/// How an address begins: current, unless one of these says that it is reserved first.
struct IssueTerms {
    std::optional<Date> reserved_until;  ///< the last day of the reservation
    std::optional<Id> proposal;          ///< the proposal that an authority is to decide on
};

/// What is to be different about an address. What is absent stays; an empty text takes the part away.
struct AddressChange {
    std::optional<std::string> number;
    std::optional<std::string> flat;
    std::optional<std::string> street;
    std::optional<std::string> street_key;
    std::optional<std::string> place;
    std::optional<std::string> place_key;
    std::optional<std::string> commune_code;
    std::optional<geo::Position> position;
    std::optional<double> accuracy_m;
    std::string method = "declared";  ///< how the new position was found
    std::map<std::string, std::string> confirmed;
    Amendment amendment;
};

/// The address as it is now, or what speaks against it.
using Written = std::variant<AddressRecord, Examination>;

/// The code that was given, or what speaks against it.
using Coded = std::variant<std::string, Examination>;

/// The one door through which addresses are written. Names, rules and duplicates are judged against the store inside
/// the caller's transaction. Each call is one revision of it, or writes nothing.
class Registrar {
  public:
    /// The store must outlive the registrar and belong to the same thread.
    /// `directory`: names of the published map, when somebody has them ready; read from the store otherwise.
    explicit Registrar(Store& store, std::shared_ptr<const NameDirectory> directory = nullptr);

    Examination examine(const AddressDraft& draft) { return examiner_.examine(draft).examination; }

    /// The commune in force that has this code.
    std::optional<UnitVersion> commune(const std::string& code) { return examiner_.commune(code); }

    /// Throws NotGranted, and NotPossible when this registry issues by decision and the terms name no proposal.
    Written issue(Transaction& transaction, const AddressDraft& draft, const Authorship& authorship,
                  const IssueTerms& terms = {});

    /// A draft looked up on the map, for issue_into(); ahead of the writing, on another thread, with a registrar of its own
    /// and a draft that names no building.
    ExaminedDraft prepare(const AddressDraft& draft) { return examiner_.prepare(draft); }

    /// As issue(), but as a part of a revision of many addresses. A refused draft leaves nothing behind in it.
    /// The revision gives the reason; why warnings are confirmed stands there, if anywhere.
    Coded issue_into(Revision& revision, ExaminedDraft prepared, const Caller& caller, const IssueTerms& terms = {});

    /// Corrects or changes what an address says; its code stays. Attestations of what it said before lapse.
    /// Throws as address_to_change.
    Written amend(Transaction& transaction, const std::string& code, const AddressChange& change, const Seen& seen,
                  const Authorship& authorship);

  private:
    /// Whether it may be written. Throws as issue().
    bool may_be_written(const ExaminedDraft& settled, const Caller& caller, const IssueTerms& terms);
    /// Whether this may be amended of an address that is proposed, or where an authority decides.
    void check_amendment(const AddressRecord& address, const ExaminedDraft& resolved, const Authorship& authorship);
    /// Renames and moves the flats of a building with it; what speaks against that is returned.
    std::optional<Examination> carry_units_along(Revision& revision, const AddressRecord& before,
                                                 const ExaminedDraft& building, const Amendment& amendment);
    void check_terms(const IssueTerms& terms, const ExaminedDraft& resolved);
    /// Returns the code.
    std::string write(Revision& revision, const ExaminedDraft& resolved, const IssueTerms& terms);

    Store& store_;
    RegistryFacts facts_;
    const CodeScheme& scheme_;
    Examiner examiner_;
};

/// The reason given, and why each warning that spoke against the draft was passed over.
std::string reason_with_confirmations(const std::string& reason, const std::map<std::string, std::string>& confirmed,
                                      const Examination& examination);

}  // namespace diachi::registry
