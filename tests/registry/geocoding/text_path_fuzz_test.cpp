#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "tests/fuzzing/text_path_probe.hpp"

namespace diachi::fuzzing {
namespace {

constexpr int runs = 20'000;
constexpr std::size_t longest = 1'200;  // a little beyond what is read of a text

/// The texts of the other tests of the small country ("text => answer"), and the sample dossiers.
std::vector<std::string> seeds() {
    const std::string source = DIACHI_SOURCE_DIR;
    std::vector<std::string> texts;
    for (const char* test : {"finer_parts_test.cpp", "geocoder_test.cpp"}) {
        std::ifstream file(source + "/tests/registry/geocoding/" + test, std::ios::binary);
        for (std::string line; std::getline(file, line);) {
            const auto begin = line.find('"'), end = line.find(" => ");
            if (begin < end && end != std::string::npos) texts.push_back(line.substr(begin + 1, end - begin - 1));
        }
    }
    std::ifstream file(source + "/data-samples/dossiers/dossiers.csv", std::ios::binary);
    for (std::string line; std::getline(file, line);) texts.push_back(line);
    return texts;
}

/// Spoils texts by a seeded chance: the same ones each time.
class Mutator {
  public:
    explicit Mutator(std::vector<std::string> texts) : texts_(std::move(texts)) {}

    std::string next() {
        std::string text = any();
        for (auto changes = below(6) + 1; changes > 0; --changes) change(text);
        if (text.size() > longest) text.resize(longest);
        return text;
    }

  private:
    static constexpr std::array pieces{
        "/",    ",",   "-", " hẻm ", "số ", "Đường ", "P.",  "Q.",          "\xCC\x81",         "\xC4",
        "\xFF", "\t",  "0", "12/",   "ấp ", "§­êng",  "aa",  "TP. ",        "\xF0\x9F\x8F\xA0", "Tổ 5 ",
        "bis",  "QL1", "(", "\"",    "w",   ".",      "3/2", "\xE2\x80\x93"};

    std::size_t below(std::size_t end) { return chance_() % end; }
    const std::string& any() { return texts_[below(texts_.size())]; }

    void change(std::string& text) {
        const std::size_t at = below(text.size() + 1);
        const std::size_t length = std::min(below(12) + 1, text.size() - at);
        switch (below(7)) {
            case 0:
                text.erase(at, length);
                break;
            case 1:
                text.insert(at, text.substr(at, length));
                break;
            case 2:
                text.insert(at, pieces[below(pieces.size())]);
                break;
            case 3:
                text.insert(at, 1, static_cast<char>(below(256)));
                break;
            case 4:
                text = text.substr(0, at) + any();
                break;
            case 5: {
                const std::string piece = text.substr(at, length);
                for (auto times = below(40); times > 0; --times) text.insert(at, piece);
                break;
            }
            default:
                if (at < text.size()) text[at] = static_cast<char>(below(256));
        }
    }

    std::vector<std::string> texts_;
    std::mt19937 chance_{2026};
};

std::string visible(const std::string& text) {
    return ::testing::PrintToString(text);
}

TEST(TextPathFuzz, whatever_the_bytes_the_answer_keeps_its_promises) {
    auto texts = seeds();
    ASSERT_GT(texts.size(), 400U);
    Mutator mutator(std::move(texts));
    for (int run = 0; run < runs; ++run) {
        const std::string text = mutator.next();
        ASSERT_EQ(broken_promise(text), "") << visible(text);
    }
}

TEST(TextPathFuzz, what_a_longer_run_found_stays_mended) {
    for (const char* text : {"Q0Q", "q0ngo", "P007a, Q00", "h0à0"}) EXPECT_EQ(broken_promise(text), "") << text;
}

TEST(TextPathFuzz, the_form_of_a_settled_text_is_composed_and_has_no_spaces_to_spare) {
    Mutator mutator(seeds());
    for (int run = 0; run < runs; ++run) {
        const std::string text = mutator.next();
        ASSERT_EQ(broken_form(text), "") << visible(text);
    }
}

TEST(TextPathFuzz, a_house_number_is_read_back_from_what_is_written_of_it) {
    Mutator mutator(
        {"12", "12/5/3", "20A", "20-1", "73B/563B bis", "L1004A", "25 – 06", "12A-06", "1806/127/2/6/15/48/2A"});
    for (int run = 0; run < runs; ++run) {
        const std::string text = mutator.next();
        ASSERT_EQ(broken_number(text), "") << visible(text);
    }
}

}  // namespace
}  // namespace diachi::fuzzing
