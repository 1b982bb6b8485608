#pragma once

#include <string>

#include "api/http/problem.hpp"
#include "api/json/reader.hpp"
#include "api/json/writer.hpp"
#include "registry/address.hpp"
#include "registry/address_draft.hpp"
#include "registry/codes/code_scheme.hpp"
#include "registry/history.hpp"
#include "registry/registrar.hpp"

namespace diachi::api {

/// An issue request as it came: the draft, and on what ground.
struct DraftBody {
    registry::AddressDraft draft;
    registry::IssueTerms terms;
    std::string reason;
    std::string document;
};

/// Reads the body of a request. Throws Refused, with a JSON pointer to the member that does not fit.
DraftBody draft_from(const std::string& body);
DraftBody draft_from(const json::Value& object);

void write(json::Writer& writer, const registry::AddressRecord& address, const registry::CodeScheme& scheme);
void write(json::Writer& writer, const registry::HistoryEntry& entry);

/// The members "unresolved" and "findings" of an object that is begun.
void write_members(json::Writer& writer, const registry::Examination& examination);

/// The address with its ETag: the revision that wrote it last.
http::Response address_answer(int status, const registry::AddressRecord& address, const registry::CodeScheme& scheme);

/// The address, or 422 with what speaks against it.
http::Response written_answer(const registry::Written& written, const registry::CodeScheme& scheme, int status = 200);

/// 422 with what speaks against what was to be written; `detail` is one of our own sentences.
http::Response refused_draft(const registry::Examination& examination,
                             std::string detail = "the address cannot be written as it stands; see unresolved and "
                                                  "findings");

}  // namespace diachi::api
