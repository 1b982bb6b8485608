#include <array>

#include "registry/rules/rule.hpp"

namespace diachi::registry::rules {
namespace {

struct Group {
    std::string_view id;
    Words heading;
};

constexpr std::array groups{
    Group{"place", {"Vị trí", "Place"}},           Group{"number", {"Số nhà", "Number"}},
    Group{"name", {"Tên", "Name"}},                Group{"identity", {"Nhận dạng", "Identity"}},
    Group{"code", {"Mã địa chỉ", "Address code"}},
};

Words words_for(Severity severity) {
    switch (severity) {
        case Severity::error:
            return {"lỗi", "error"};
        case Severity::warning:
            return {"cảnh báo", "warning"};
        case Severity::info:
            return {"thông tin", "info"};
    }
    return {};
}

constexpr Words introduction{
    "# Quy tắc kiểm tra địa chỉ\n\n"
    "<!-- Do `diachi rules --language vi` tạo ra; có kiểm thử so sánh. -->\n\n"
    "Mỗi bản khai địa chỉ, tại quầy hay trong danh sách, được đối chiếu với các quy tắc dưới đây.\n\n"
    "- **lỗi** (`error`): không cấp được cho đến khi sửa.\n"
    "- **cảnh báo** (`warning`): cán bộ xác nhận kèm lý do (`confirmed` trong bản khai); lý do được ghi vào nhật ký.\n"
    "- **thông tin** (`info`): chỉ để biết.\n",
    "# Rules\n\n"
    "<!-- Made by `diachi rules`; a test compares. -->\n\n"
    "Every draft of an address, at the counter or in a list, is held against the rules below.\n\n"
    "- An **error** blocks until it is mended.\n"
    "- A **warning** needs the officer's confirmation with a reason: `confirmed` in the draft, which "
    "the journal keeps.\n"
    "- An **info** informs.\n"};

class Page {
  public:
    explicit Page(Language language) : language_(language), text_(in(introduction)) {}

    void add(const Group& group) {
        text_ += "\n## " + in(group.heading) + "\n";
        for (const auto& rule : table()) {
            if (rule.id.starts_with(group.id) && rule.id[group.id.size()] == '.') add(rule);
        }
    }
    [[nodiscard]] std::string text() const { return text_; }

  private:
    [[nodiscard]] std::string in(const Words& words) const {
        return std::string(language_ == Language::vi ? words.vi : words.en);
    }

    void add(const Rule& rule) {
        text_ += "\n### `" + std::string(rule.id) + "`\n\n";
        text_ += in(rule.title) + ": **" + in(words_for(rule.severity)) + "**, `" + std::string(rule.field) + "`.\n\n";
        text_ += in(rule.checked) + "\n\n";
        text_ += "> " + in(rule.example) + "\n\n";
        text_ += in({"Cơ sở: ", "Basis: "}) + in(rule.basis) + "\n";
    }

    Language language_;
    std::string text_;
};

}  // namespace

std::string documentation(Language language) {
    Page page(language);
    for (const auto& group : groups) page.add(group);
    return page.text();
}

}  // namespace diachi::registry::rules
