#include "registry/holders/holder_reader.hpp"

#include "registry/holders/holder_scope.hpp"
#include "registry/tax_number.hpp"

namespace diachi::registry {
namespace {

void check_tells_nothing(const HolderFacts& facts, const std::string& purpose) {
    if (!tells_of(facts, purpose)) return;
    throw HolderRefused{"holder.untold", "purpose",
                        "Mục đích được lưu vĩnh viễn, không được ghi tên, số định danh hay số điện thoại.",
                        "The purpose is kept for ever: leave name, number and phone out of it.", ""};
}

std::string searched_number(const std::string& typed) {
    const auto parsed = TaxNumber::parse(typed);
    if (const auto* fault = std::get_if<NumberFault>(&parsed)) {
        throw HolderRefused{"holder.number", "number", fault->message_vi, fault->message_en, ""};
    }
    return std::get<TaxNumber>(parsed).digits;
}

}  // namespace

HolderRead HolderReader::read(Id holder, const Inquiry& inquiry) {
    const auto stored = holder_in_scope(records_, holder, inquiry.caller, Permission::read_holders);
    auto facts = keys_.opened(stored.key_id, {stored.id, stored.version}, stored.kind, stored.sealed);
    if (!facts) throw HolderUnknown();
    check_tells_nothing(*facts, inquiry.purpose);
    records_.log({inquiry.caller.name, "read", inquiry.purpose, holder});
    return {holder, *std::move(facts), records_.holdings_of(holder, today_)};
}

std::vector<HolderFound> HolderReader::search(const HolderQuery& query, const Inquiry& inquiry) {
    check_tells_nothing(
        {HolderKind::household, SecretText(query.name), SecretText(query.number), SecretText(query.phone), {}},
        inquiry.purpose);
    const auto lookup = lookup_of(query);
    std::vector<HolderFound> found;
    for (const Id id : records_.found_by(lookup)) {
        const auto stored = records_.holder(id);
        auto held = not_ended(records_.holdings_of(id, today_), today_);
        const bool nowhere = lookup.kind == LookupKind::number && held.empty();
        if (!stored || !(nowhere || in_scope(inquiry.caller, Permission::read_holders, held))) continue;
        found.push_back({id, stored->kind, std::move(held)});
    }
    log(found, "search", inquiry);
    return found;
}

std::vector<HolderFound> HolderReader::holders_at(const std::string& address_code, const Inquiry& inquiry) {
    const auto address = store_.address(address_code, today_);
    if (!address) {
        throw HolderRefused{"holding.address", "code", "Không có địa chỉ với mã này.", "No address has this code.", ""};
    }
    require_in(inquiry.caller, Permission::read_holders, address->commune, address->commune_name);
    std::vector<HolderFound> found;
    for (auto& holding : records_.holdings_at(address->id, today_)) {
        const auto stored = records_.holder(holding.holder);
        if (!stored) continue;
        const auto facts = keys_.opened(stored->key_id, {stored->id, stored->version}, stored->kind, stored->sealed);
        if (facts) check_tells_nothing(*facts, inquiry.purpose);
        found.push_back({stored->id, stored->kind, {std::move(holding)}});
    }
    log(found, "list", inquiry);
    return found;
}

LookupRow HolderReader::lookup_of(const HolderQuery& query) {
    const auto row = [&](LookupKind kind, std::string_view text) {
        return LookupRow{kind, keys_.lookup_hash(kind, text)};
    };
    if (!query.number.empty()) return row(LookupKind::number, searched_number(query.number));
    if (!query.phone.empty()) {
        const auto digits = phone_digits(query.phone);
        if (digits) return row(LookupKind::phone, *digits);
        throw HolderRefused{"holder.phone", "phone", "Số điện thoại có 10 hoặc 11 chữ số, bắt đầu bằng 0 hoặc +84.",
                            "A phone number has 10 or 11 digits and begins with 0 or +84.", ""};
    }
    const auto commune = store_.commune_in_force(query.commune_code, today_);
    if (commune) return row(LookupKind::name, name_with_commune(query.name, *commune));
    throw HolderRefused{"holder.commune", "commune_code", "Không có xã, phường đang dùng với mã này.",
                        "No commune in force has this code.", ""};
}

void HolderReader::log(const std::vector<HolderFound>& found, const std::string& action, const Inquiry& inquiry) {
    if (found.empty()) records_.log({inquiry.caller.name, action, inquiry.purpose, std::nullopt});
    for (const auto& one : found) records_.log({inquiry.caller.name, action, inquiry.purpose, one.id});
}

}  // namespace diachi::registry
