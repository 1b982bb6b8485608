#include "api/endpoints/holder_readings.hpp"

#include <charconv>
#include <vector>

#include "api/endpoints/holder_answer.hpp"
#include "api/holder_json.hpp"
#include "api/parameters.hpp"
#include "api/refused.hpp"
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

std::int64_t after_asked(const http::Request& request) {
    const auto text = text_parameter(request, "after").value_or("0");
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < 0) {
        refuse_parameter("after", "after must be the number of a reading");
    }
    return number;
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
        const auto holder = id_asked(request, "id");
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
        const auto typed = request.path_parameters.find("code");
        const auto check = scheme.check(typed == request.path_parameters.end() ? "" : typed->second);
        if (!check.well_formed) refuse_parameter("code", "an address code has 12 digits");
        const auto purpose = purpose_from(request.body);
        auto& keys = keyring.keys();
        return found_answer(writer.write<Found>([&](Tools& tools) {
            return HolderReader(tools.store, keys).holders_at(check.code, {caller, purpose});
        }));
    });
}

http::Response ListReadings::operator()(const http::Request& request) const {
    const int limit = limit_parameter(request, 100, most_on_a_page);
    const auto readings = stores.lease()->holders().readings(after_asked(request), limit + 1);
    const bool more = readings.size() > static_cast<std::size_t>(limit);
    json::Writer writer;
    writer.begin_object().key("readings").begin_array();
    for (std::size_t i = 0; i < readings.size() - std::size_t{more}; ++i) write(writer, readings[i]);
    writer.end_array().key("next_after");
    more ? writer.integer(readings[readings.size() - 2].number) : writer.null();
    writer.end_object();
    return {200, "application/json", writer.text(), {}};
}

}  // namespace diachi::api
