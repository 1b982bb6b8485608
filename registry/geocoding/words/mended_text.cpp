#include "registry/geocoding/words/mended_text.hpp"

#include <stdexcept>

#include "registry/geocoding/answers/penalties.hpp"
#include "registry/geocoding/words/noise.hpp"
#include "registry/text/decoding.hpp"
#include "registry/text/keyboard_typing.hpp"

namespace diachi::registry::geocoding {

MendedText mended_text(std::string_view bytes) {
    auto decoded = text::decoded(bytes);
    if (!decoded) throw std::invalid_argument("text is not UTF-8");
    MendedText mended{std::move(decoded->text), {}};
    if (decoded->is_legacy()) mended.faults.push_back(fault("text", "legacy_encoding", decoded->name()));
    for (std::string& words : blanked_noise(mended.text))
        mended.faults.push_back(fault("text", "noise", std::move(words)));
    auto typed = text::typed_in_viqr(mended.text);
    if (!typed) typed = text::typed_in_vni(mended.text);
    if (!typed) typed = text::typed_in_telex(mended.text);
    if (typed) {
        mended.text = std::move(*typed);
        mended.faults.push_back(fault("text", "typing_leftovers", ""));
    }
    return mended;
}

}  // namespace diachi::registry::geocoding
