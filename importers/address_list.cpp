#include "importers/address_list.hpp"

#include <stdexcept>

#include "importers/list_reader.hpp"
#include "registry/lifecycle/proposals.hpp"

namespace diachi::importers {
namespace {

using registry::AddressDraft;
using Fields = std::vector<std::string>;

std::string reasons(const registry::Examination& examination) {
    std::string text;
    const auto add = [&text](const std::string& sentence) { text += (text.empty() ? "" : " ") + sentence; };
    for (const auto& field : examination.unresolved) add(field.field + ": " + field.message_vi);
    for (const auto& finding : examination.findings) add(finding.rule + ": " + finding.refusal.message_vi);
    return text;
}

/// What the journal says of every portion.
registry::journal::RevisionFacts facts_of(const ListTerms& terms) {
    std::string reason = terms.authorship.reason;
    for (const auto& [rule, why] : terms.confirmed) reason += "; confirmed " + rule + ": " + why;
    return {terms.authorship.caller.name, terms.proposal.empty() ? "issue" : "reserve", reason,
            terms.authorship.document};
}

class ListIssuer {
  public:
    ListIssuer(registry::Store& store, const Fields& header, const AddressList& list, const ListTerms& terms)
        : store_(store), registrar_(store), list_(list), terms_(terms), facts_(facts_of(terms)) {
        write(list_.issued, header, "code");
        write(list_.refused, header, "reasons");
    }

    void issue(ListPortion portion) {
        const auto settled = counts_.issued + counts_.refused;
        auto transaction = store_.begin();
        if (!terms_.proposal.empty()) open_proposals(*transaction, portion);
        auto revision = transaction->revision(facts_);
        for (auto& row : portion) issue(*revision, std::move(row));
        revision->keep();
        // A code that is in no list would be lost: first the lists, then the registry.
        list_.issued.flush();
        list_.refused.flush();
        if (!list_.issued || !list_.refused) {
            throw std::runtime_error("the results cannot be written to their end; the first " +
                                     std::to_string(settled) +
                                     " rows of the list are settled and written, of the others no code was issued");
        }
        transaction->commit();
    }

    [[nodiscard]] const ListCounts& counts() const { return counts_; }

  private:
    /// A proposal of each commune, opened with the first of its addresses.
    void open_proposals(registry::Transaction& transaction, const ListPortion& portion) {
        for (const auto& row : portion) {
            const auto& code = row.draft.draft.commune_code;
            if (counts_.proposals.contains(code)) continue;
            const auto commune = registrar_.commune(code);
            if (!commune) continue;  // the row will be refused for its commune
            registry::Proposals proposals(store_, transaction);
            counts_.proposals[code] = proposals.open(*commune, terms_.proposal, terms_.authorship).id;
        }
    }

    void issue(registry::Revision& revision, ListRow row) {
        if (!row.parent_number.empty() && !find_building(row)) {
            return refuse(row.fields, "parent_number: Chưa có toà nhà số " + row.parent_number + " trên đường này.");
        }
        const auto proposal = counts_.proposals.find(row.draft.draft.commune_code);
        registry::IssueTerms terms;
        if (proposal != counts_.proposals.end()) terms.proposal = proposal->second;
        try {
            const auto result = registrar_.issue_into(revision, std::move(row.draft), terms_.authorship.caller, terms);
            if (const auto* examination = std::get_if<registry::Examination>(&result)) {
                return refuse(row.fields, reasons(*examination));
            }
            write(list_.issued, row.fields, std::get<std::string>(result));
            ++counts_.issued;
        } catch (const registry::NotPossible& reason) {
            refuse(row.fields, reason.message_vi());
        }
    }

    /// The building is the address that a draft without the flat would duplicate.
    bool find_building(ListRow& row) {
        AddressDraft flat = row.draft.draft;
        flat.number = row.parent_number;
        AddressDraft building = flat;
        building.flat.clear();
        for (const auto& finding : registrar_.examine(building).findings) {
            if (finding.rule == "identity.duplicate") flat.parent_code = finding.refusal.suggestion;
        }
        if (!flat.parent_code.empty()) row.draft = registrar_.prepare(flat);
        return !flat.parent_code.empty();
    }

    void refuse(const Fields& row, const std::string& why) {
        write(list_.refused, row, why);
        ++counts_.refused;
    }
    static void write(std::ostream& out, Fields row, const std::string& last) {
        row.push_back(last);
        write_csv_row(out, row);
    }

    registry::Store& store_;
    registry::Registrar registrar_;
    const AddressList& list_;
    const ListTerms& terms_;
    registry::journal::RevisionFacts facts_;
    ListCounts counts_;
};

}  // namespace

ListCounts issue_list(registry::Store& store, registry::Store& ahead, const AddressList& list, const ListTerms& terms) {
    ListReader reader(ahead, list.rows, terms.confirmed);
    ListIssuer issuer(store, reader.header(), list, terms);
    while (auto portion = reader.next()) {
        issuer.issue(std::move(*portion));
        if (terms.progress) terms.progress(issuer.counts());
    }
    return issuer.counts();
}

}  // namespace diachi::importers
