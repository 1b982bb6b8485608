// libFuzzer over the text path: bytes, mended text, words, readings, answer; house numbers, and the form of settled
// texts. See docs/fuzzing.md. A text also breaks when it takes more processor time than its length allows.
// DIACHI_NANOSECONDS_A_BYTE changes the bound.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/benchmarks/processor_time.hpp"
#include "tests/fuzzing/text_path_probe.hpp"

namespace {

/// Far above what a text takes under the sanitizers: it catches growth with the square of the length, not slowness.
constexpr double allowed_a_text = 50e6;
constexpr double allowed_a_byte = 1e6;

/// The dearest texts so far; told when the program ends.
struct Dearest {
    double a_byte = 0;
    std::string a_byte_text;
    double whole = 0;
    std::string whole_text;

    void note(double spent, std::string_view text) {
        const double share = spent / static_cast<double>(std::max<std::size_t>(text.size(), 20));
        if (share > a_byte) {
            a_byte = share;
            a_byte_text = text;
        }
        if (spent > whole) {
            whole = spent;
            whole_text = text;
        }
    }
    ~Dearest() {
        std::fprintf(stderr, "dearest a byte: %.0f ns a byte, %zu bytes: %s\n", a_byte, a_byte_text.size(),
                     a_byte_text.c_str());
        std::fprintf(stderr, "dearest text: %.3f ms, %zu bytes: %s\n", whole / 1e6, whole_text.size(),
                     whole_text.c_str());
    }
};

[[noreturn]] void broken(const std::string& why) {
    std::fprintf(stderr, "broken: %s\n", why.c_str());
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Dearest dearest;
    static const double factor = [] {
        const char* given = std::getenv("DIACHI_NANOSECONDS_A_BYTE");
        return given != nullptr ? std::atof(given) : allowed_a_byte;
    }();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static const std::string warm = diachi::fuzzing::broken_promise("5 Trần Phú, Yên Hoà, Hà Nội");  // builds the index

    const double began = diachi::benchmarks::processor_nanoseconds();
    const std::string promise = diachi::fuzzing::broken_promise(text);
    const double spent = (diachi::benchmarks::processor_nanoseconds() - began) / 2;  // it asks twice
    if (!promise.empty()) broken(promise);
    if (const auto number = diachi::fuzzing::broken_number(text); !number.empty()) broken(number);
    if (const auto form = diachi::fuzzing::broken_form(text); !form.empty()) broken(form);
    dearest.note(spent, text);
    if (spent > allowed_a_text + factor * static_cast<double>(size))
        broken("it took " + std::to_string(spent / 1e6) + " ms");
    return 0;
}
