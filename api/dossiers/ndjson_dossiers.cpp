#include "api/dossiers/json_dossier.hpp"
#include "api/dossiers/json_formats.hpp"

namespace diachi::api {
namespace {

using importers::Dossier;

constexpr std::size_t longest_line = 65'536;

class NdjsonDossiers : public importers::DossierFormat {
  public:
    NdjsonDossiers(const std::string& file, const importers::DossierOptions& options)
        : options_(options), text_(file, options.encoding), bytes_(*text_.stream().rdbuf()) {}

    std::string head() override { return ""; }
    std::string tail() override { return ""; }

    std::optional<Dossier> next() override {
        while (read_line()) {
            if (too_long_) return unread_dossier(line_, "it has more than " + std::to_string(longest_line) + " bytes");
            if (buffer_.find_first_not_of(" \t\r") == std::string::npos) continue;
            return json_dossier(buffer_, line_, options_, {{"text"}, ""});
        }
        return std::nullopt;
    }

    std::string row(const Dossier& dossier, const registry::geocoding::DossierResult* result) const override {
        return with_result(dossier, result) + "\n";
    }

  private:
    bool read_line() {
        constexpr int at_end = std::char_traits<char>::eof();
        buffer_.clear();
        too_long_ = false;
        int c = bytes_.sbumpc();
        if (c == at_end) return false;
        ++line_;
        for (; c != at_end && c != '\n'; c = bytes_.sbumpc()) {
            if (buffer_.size() < longest_line) {
                buffer_ += static_cast<char>(c);
            } else {
                too_long_ = true;
            }
        }
        constexpr std::string_view mark = "\xEF\xBB\xBF";
        if (line_ == 1 && buffer_.starts_with(mark)) buffer_.erase(0, mark.size());
        while (!buffer_.empty() && buffer_.back() == '\r') buffer_.pop_back();
        return true;
    }

    importers::DossierOptions options_;
    importers::TextFile text_;
    std::streambuf& bytes_;
    std::string buffer_;
    std::int64_t line_ = 0;
    bool too_long_ = false;
};

}  // namespace

std::unique_ptr<importers::DossierFormat> ndjson_dossiers(const std::string& file,
                                                          const importers::DossierOptions& options) {
    return std::make_unique<NdjsonDossiers>(file, options);
}

}  // namespace diachi::api
