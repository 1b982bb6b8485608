#pragma once

#include "registry/registrar.hpp"

namespace diachi::registry {

/// Restores, by a new revision, what held before a revision that changed addresses. An address that it issued becomes
/// cancelled: its code was given and stays known. Returns the number of the new revision.
/// Throws NotPossible "not-found", "not-undoable" for a revision of another kind, and "conflict" when something of it
/// was changed since, or when an address that it would bring back now breaks a rule; NotGranted.
RevisionNumber undo(Store& store, Registrar& registrar, Transaction& transaction, RevisionNumber revision,
                    const Authorship& authorship);

}  // namespace diachi::registry
