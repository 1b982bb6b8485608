#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "registry/text/decoding.hpp"
#include "registry/text/vietnamese.hpp"
#include "tests/registry/text/encoded_letters.hpp"

namespace diachi::registry::text {
namespace {

/// The full names of the units of today, four at a time as an address names them: one word alone tells too little.
std::vector<std::string> real_names() {
    const char* set = std::getenv("DIACHI_REAL_DATA");
    const std::string folder = set != nullptr ? set : DIACHI_SOURCE_DIR "/../shared/data";
    std::ifstream file(folder + "/units/units_2026-08.json");
    const std::string json((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const std::string key = "\"FullName\": \"";
    std::vector<std::string> names;
    int in_last = 4;
    for (std::size_t at = json.find(key); at != std::string::npos; at = json.find(key, at)) {
        at += key.size();
        const std::string name = composed(json.substr(at, json.find('"', at) - at));
        if (in_last == 4) names.emplace_back();
        in_last = in_last == 4 ? 1 : in_last + 1;
        names.back() += (names.back().empty() ? "" : ", ") + name;
    }
    return names;
}

TEST(RealNames, come_back_from_every_encoding) {
    const auto names = real_names();
    if (names.empty()) GTEST_SKIP() << "units/units_2026-08.json is not there";
    ASSERT_GT(names.size(), 800U);
    for (const ByteEncoding encoding : {ByteEncoding::vni, ByteEncoding::viscii, ByteEncoding::cp1258}) {
        const auto letters = letters_in(encoding);
        std::vector<std::string> missed;
        for (const std::string& name : names) {
            const std::string bytes = encoded(name, letters);
            EXPECT_EQ(decoded_as(bytes, encoding), name) << name_of(encoding);
            const auto found = decoded(bytes);
            const auto misread = decoded(as_latin1(bytes));
            if (!found || found->text != name || !misread || misread->text != name) missed.push_back(name);
        }
        // One odd word alone is not enough to be sure of ("Phßþng" among letters that VISCII shares with Latin-1).
        EXPECT_LE(missed.size() * 20, names.size()) << name_of(encoding) << ": " << missed.front();
    }
    for (const std::string& name : names) {
        EXPECT_EQ(decoded(name)->text, name);
        EXPECT_EQ(decoded(as_latin1(name))->text, name);
    }
}

}  // namespace
}  // namespace diachi::registry::text
