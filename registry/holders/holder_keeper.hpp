#pragma once

#include <string>
#include <vector>

#include "registry/holders/holder_keys.hpp"
#include "registry/registrar.hpp"
#include "registry/storage/holder_records.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry {

/// The one door through which holders and what they hold are written. Each call is one revision of the transaction,
/// whose rows tell nothing of a person; reasons and documents that repeat the name or a number of the holder are
/// refused. Each throws HolderRefused, HolderUnknown (holder_scope.hpp) or NotGranted, and then nothing was written.
class HolderKeeper {
  public:
    /// The store must outlive the keeper and belong to the same thread.
    HolderKeeper(Store& store, HolderKeys& keys) : store_(store), records_(store.holders()), keys_(keys) {}

    /// `key_id`: a data key made for this holder (HolderKeys::make) before the transaction began. Returns the holder's
    /// id.
    Id keep(Transaction& transaction, const HolderFacts& facts, const std::optional<HoldingDraft>& first_holding,
            const std::string& key_id, const Authorship& authorship);

    /// A new version takes the place of the present one.
    void change(Transaction& transaction, Id holder, const HolderFacts& facts, const Authorship& authorship);

    /// For those who may keep holders in all communes of the holder. Destroys the data key, then ends all rows of the
    /// holder. When the transaction is lost afterwards the key is gone all the same: the same call completes what was
    /// begun.
    void erase(Transaction& transaction, Id holder, const Authorship& authorship);

    void hold(Transaction& transaction, Id holder, const HoldingDraft& draft, const Authorship& authorship);

    /// `end`: the first day on which the holder no longer holds the address.
    void end_holding(Transaction& transaction, Id holder, Id holding, const Date& end, const Authorship& authorship);

  private:
    HolderFacts opened(const StoredHolder& stored);
    Holding resolved(const HoldingDraft& draft, HolderKind kind, const Caller& caller);
    void check_number_is_new(const HolderFacts& facts, std::optional<Id> holder, const Caller& caller);
    void check_main_address(const Holding& wanted, const std::vector<Holding>& held, const Caller& caller);
    void find_again_by(Id holder, const HolderFacts& facts);

    Store& store_;
    HolderRecords& records_;
    HolderKeys& keys_;
    Date today_ = Date::today();
};

}  // namespace diachi::registry
