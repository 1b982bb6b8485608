#include "importers/address_list.hpp"

#include <charconv>
#include <map>
#include <stdexcept>

#include "importers/csv.hpp"
#include "registry/lifecycle/proposals.hpp"

namespace diachi::importers {
namespace {

using registry::AddressDraft;
using Fields = std::vector<std::string>;

/// So many rows reach the disk together.
constexpr int rows_a_commit = 500;

std::optional<double> number(const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

class Columns {
  public:
    explicit Columns(const Fields& header) {
        for (std::size_t i = 0; i < header.size(); ++i) positions_[header[i]] = i;
        for (const auto* needed : {"commune_code", "longitude", "latitude"}) {
            if (!positions_.contains(needed)) {
                throw CsvError("the list has no column " + std::string(needed) + " in its first line");
            }
        }
    }
    [[nodiscard]] std::string of(const Fields& row, const std::string& column) const {
        const auto position = positions_.find(column);
        return position == positions_.end() || position->second >= row.size() ? "" : row[position->second];
    }

  private:
    std::map<std::string, std::size_t> positions_;
};

AddressDraft draft_from(const Columns& columns, const Fields& row) {
    AddressDraft draft;
    draft.number = columns.of(row, "number");
    draft.flat = columns.of(row, "flat");
    draft.street = columns.of(row, "street");
    draft.street_key = columns.of(row, "street_id");
    draft.place = columns.of(row, "place");
    draft.place_key = columns.of(row, "place_id");
    draft.commune_code = columns.of(row, "commune_code");
    const auto longitude = number(columns.of(row, "longitude"));
    const auto latitude = number(columns.of(row, "latitude"));
    if (longitude && latitude) {
        try {
            draft.position = geo::Position::at(geo::Longitude{*longitude}, geo::Latitude{*latitude});
        } catch (const std::invalid_argument&) {
            // No such place on earth: the registrar says that the position is missing.
        }
    }
    draft.parcel_unit = columns.of(row, "parcel_unit");
    draft.parcel_sheet = columns.of(row, "parcel_sheet");
    draft.parcel_number = columns.of(row, "parcel_number");
    draft.holder_tax_number = columns.of(row, "holder_tax_number");
    draft.method = "list";
    return draft;
}

std::string reasons(const registry::Examination& examination) {
    std::string text;
    const auto add = [&text](const std::string& sentence) { text += (text.empty() ? "" : " ") + sentence; };
    for (const auto& field : examination.unresolved) add(field.field + ": " + field.message_vi);
    for (const auto& finding : examination.findings) add(finding.rule + ": " + finding.refusal.message_vi);
    return text;
}

class ListIssuer {
  public:
    ListIssuer(registry::Store& store, const Fields& header, std::ostream& issued, std::ostream& refused,
               const registry::Authorship& authorship, const std::string& proposal)
        : store_(store), registrar_(store), proposal_(proposal), columns_(header), issued_(issued), refused_(refused), authorship_(authorship) {
        write(issued_, header, "code");
        write(refused_, header, "reasons");
    }

    void issue(registry::Transaction& transaction, Fields row, std::size_t header_size) {
        row.resize(header_size);
        AddressDraft draft = draft_from(columns_, row);
        if (const auto parent = columns_.of(row, "parent_number"); !parent.empty()) {
            draft.number = parent;
            const auto code = building_code(draft);
            if (!code) return refuse(row, "parent_number: Chưa có toà nhà số " + parent + " trên đường này.");
            draft.parent_code = *code;
        }
        try {
            const auto result = registrar_.issue(transaction, draft, authorship_, terms_for(transaction, draft));
            if (const auto* examination = std::get_if<registry::Examination>(&result)) {
                return refuse(row, reasons(*examination));
            }
            write(issued_, row, std::get<registry::AddressRecord>(result).code);
            ++counts_.issued;
        } catch (const registry::NotPossible& reason) {
            refuse(row, reason.message_vi());
        }
    }

    [[nodiscard]] ListCounts counts() const { return counts_; }

  private:
    /// The building is the address that a draft without the flat would duplicate.
    std::optional<std::string> building_code(AddressDraft draft) {
        draft.flat.clear();
        for (const auto& finding : registrar_.examine(draft).findings) {
            if (finding.rule == "identity.duplicate") return finding.refusal.suggestion;
        }
        return std::nullopt;
    }
    /// Nothing, unless the list is to be proposed: then the proposal of the commune, opened with its first address.
    registry::IssueTerms terms_for(registry::Transaction& transaction, const AddressDraft& draft) {
        if (proposal_.empty()) return {};
        const auto commune = registrar_.commune(draft.commune_code);
        if (!commune) return {};  // refused for its commune
        auto& id = counts_.proposals[draft.commune_code];
        if (id == 0) id = registry::Proposals(store_, transaction).open(*commune, proposal_, authorship_).id;
        return {std::nullopt, id};
    }
    void refuse(const Fields& row, const std::string& why) {
        write(refused_, row, why);
        ++counts_.refused;
    }
    static void write(std::ostream& out, Fields row, const std::string& last) {
        row.push_back(last);
        write_csv_row(out, row);
    }

    registry::Store& store_;
    registry::Registrar registrar_;
    std::string proposal_;
    Columns columns_;
    std::ostream& issued_;
    std::ostream& refused_;
    registry::Authorship authorship_;
    ListCounts counts_;
};

}  // namespace

ListCounts issue_list(registry::Store& store, std::istream& list, std::ostream& issued, std::ostream& refused,
                      const registry::Authorship& authorship, const std::string& proposal) {
    CsvReader reader(list);
    const auto header = reader.next();
    if (!header) throw CsvError("the list is empty");
    ListIssuer issuer(store, *header, issued, refused, authorship, proposal);
    for (bool more = true; more;) {
        auto transaction = store.begin();
        const auto settled = issuer.counts().issued + issuer.counts().refused;
        for (int count = 0; count < rows_a_commit && more; ++count) {
            auto row = reader.next();
            more = row.has_value();
            if (row) issuer.issue(*transaction, std::move(*row), header->size());
        }
        // A code that is in no list would be lost: first the lists, then the registry.
        issued.flush();
        refused.flush();
        if (!issued || !refused) {
            throw std::runtime_error("the results cannot be written to their end; the first " +
                                     std::to_string(settled) +
                                     " rows of the list are settled and written, of the "
                                     "others no code was issued");
        }
        transaction->commit();
    }
    return issuer.counts();
}

}  // namespace diachi::importers
