#pragma once

#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "api/store_pool.hpp"
#include "registry/access/caller.hpp"
#include "registry/codes/code_scheme.hpp"
#include "registry/single_writer.hpp"

namespace diachi::api {

/// GET /api/v1/proposals?commune=&status=&after=&limit=
struct ListProposals {
    StorePool& stores;
    http::Response operator()(const http::Request& request) const;
};

/// GET /api/v1/proposals/{id}?after=&limit=: the proposal and a page of its addresses.
struct ReadProposal {
    StorePool& stores;
    const registry::CodeScheme& scheme;
    http::Response operator()(const http::Request& request) const;
};

/// POST /api/v1/proposals
struct OpenProposal {
    registry::SingleWriter& writer;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// POST /api/v1/proposals/{id}/submit, /hand-back and /withdraw
struct MoveProposal {
    enum class To { submitted, open, withdrawn };
    registry::SingleWriter& writer;
    To to;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// POST /api/v1/proposals/{id}/decision
struct DecideProposal {
    registry::SingleWriter& writer;
    const registry::CodeScheme& scheme;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

}  // namespace diachi::api
