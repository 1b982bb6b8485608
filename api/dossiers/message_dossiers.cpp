
#include "api/dossiers/json_dossier.hpp"
#include "api/dossiers/json_formats.hpp"
#include "api/json/reader.hpp"

namespace diachi::api {
namespace {

using importers::Dossier;

constexpr std::size_t longest_around = 1'048'576;  // of what stands around the dossiers
constexpr std::size_t longest_element = 65'536;
constexpr std::string_view blanks = " \t\r\n";
constexpr int at_end = std::char_traits<char>::eof();

/// What can be told of JSON without reading it: whether a byte stands in a string, and how deep.
class Depth {
  public:
    void pass(char c) {
        if (in_string_) {
            if (escaped_) {
                escaped_ = false;
            } else if (c == '\\') {
                escaped_ = true;
            } else if (c == '"') {
                in_string_ = false;
            }
        } else if (c == '"') {
            in_string_ = true;
        } else if (c == '{' || c == '[') {
            ++depth_;
        } else if (c == '}' || c == ']') {
            --depth_;
        }
    }
    [[nodiscard]] bool in_string() const { return in_string_; }
    [[nodiscard]] int depth() const { return depth_; }

  private:
    bool in_string_ = false;
    bool escaped_ = false;
    int depth_ = 0;
};

class MessageDossiers : public importers::DossierFormat {
  public:
    MessageDossiers(const std::string& file, const importers::DossierOptions& options)
        : options_(options), text_(file, options.encoding), bytes_(*text_.stream().rdbuf()) {
        read_head();
    }

    std::string head() override { return head_; }

    std::optional<Dossier> next() override {
        if (ended_) return std::nullopt;
        const std::string before = blanks_and_comma();
        const std::int64_t line = line_;
        const int c = peek();
        if (c == ']' || c == at_end) {
            if (c == at_end)
                throw importers::DossierFileError("the list of dossiers does not end: the file is cut off");
            ended_ = true;
            tail_ = before;
            return std::nullopt;
        }
        bool whole = true;
        const std::string element = read_element(whole);
        auto dossier = whole ? json_dossier(element, line, options_, habits())
                             : unread_dossier(line, "the dossier has more than 65536 bytes");
        dossier.row.insert(0, before);
        return dossier;
    }

    std::string row(const Dossier& dossier, const registry::geocoding::DossierResult* result) const override {
        return with_result(dossier, result);
    }

    std::string tail() override {
        std::string rest;
        for (int c = take(); c != at_end; c = take()) {
            rest += static_cast<char>(c);
            if (rest.size() > longest_around)
                throw importers::DossierFileError("more than 1 MiB stand behind the dossiers");
        }
        check(head_ + rest, "behind the dossiers");
        return tail_ + rest;
    }

  private:
    static JsonHabits habits() { return {{"DiaChi*", "diaChi*", "diachi*", "ThongTinKhac"}, "NgayTiepNhan"}; }

    int peek() { return bytes_.sgetc(); }
    int take() {
        const int c = bytes_.sbumpc();
        line_ += c == '\n' ? 1 : 0;
        return c;
    }

    /// Up to the bracket that opens the list of dossiers.
    void read_head() {
        Depth depth;
        std::string word;     // the last string on the first level
        bool is_list = true;  // as long as only blanks were read
        for (int c = take(); c != at_end; c = take()) {
            const char byte = static_cast<char>(c);
            const bool was_string = depth.in_string();
            head_ += byte;
            if (head_ == "\xEF\xBB\xBF") head_.clear();
            if (head_.size() > longest_around)
                throw importers::DossierFileError("more than 1 MiB stand before the dossiers");
            depth.pass(byte);
            if (!was_string && byte == '[' && (is_list || (depth.depth() == 2 && word == "data"))) {
                check(head_ + (is_list ? "]" : "]}"), "before the dossiers");
                return;
            }
            if (head_.empty() || blanks.find(byte) != std::string_view::npos) continue;
            is_list = is_list && static_cast<unsigned char>(byte) >= 0x80;
            if (depth.depth() != 1) continue;
            if (!was_string && byte == '"') word.clear();
            if (was_string && depth.in_string()) word += byte;
            if (!was_string && byte == ',') word.clear();
        }
        throw importers::DossierFileError("there is no list “data” of dossiers in the file");
    }

    static void check(const std::string& around, const std::string& where) {
        const auto parsed = json::Document::parse(around);
        if (const auto* error = std::get_if<json::ParseError>(&parsed)) {
            throw importers::DossierFileError("what stands " + where + " is not JSON: " + error->reason);
        }
    }

    std::string blanks_and_comma() {
        std::string before;
        for (int c = peek(); c != at_end; c = peek()) {
            const bool comma = c == ',' && before.find(',') == std::string::npos && begun_;
            if (!comma && blanks.find(static_cast<char>(c)) == std::string_view::npos) break;
            before += static_cast<char>(take());
            if (before.size() > longest_element)
                throw importers::DossierFileError("too many blanks between the dossiers");
        }
        const bool parted = !begun_ || before.find(',') != std::string::npos;
        if (!parted && peek() != ']' && peek() != at_end)
            throw importers::DossierFileError("line " + std::to_string(line_) + ": a comma is missing");
        begun_ = true;
        return before;
    }

    /// Up to the comma or bracket behind it; without its text where it is too long.
    std::string read_element(bool& whole) {
        Depth depth;
        std::string element;
        for (int c = peek(); c != at_end; c = peek()) {
            const bool outside = depth.depth() == 0 && !depth.in_string();
            if (outside && (c == ',' || c == ']')) break;
            depth.pass(static_cast<char>(take()));
            if (element.size() < longest_element) {
                element += static_cast<char>(c);
            } else {
                whole = false;
            }
        }
        return element;
    }

    importers::DossierOptions options_;
    importers::TextFile text_;
    std::streambuf& bytes_;
    std::string head_;
    std::string tail_;
    std::int64_t line_ = 1;
    bool begun_ = false;
    bool ended_ = false;
};

}  // namespace

std::unique_ptr<importers::DossierFormat> message_dossiers(const std::string& file,
                                                           const importers::DossierOptions& options) {
    return std::make_unique<MessageDossiers>(file, options);
}

}  // namespace diachi::api
