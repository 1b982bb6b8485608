#include "api/http/route_table.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <stdexcept>
#include <utility>

#include "api/http/percent_decoding.hpp"

namespace diachi::api::http {
namespace {

constexpr std::ptrdiff_t most_segments = 64;
constexpr std::size_t most_parameters = 100;

/// "/a/b" as "a", "b"; "/" as one empty segment.
std::vector<std::string_view> split(std::string_view path) {
    std::vector<std::string_view> parts;
    for (;;) {
        path.remove_prefix(1);
        const std::size_t slash = std::min(path.find('/'), path.size());
        parts.push_back(path.substr(0, slash));
        path.remove_prefix(slash);
        if (path.empty()) return parts;
    }
}

std::optional<Fields> parse_query(std::string_view query) {
    Fields fields;
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view part = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        if (part.empty()) continue;
        const std::size_t equals = std::min(part.find('='), part.size());
        auto name = percent_decode(part.substr(0, equals), Plus::is_space);
        auto value = percent_decode(part.substr(std::min(equals + 1, part.size())), Plus::is_space);
        if (!name || name->empty() || !value || fields.size() == most_parameters) return std::nullopt;
        if (!fields.emplace(std::move(*name), std::move(*value)).second) return std::nullopt;
    }
    return fields;
}

std::string listed(const std::set<Method>& methods) {
    std::string text;
    for (const Method method : methods) {
        text.append(text.empty() ? "" : ", ").append(method_name(method));
    }
    return text;
}

}  // namespace

std::optional<Target> parse_target(std::string_view target, std::string_view& problem) {
    const std::size_t mark = std::min(target.find('?'), target.size());
    const std::string_view path = target.substr(0, mark);
    problem = "bad-request";
    if (!path.starts_with('/')) return std::nullopt;
    if (std::count(path.begin(), path.end(), '/') > most_segments) {
        problem = "uri-too-long";
        return std::nullopt;
    }
    Target result;
    for (const std::string_view part : split(path)) {
        auto segment = percent_decode(part, Plus::is_plus);
        if (!segment || *segment == "." || *segment == "..") return std::nullopt;
        result.path.append("/").append(*segment);
        result.segments.push_back(std::move(*segment));
    }
    auto query = parse_query(target.substr(std::min(mark + 1, target.size())));
    if (!query) return std::nullopt;
    result.query = std::move(*query);
    return result;
}

RouteTable::RouteTable(std::vector<Route> routes) {
    std::set<std::pair<Method, std::string>> seen;
    for (Route& route : routes) {
        Row row = row_of(std::move(route));
        std::string shape;
        for (std::size_t i = 0; i < row.segments.size(); ++i) {
            shape.append("/").append(row.order[i] == 'a' ? row.segments[i] : ":");
        }
        if (!seen.emplace(row.route.method, shape).second) {
            throw std::invalid_argument("two routes for " + row.route.pattern);
        }
        rows_.push_back(std::move(row));
    }
    std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.order < b.order; });
}

RouteTable::Row RouteTable::row_of(Route route) {
    if (!route.pattern.starts_with('/') || !route.handle) throw std::invalid_argument("bad route " + route.pattern);
    Row row;
    for (const std::string_view part : split(route.pattern)) {
        const bool parameter = part.starts_with(':');
        if (parameter && part.size() == 1) throw std::invalid_argument("no name in " + route.pattern);
        row.order += parameter ? 'b' : 'a';
        row.segments.emplace_back(part);
    }
    row.route = std::move(route);
    return row;
}

std::optional<Fields> RouteTable::match(const Row& row, const std::vector<std::string>& segments) {
    if (segments.size() != row.segments.size()) return std::nullopt;
    Fields parameters;
    for (std::size_t i = 0; i < row.segments.size(); ++i) {
        if (row.order[i] == 'a' && row.segments[i] != segments[i]) return std::nullopt;
        if (row.order[i] == 'a') continue;
        if (segments[i].empty()) return std::nullopt;
        parameters[row.segments[i].substr(1)] = segments[i];
    }
    return parameters;
}

RouteTable::Match RouteTable::find(Method method, const std::vector<std::string>& segments) const {
    std::set<Method> others;
    const Row* for_head = nullptr;
    Fields head_parameters;
    for (const Row& row : rows_) {
        auto parameters = match(row, segments);
        if (!parameters) continue;
        if (row.route.method == method) return {&row.route, std::move(*parameters), ""};
        others.insert(row.route.method);
        if (method == Method::head && row.route.method == Method::get && for_head == nullptr) {
            for_head = &row;
            head_parameters = std::move(*parameters);
        }
    }
    if (for_head != nullptr) return {&for_head->route, std::move(head_parameters), ""};
    if (others.contains(Method::get)) others.insert(Method::head);
    return {nullptr, {}, listed(others)};
}

}  // namespace diachi::api::http
