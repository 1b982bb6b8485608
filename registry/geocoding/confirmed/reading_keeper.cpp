#include "registry/geocoding/confirmed/reading_keeper.hpp"

#include <algorithm>

#include "registry/geocoding/confirmed/text_form.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr std::string_view table = "confirmed_reading";

std::string name_of(ReadingChoice::Kind kind) {
    switch (kind) {
        case ReadingChoice::Kind::address:
            return "address";
        case ReadingChoice::Kind::street:
            return "street";
        case ReadingChoice::Kind::place:
            return "place";
        case ReadingChoice::Kind::commune:
            return "commune";
        case ReadingChoice::Kind::none:
            break;
    }
    return "none";
}

journal::Row row_of(const ReadingWish& wish, const Digest& hash) {
    const auto& choice = wish.choice;
    return {table,
            {wish.system, geo::Wkb{{hash.begin(), hash.end()}}, name_of(choice.kind),
             journal::optional_value(choice.address), journal::optional_value(choice.thoroughfare),
             journal::optional_value(choice.place), journal::optional_value(choice.commune)}};
}

bool says(const ConfirmedReadingRecord& record, const ReadingChoice& choice) {
    return record.choice == name_of(choice.kind) && record.address == choice.address &&
           record.thoroughfare == choice.thoroughfare && record.place == choice.place &&
           record.commune == choice.commune;
}

[[noreturn]] void refuse_other_choice(Id standing) {
    throw NotPossible(
        "conflict",
        "Văn bản này đã có lựa chọn khác (số " + std::to_string(standing) +
            "); hãy xem lại rồi ghi số đó vào replaces.",
        "this text has another reading, " + std::to_string(standing) + "; look at it and name it in “replaces”");
}

/// A hash as a version row holds it.
std::optional<Digest> hash_in(const VersionRow& row) {
    const auto* bytes = std::get_if<geo::Wkb>(&row.value("text_hash"));
    Digest hash{};
    if (bytes == nullptr || bytes->bytes.size() != hash.size()) return std::nullopt;
    std::copy(bytes->bytes.begin(), bytes->bytes.end(), hash.begin());
    return hash;
}

}  // namespace

void require_settling(const Caller& caller, const std::string& system) {
    require(caller, Permission::settle);
    if (caller.name == system || may(caller, Permission::administer)) return;
    throw NotGranted(Permission::administer,
                     "a reading is of the system that confirmed it; only an administrator "
                     "settles for another one");
}

ConfirmedReading ReadingKeeper::confirm(const ReadingWish& wish, const Authorship& authorship) {
    require_settling(authorship.caller, wish.system);
    const auto form = settled_form(wish.text);
    if (!form) {
        throw NotPossible("conflict", "Văn bản trống, quá dài hoặc không phải UTF-8.",
                          "a reading is kept of a text of 1 to 1,000 bytes of UTF-8 that says something");
    }
    const Digest hash = settled_hash(key_, wish.system, *form);
    auto& rows = store_.confirmed_readings();
    const auto standing = rows.of_text(hash);
    if (standing && says(*standing, wish.choice)) return {*standing, false};
    if (standing && standing->id != wish.replaces) refuse_other_choice(standing->id);
    auto revision =
        transaction_.revision({authorship.caller.name, "confirm reading", authorship.reason, authorship.document});
    if (standing) revision->end(table, standing->id);
    revision->insert(row_of(wish, hash));
    revision->keep();
    return {rows.of_text(hash).value(), true};
}

RevisionNumber ReadingKeeper::end(Id reading, const Authorship& authorship) {
    const auto standing = store_.confirmed_readings().find(reading);
    require(authorship.caller, Permission::settle);
    // Of another system’s reading the caller is told no more than of one that never was.
    const bool own =
        standing && (standing->system == authorship.caller.name || may(authorship.caller, Permission::administer));
    if (!own) throw NotPossible("not-found", "Không có lựa chọn này.", "there is no reading of this number");
    auto revision =
        transaction_.revision({authorship.caller.name, "end reading", authorship.reason, authorship.document});
    revision->end(table, reading);
    const auto number = revision->number();
    revision->keep();
    return number;
}

bool concerns_readings(const std::vector<JournalEntry>& entries) {
    return !entries.empty() &&
           std::all_of(entries.begin(), entries.end(), [](const JournalEntry& entry) { return entry.table == table; });
}

RevisionNumber undo_readings(Store& store, Transaction& transaction, RevisionNumber undone,
                             const Authorship& authorship) {
    const auto entries = store.journal().entries(undone);
    auto revision = transaction.revision(
        {authorship.caller.name, "undo revision " + std::to_string(undone), authorship.reason, authorship.document});
    const auto refuse_later = [] {
        throw NotPossible("conflict", "Văn bản này đã được chọn lại sau đó; hãy hoàn tác lần ghi sau trước.",
                          "the text was settled anew since; undo that first");
    };
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        const auto row = store.rows().row(table, entry->row).value();
        require_settling(authorship.caller, row.text("system"));
        if (entry->operation == journal::Operation::insert) {
            if (row.rev_to) refuse_later();
            revision->end(table, entry->row);
        } else {
            const auto hash = hash_in(row);
            if (hash && store.confirmed_readings().of_text(*hash)) refuse_later();
            revision->insert(row.row);
        }
    }
    const auto number = revision->number();
    revision->keep();
    return number;
}

}  // namespace diachi::registry::geocoding
