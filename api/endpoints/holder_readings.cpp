#include "api/endpoints/holder_readings.hpp"

#include <vector>

#include "api/endpoints/holder_answer.hpp"
#include "api/holder_json.hpp"
#include "api/parameters.hpp"
#include "registry/holders/holder_reader.hpp"

namespace diachi::api {
namespace {

using registry::HolderFound;
using registry::HolderRead;
using registry::HolderReader;
using Found = std::vector<HolderFound>;
using Tools = registry::SingleWriter::Tools;

constexpr int most_on_a_page = 500;

http::Response found_answer(const Found& found) {
    json::Writer writer;
    writer.begin_object().key("holders").begin_array();
    for (const auto& one : found) write(writer, one);
    writer.end_array().end_object();
    return {200, "application/json", writer.text(), {}};
}

}  // namespace

http::Response SearchHolders::operator()(const http::Request& request, const registry::Caller& caller) const {
    return holder_answer([&] {
        const auto body = search_from(request.body);
        auto& keys = keyring.keys();
        return found_answer(writer.write<Found>([&](Tools& tools) {
            return HolderReader(tools.store, keys).search(body.query, {caller, body.purpose});
        }));
    });
}

http::Response ReadHolder::operator()(const http::Request& request, const registry::Caller& caller) const {
    return holder_answer([&] {
        const auto holder = id_parameter(request, "id");
        const auto purpose = purpose_from(request.body);
        auto& keys = keyring.keys();
        const auto read = writer.write<HolderRead>([&](Tools& tools) {
            return HolderReader(tools.store, keys).read(holder, {caller, purpose});
        });
        json::Writer json;
        write(json, read);
        return http::Response{200, "application/json", json.text(), {}};
    });
}

http::Response ListHolders::operator()(const http::Request& request, const registry::Caller& caller) const {
    return holder_answer([&] {
        const auto code = code_parameter(request, scheme);
        const auto purpose = purpose_from(request.body);
        auto& keys = keyring.keys();
        return found_answer(writer.write<Found>([&](Tools& tools) {
            return HolderReader(tools.store, keys).holders_at(code, {caller, purpose});
        }));
    });
}

http::Response ListReadings::operator()(const http::Request& request) const {
    const int limit = limit_parameter(request, 100, most_on_a_page);
    auto readings = stores.lease()->holders().readings(after_id(request), limit + 1);
    const bool more = cut_to_page(readings, limit);
    json::Writer writer;
    writer.begin_object().key("readings").begin_array();
    for (const auto& reading : readings) write(writer, reading);
    writer.end_array().key("next_after");
    more ? writer.integer(readings.back().number) : writer.null();
    writer.end_object();
    return {200, "application/json", writer.text(), {}};
}

}  // namespace diachi::api
