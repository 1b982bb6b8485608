#include "api/endpoints/holder_answer.hpp"

#include "api/address_json.hpp"
#include "registry/holders/holder_scope.hpp"
#include "registry/holders/master_key.hpp"

namespace diachi::api {
namespace {

http::Response refused_holder(const registry::HolderRefused& refused) {
    const registry::rules::Refusal words{refused.message_vi, refused.message_en, refused.suggestion};
    const registry::Examination examination{
        {}, {{refused.rule, registry::rules::Severity::error, refused.field, words}}};
    return refused_draft(examination, "this cannot be kept or answered as it stands; see findings");
}

}  // namespace

http::Response holder_answer(const std::function<http::Response()>& work) {
    try {
        return work();
    } catch (const registry::HolderRefused& refused) {
        return refused_holder(refused);
    } catch (const registry::HolderUnknown& unknown) {
        return http::problem("not-found", unknown.what());
    } catch (const registry::HoldersUnavailable& unavailable) {
        return http::problem("not-ready", unavailable.what());
    }
}

}  // namespace diachi::api
