#include "registry/geocoding/words/name_links.hpp"

#include <algorithm>

#include "registry/geocoding/words/listed_words.hpp"
#include "registry/geocoding/words/unit_words.hpp"

namespace diachi::registry::geocoding {
namespace {

/// What clerks write between the names of before and after a merger. Those of one word may be half a name ("Xã Thân
/// Thuộc") or "trước" a place: they link only what a unit word begins.
struct NameLink {
    std::string_view words;
    std::string_view spelled;
};

constexpr auto name_links = std::to_array<NameLink>({
    {"nay", "nay"},
    {"nay la", "nay là"},
    {"nay thuoc", "nay thuộc"},
    {"hien la", "hiện là"},
    {"hien thuoc", "hiện thuộc"},
    {"hien nay", "hiện nay"},
    {"hien nay la", "hiện nay là"},
    {"hien nay thuoc", "hiện nay thuộc"},
    {"bay gio la", "bây giờ là"},
    {"bay gio thuoc", "bây giờ thuộc"},
    {"moi la", "mới là"},
    {"ten moi", "tên mới"},
    {"ten moi la", "tên mới là"},
    {"ten goi moi la", "tên gọi mới là"},
    {"truoc", "trước"},
    {"truoc la", "trước là"},
    {"truoc thuoc", "trước thuộc"},
    {"truoc day", "trước đây"},
    {"truoc day la", "trước đây là"},
    {"truoc day thuoc", "trước đây thuộc"},
    {"truoc kia", "trước kia"},
    {"truoc kia la", "trước kia là"},
    {"truoc kia thuoc", "trước kia thuộc"},
    {"truoc sap nhap la", "trước sáp nhập là"},
    {"truoc khi sap nhap la", "trước khi sáp nhập là"},
    {"sau sap nhap la", "sau sáp nhập là"},
    {"sau khi sap nhap la", "sau khi sáp nhập là"},
    {"cu", "cũ"},
    {"cu la", "cũ là"},
    {"cu thuoc", "cũ thuộc"},
    {"ten cu", "tên cũ"},
    {"ten cu la", "tên cũ là"},
    {"ten goi cu la", "tên gọi cũ là"},
    {"dia chi cu", "địa chỉ cũ"},
    {"dia chi cu la", "địa chỉ cũ là"},
    {"dia chi moi", "địa chỉ mới"},
    {"dia chi moi la", "địa chỉ mới là"},
    {"sap nhap", "sáp nhập"},
    {"sap nhap vao", "sáp nhập vào"},
    {"sap nhap voi", "sáp nhập với"},
    {"sap nhap thanh", "sáp nhập thành"},
    {"da sap nhap vao", "đã sáp nhập vào"},
    {"duoc sap nhap vao", "được sáp nhập vào"},
    {"nay sap nhap vao", "nay sáp nhập vào"},
    {"nay da sap nhap vao", "nay đã sáp nhập vào"},
    {"nay duoc sap nhap vao", "nay được sáp nhập vào"},
    {"sat nhap vao", "sát nhập vào"},
    {"nay sat nhap vao", "nay sát nhập vào"},
    {"nhap vao", "nhập vào"},
    {"nay nhap vao", "nay nhập vào"},
    {"doi ten thanh", "đổi tên thành"},
    {"nay doi ten thanh", "nay đổi tên thành"},
    {"nay doi thanh", "nay đổi thành"},
    {"chuyen thanh", "chuyển thành"},
    {"thuoc", "thuộc"},
    {"thuoc dia ban", "thuộc địa bàn"},
    {"thuoc dia phan", "thuộc địa phận"},
    {"formerli", "formerly"},
    {"now", "now"},
});

bool says(const CutEntry<NameLink>& link, std::span<const Token> tokens, std::size_t begin) {
    for (std::size_t i = 0; i < link.words.size(); ++i) {
        if (begin + i >= tokens.size() || tokens[begin + i].form != link.words[i].form) return false;
        if (!is_surely(tokens[begin + i], link.words[i].spelled)) return false;
        if (i > 0 && tokens[begin + i].before >= Gap::dash) return false;
    }
    return true;
}

bool is_unit_word(std::span<const Token> tokens, std::size_t at) {
    return at < tokens.size() && tokens[at].before < Gap::comma && unit_word_before(tokens, at);
}

}  // namespace

std::size_t name_link_length(std::span<const Token> tokens, std::size_t begin) {
    static const auto table = by_first_letter(name_links);
    const auto& links = table[static_cast<unsigned char>(tokens[begin].form.front())];
    const std::string_view form = tokens[begin].form;
    std::size_t longest = 0;
    for (const auto& link : links) {
        if (link.words.front().form != form) continue;
        const std::size_t count = link.words.size();
        if (count <= longest || !says(link, tokens, begin)) continue;
        // Without accents "cu la" may be a name as well ("Cù Là").
        const bool sure = count > 1 && !tokens[begin].plain_text;
        if (sure || is_unit_word(tokens, begin + count)) longest = count;
    }
    return longest;
}

}  // namespace diachi::registry::geocoding
