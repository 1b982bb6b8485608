#include "registry/geocoding/words/mended_text.hpp"

#include "registry/geocoding/answers/penalties.hpp"
#include "registry/text/keyboard_typing.hpp"
#include "registry/text/tcvn3.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::registry::geocoding {

MendedText mended_text(std::string_view utf8) {
    MendedText mended{text::composed(utf8), {}};
    if (const auto bytes = text::tcvn3_behind_latin1(mended.text)) {
        mended.text = text::decode_tcvn3(*bytes);
        mended.faults.push_back(fault("text", "legacy_encoding", ""));
    }
    auto typed = text::typed_in_vni(mended.text);
    if (!typed) typed = text::typed_in_telex(mended.text);
    if (typed) {
        mended.text = std::move(*typed);
        mended.faults.push_back(fault("text", "typing_leftovers", ""));
    }
    return mended;
}

}  // namespace diachi::registry::geocoding
