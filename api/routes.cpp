#include "api/routes.hpp"

#include "api/dialects/addok.hpp"
#include "api/dialects/nominatim.hpp"
#include "api/endpoints/addresses.hpp"
#include "api/endpoints/bulk.hpp"
#include "api/endpoints/codes.hpp"
#include "api/endpoints/confirmed_readings.hpp"
#include "api/endpoints/geocoding.hpp"
#include "api/endpoints/health.hpp"
#include "api/endpoints/holder_readings.hpp"
#include "api/endpoints/holders.hpp"
#include "api/endpoints/identifiers.hpp"
#include "api/endpoints/jobs.hpp"
#include "api/endpoints/keys.hpp"
#include "api/endpoints/lifecycle.hpp"
#include "api/endpoints/locating.hpp"
#include "api/endpoints/looking_up.hpp"
#include "api/endpoints/names.hpp"
#include "api/endpoints/numbers.hpp"
#include "api/endpoints/proposals.hpp"
#include "api/endpoints/settings.hpp"
#include "api/endpoints/uploads.hpp"
#include "api/endpoints/watch_lists.hpp"

namespace diachi::api {

std::vector<RouteRow> route_rows(const Services& services) {
    using enum http::Method;
    using enum http::Work;
    using registry::Permission;
    const auto& [stores, map, writer, scheme, metrics, callers, keyring, readings, addresses, jobs, layers] = services;
    return {
        // Addresses: finding, reading and issuing them.
        {get, "/api/v1/addresses", ListAddresses{stores, scheme}, Permission::read,
         {"commune", "bbox", "after", "limit", "as_of"}, pool, "list-addresses"},
        {get, "/api/v1/addresses/lookup", LookUp{stores, scheme}, Permission::read,
         {"identifier", "scheme", "surveying_unit", "sheet", "number", "as_of"}, pool, "look-up"},
        {post, "/api/v1/addresses/lookup", LookUp{stores, scheme}, Permission::read, {}, pool, "look-up-body"},
        {get, "/api/v1/addresses/:code", ReadAddress{stores, scheme}, Permission::read, {"as_of", "known_at"}, pool,
         "read-address"},
        {get, "/api/v1/addresses/:code/history", ReadHistory{stores, scheme}, Permission::read, {"known_at"}, pool,
         "read-history"},
        {post, "/api/v1/addresses/validate", ValidateDraft{stores, map}, Permission::read, {}, pool, "validate-draft"},
        {post, "/api/v1/addresses", IssueAddress{writer, scheme}, Permission::issue, {}, writing_pool, "issue-address"},
        {post, "/api/v1/addresses/bulk", WriteMany{writer, scheme}, Permission::issue, {}, writing_pool, "write-many"},

        // The life of an address.
        {patch, "/api/v1/addresses/:code", AmendAddress{stores, writer, scheme}, Permission::issue, {}, writing_pool,
         "amend-address"},
        {post, "/api/v1/addresses/:code/status", MoveStatus{stores, writer, scheme}, Permission::issue, {},
         writing_pool, "move-status"},
        {put, "/api/v1/addresses/:code/certification", CertifyAddress{stores, writer, scheme}, Permission::certify, {},
         writing_pool, "certify-address"},
        {del, "/api/v1/addresses/:code/certification", RevokeCertification{stores, writer, scheme}, Permission::certify,
         {}, writing_pool, "revoke-certification"},
        {post, "/api/v1/addresses/:code/identifiers", AddIdentifier{writer, scheme}, Permission::issue, {},
         writing_pool, "add-identifier"},
        {del, "/api/v1/addresses/:code/identifiers/:scheme/:value", EndIdentifier{writer, scheme}, Permission::issue,
         {"never_right", "reason", "document"}, writing_pool, "end-identifier"},
        {post, "/api/v1/revisions/:number/undo", UndoRevision{writer}, Permission::issue, {}, writing_pool,
         "undo-revision"},

        // Proposals: what an authority decides on.
        {get, "/api/v1/proposals", ListProposals{stores}, Permission::read, {"commune", "status", "after", "limit"},
         pool, "list-proposals"},
        {get, "/api/v1/proposals/:id", ReadProposal{stores, scheme}, Permission::read, {"after", "limit"}, pool,
         "read-proposal"},
        {post, "/api/v1/proposals", OpenProposal{writer}, Permission::issue, {}, writing_pool, "open-proposal"},
        {post, "/api/v1/proposals/:id/submit", MoveProposal{writer, MoveProposal::To::submitted}, Permission::issue, {},
         writing_pool, "submit-proposal"},
        {post, "/api/v1/proposals/:id/withdraw", MoveProposal{writer, MoveProposal::To::withdrawn}, Permission::issue,
         {}, writing_pool, "withdraw-proposal"},
        {post, "/api/v1/proposals/:id/hand-back", MoveProposal{writer, MoveProposal::To::open}, Permission::decide, {},
         writing_pool, "hand-back-proposal"},
        {post, "/api/v1/proposals/:id/decision", DecideProposal{writer, scheme}, Permission::decide, {}, writing_pool,
         "decide-proposal"},

        // Codes, names, numbers and places.
        {get, "/api/v1/codes/:code", ValidateCode{stores, scheme}, Permission::read, {"longitude", "latitude"}, pool,
         "validate-code"},
        {get, "/api/v1/communes/:code/streets", ListStreets{map}, Permission::read, {}, pool, "list-streets"},
        {get, "/api/v1/communes/:code/places", ListPlaces{map}, Permission::read, {}, pool, "list-places"},
        {get, "/api/v1/numbers/next", ProposeNumber{stores, map}, Permission::read,
         {"commune", "street", "street_key", "place", "place_key", "longitude", "latitude", "parent_code", "floor"},
         pool, "propose-number"},
        {get, "/api/v1/geocode", Geocode{stores, map, readings, addresses}, Permission::geocode,
         {"text", "number", "flat", "street", "place", "commune", "district", "province", "as_of"}, pool, "geocode"},
        {post, "/api/v1/geocode", Geocode{stores, map, readings, addresses}, Permission::geocode, {}, pool, "geocode-body"},
        {get, "/api/v1/reverse", Reverse{stores, map, addresses, layers}, Permission::geocode,
         {"longitude", "latitude", "limit", "radius"}, pool, "reverse"},
        {get, "/api/v1/autocomplete", Autocomplete{stores, map, addresses, layers}, Permission::geocode,
         {"text", "caret", "commune", "longitude", "latitude", "limit"}, pool, "autocomplete"},
        {get, "/api/v1/locate", Locate{stores, map, layers}, Permission::read, {"longitude", "latitude", "as_of"}, pool,
         "locate"},

        // Files of dossiers, as jobs; their files come by the tus protocol.
        {post, "/api/v1/jobs", OpenJob{jobs, writer}, Permission::geocode, {}, writing_pool, "open-job"},
        {get, "/api/v1/jobs", ListJobs{jobs}, Permission::geocode, {}, pool, "list-jobs"},
        {options, "/api/v1/jobs", ReadTusVersion{jobs}, std::nullopt, {}, inline_on_io_thread, "tus-version"},
        {get, "/api/v1/jobs/:id", ReadJob{jobs}, Permission::geocode, {}, pool, "read-job"},
        {del, "/api/v1/jobs/:id", EndJob{jobs}, Permission::geocode, {}, pool, "end-job"},
        {head, "/api/v1/jobs/:id/upload", ReadUpload{jobs}, Permission::geocode, {}, pool, "read-upload"},
        {patch, "/api/v1/jobs/:id/upload", AppendUpload{jobs}, Permission::geocode, {}, pool, "append-upload"},
        {del, "/api/v1/jobs/:id/upload", EndJob{jobs}, Permission::geocode, {}, pool, "end-upload"},
        {get, "/api/v1/jobs/:id/result", ReadResult{jobs}, Permission::geocode, {}, pool, "read-result"},

        // The formats of other geocoders.
        {get, "/addok/search", dialects::AddokSearch{stores, map, addresses, layers}, Permission::geocode,
         {"q", "limit", "autocomplete", "lat", "lon", "type", "citycode", "postcode", "format"}, pool, "addok-search",
         true},
        {get, "/addok/reverse", dialects::AddokReverse{stores, map, addresses, layers}, Permission::geocode,
         {"lat", "lon", "limit", "type", "citycode", "format"}, pool, "addok-reverse", true},
        {post, "/addok/search/csv", dialects::AddokSearchCsv{stores, map, addresses, layers, callers},
         Permission::geocode, {}, pool, "addok-search-csv", true},
        {post, "/addok/reverse/csv", dialects::AddokReverseCsv{stores, map, addresses, layers, callers},
         Permission::geocode, {}, pool, "addok-reverse-csv", true},
        {get, "/nominatim/search", dialects::NominatimSearch{stores, map, addresses, layers}, Permission::geocode,
         {"q", "amenity", "street", "city", "county", "state", "postalcode", "country", "countrycodes", "format",
          "limit", "addressdetails", "viewbox", "bounded"},
         pool, "nominatim-search", true, {"/nominatim/search.php"}},
        {get, "/nominatim/reverse", dialects::NominatimReverse{stores, map, addresses, layers}, Permission::geocode,
         {"lat", "lon", "zoom", "format", "addressdetails"}, pool, "nominatim-reverse", true,
         {"/nominatim/reverse.php"}},
        {get, "/nominatim/lookup", dialects::NominatimLookup{stores, map, addresses, layers}, Permission::geocode,
         {"osm_ids", "format", "addressdetails"}, pool, "nominatim-lookup", true, {"/nominatim/lookup.php"}},
        {get, "/nominatim/status", dialects::NominatimStatus{map}, Permission::geocode, {"format"}, pool,
         "nominatim-status", true, {"/nominatim/status.php"}},

        // What systems settled, and what they want to hear of.
        {post, "/api/v1/confirmed-readings", ConfirmReading{stores, map, writer, keyring, scheme}, Permission::settle,
         {}, writing_pool, "confirm-reading"},
        {get, "/api/v1/confirmed-readings", ListConfirmedReadings{stores, map}, Permission::settle,
         {"system", "after", "limit"}, pool, "list-confirmed-readings"},
        {post, "/api/v1/confirmed-readings/search", FindConfirmedReading{stores, map, keyring}, Permission::settle, {},
         pool, "find-confirmed-reading"},
        {del, "/api/v1/confirmed-readings/:id", EndConfirmedReading{writer, keyring}, Permission::settle, {"reason"},
         writing_pool, "end-confirmed-reading"},
        {get, "/api/v1/watch-lists", ListWatchLists{stores}, Permission::watch, {}, pool, "list-watch-lists"},
        {put, "/api/v1/watch-lists/:label", KeepWatchList{writer}, Permission::watch, {}, writing_pool,
         "keep-watch-list"},
        {del, "/api/v1/watch-lists/:label", DropWatchList{writer}, Permission::watch, {}, writing_pool,
         "drop-watch-list"},
        {post, "/api/v1/watch-lists/:label/codes", ChangeWatchList{stores, writer, scheme}, Permission::watch, {},
         writing_pool, "change-watch-list"},
        {get, "/api/v1/watch-lists/:label/changes", ListWatchedChanges{stores}, Permission::watch, {"since", "limit"},
         pool, "list-watched-changes"},

        // Personal data.
        {post, "/api/v1/addresses/:code/holders", ListHolders{writer, keyring, scheme}, Permission::read_holders, {},
         writing_pool, "list-holders"},
        {post, "/api/v1/holders/search", SearchHolders{writer, keyring}, Permission::read_holders, {}, writing_pool,
         "search-holders"},
        {post, "/api/v1/holders/:id/read", ReadHolder{writer, keyring}, Permission::read_holders, {}, writing_pool,
         "read-holder"},
        {post, "/api/v1/holders", KeepHolder{writer, stores, keyring, scheme}, Permission::keep_holders, {},
         writing_pool, "keep-holder"},
        {put, "/api/v1/holders/:id", ChangeHolder{writer, keyring}, Permission::keep_holders, {}, writing_pool,
         "change-holder"},
        {post, "/api/v1/holders/:id/holdings", HoldAddress{writer, keyring, scheme}, Permission::keep_holders, {},
         writing_pool, "hold-address"},
        {post, "/api/v1/holders/:id/holdings/:holding/end", EndHolding{writer, keyring}, Permission::keep_holders, {},
         writing_pool, "end-holding"},
        {post, "/api/v1/holders/:id/erase", EraseHolder{writer, stores, keyring}, Permission::keep_holders, {},
         writing_pool, "erase-holder"},
        {get, "/api/v1/holders/readings", ListReadings{stores}, Permission::audit, {"after", "limit"}, pool,
         "list-readings"},

        // The registry and its keys.
        {get, "/api/v1/registry", ReadRegistry{stores}, Permission::read, {}, pool, "read-registry"},
        {patch, "/api/v1/registry", ChangeRegistry{writer}, Permission::administer, {}, writing_pool,
         "change-registry"},
        {get, "/api/v1/keys", ListKeys{stores}, Permission::administer, {"after", "limit"}, pool, "list-keys"},
        {post, "/api/v1/keys", MakeKey{writer}, Permission::administer, {}, writing_pool, "make-key"},
        {del, "/api/v1/keys/:label", EndKey{writer}, Permission::administer, {}, writing_pool, "end-key"},

        // The service itself.
        {get, "/api/v1/openapi.yaml", ReadDescription{}, std::nullopt, {}, inline_on_io_thread, "read-description"},
        {get, "/health/live", ReadLiveness{}, std::nullopt, {}, inline_on_io_thread, "health-live"},
        {get, "/health/ready", ReadReadiness{stores, map}, std::nullopt, {}, pool, "health-ready"},
        {get, "/metrics", ReadMetrics{metrics}, std::nullopt, {}, inline_on_io_thread, "metrics"},
    };
}

std::vector<http::Route> routes(const Services& services) {
    std::vector<http::Route> guarded_rows;
    for (RouteRow& row : route_rows(services)) {
        auto paths = row.aliases;
        paths.insert(paths.begin(), row.pattern);
        for (const auto& path : paths) {
            for (const std::string& end : row.foreign ? std::vector<std::string>{"", "/"} : std::vector<std::string>{""}) {
                row.pattern = path + end;
                guarded_rows.push_back(guarded(row, services.callers));
            }
        }
    }
    return guarded_rows;
}

}  // namespace diachi::api
