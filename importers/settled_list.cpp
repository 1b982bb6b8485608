#include "importers/settled_list.hpp"

#include <algorithm>

#include "importers/csv.hpp"
#include "registry/lifecycle/status.hpp"

namespace diachi::importers {
namespace {

using registry::geocoding::ReadingChoice;
using registry::geocoding::ReadingKeeper;

constexpr int rows_a_transaction = 500;

std::size_t column_of(const std::vector<std::string>& header, const std::string& name) {
    const auto found = std::find(header.begin(), header.end(), name);
    if (found == header.end()) throw CsvError("the file needs the columns text and code; there is no " + name);
    return static_cast<std::size_t>(found - header.begin());
}

registry::NotPossible no_such_code(const std::string& why) {
    return {"not-found", "Không có địa chỉ đang dùng mang mã này.", why};
}

ReadingChoice choice_of(registry::Store& store, const registry::CodeScheme& scheme, const std::string& code) {
    if (code == "none") return {};
    const auto check = scheme.check(code);
    if (!check.well_formed) throw no_such_code("an address code has 12 digits, or is “none”");
    const auto record = store.address(check.code, registry::Date::today());
    if (!record) throw no_such_code("no address has this code");
    if (!registry::is_in_use(record->status)) throw no_such_code("the address of this code is not in use");
    return {ReadingChoice::Kind::address, record->id};
}

}  // namespace

SettledReport settle_list(registry::Store& store, const registry::CodeScheme& scheme, std::istream& in,
                          const Settling& settling) {
    CsvReader reader(in);
    const auto header = reader.next();
    if (!header) throw CsvError("the file is empty");
    const auto text = column_of(*header, "text");
    const auto code = column_of(*header, "code");
    SettledReport report;
    bool more = true;
    while (more) {
        const auto transaction = store.begin();
        ReadingKeeper keeper(store, *transaction, settling.key);
        for (int rows = 0; rows < rows_a_transaction; ++rows) {
            const auto row = reader.next();
            more = row.has_value();
            if (!more) break;
            if (row->size() == 1 && row->front().empty()) continue;  // a blank line is no row
            try {
                if (row->size() != header->size()) throw CsvError("it has other fields than the first line");
                const auto choice = choice_of(store, scheme, (*row)[code]);
                const auto done = keeper.confirm({settling.system, (*row)[text], choice, {}}, settling.authorship);
                ++(done.written ? report.confirmed : report.stood);
            } catch (const registry::NotPossible& reason) {
                report.refused.push_back({reader.line(), reason.what()});
            } catch (const CsvError& reason) {
                report.refused.push_back({reader.line(), reason.what()});
            }
        }
        transaction->commit();
    }
    return report;
}

}  // namespace diachi::importers
