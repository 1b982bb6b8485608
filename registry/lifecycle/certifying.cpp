#include "registry/lifecycle/certifying.hpp"

#include "registry/address_rows.hpp"

namespace diachi::registry {

AddressRecord certify(Store& store, Transaction& transaction, const std::string& code, const Seen& seen,
                      const Authorship& authorship) {
    const auto address = address_to_change(store, code, authorship.caller, Permission::certify, seen);
    if (address.status != "current") {
        throw NotPossible("conflict", "Chỉ xác nhận được địa chỉ đang dùng.",
                          "only a current address can be certified");
    }
    if (authorship.document.empty()) {
        throw NotPossible("document-needed", "Xác nhận phải ghi số văn bản (document).",
                          "a certification must name its document");
    }
    auto revision =
        transaction.revision({authorship.caller.name, "certify", authorship.reason, authorship.document});
    lapse_certifications(store, *revision, address.id);
    revision->insert(certification_row(address.id, address.revision,
                                       {authorship.caller.name, Date::today().iso(), authorship.document}));
    revision->keep();
    return store.address(code, Date::today()).value();
}

AddressRecord revoke_certification(Store& store, Transaction& transaction, const std::string& code, const Seen& seen,
                                   const Authorship& authorship) {
    const auto address = address_to_change(store, code, authorship.caller, Permission::certify, seen);
    if (!address.certification) {
        throw NotPossible("conflict", "Địa chỉ này chưa được xác nhận.", "this address is not certified");
    }
    auto revision =
        transaction.revision({authorship.caller.name, "revoke certification", authorship.reason, authorship.document});
    lapse_certifications(store, *revision, address.id);
    revision->keep();
    return store.address(code, Date::today()).value();
}

void lapse_certifications(Store& store, Revision& revision, Id address) {
    for (const auto& row : store.rows().present("certification", "address_id", address)) {
        revision.end("certification", row.id);
    }
}

}  // namespace diachi::registry
