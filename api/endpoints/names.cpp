#include "api/endpoints/names.hpp"

#include "api/json/writer.hpp"
#include "api/refused.hpp"

namespace diachi::api {
namespace {

using registry::Date;
using registry::Id;

Id commune_asked(const http::Request& request, const PublishedMap& map) {
    const auto commune = map.directory()->commune(request.path_parameters.at("code"), Date::today());
    if (!commune) refuse_parameter("code", "no commune in force has this code", "not-found");
    return commune->unit;
}

http::Response listed(const std::string& member, const std::vector<const PublishedName*>& names,
                      const PublishedMap& map) {
    const Date today = Date::today();
    json::Writer writer;
    writer.begin_object().key(member).begin_array();
    for (const PublishedName* published : names) {
        writer.begin_object().key("key").string(published->key).key("name").string(published->name);
        writer.key("parent");
        published->parent.empty() ? writer.null() : writer.string(published->parent);
        writer.key("former_communes").begin_array();
        for (const auto& name : map.former_names(published->communes, today)) writer.string(name);
        writer.end_array().end_object();
    }
    writer.end_array().end_object();
    return {200, "application/json", writer.text(), {}};
}

}  // namespace

http::Response ListStreets::operator()(const http::Request& request) const {
    const auto current = map.get();
    return listed("streets", current->streets_in(commune_asked(request, *current)), *current);
}

http::Response ListPlaces::operator()(const http::Request& request) const {
    const auto current = map.get();
    return listed("places", current->places_in(commune_asked(request, *current)), *current);
}

}  // namespace diachi::api
