#include "importers/workbook/xml_part.hpp"

#include <expat.h>

#include <array>
#include <exception>

namespace diachi::importers::workbook {
namespace {

constexpr std::size_t bytes_at_once = 8192;

std::string_view without_prefix(std::string_view name) {
    const auto colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

std::string_view Attributes::get(std::string_view name) const {
    for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
        if (without_prefix(pair[0]) == name) return pair[1];
    }
    return {};
}

/// Exceptions must not pass through the C code of the parser: they wait here.
struct XmlPart::Parser {
    explicit Parser(XmlHandler& told) : handler(told), expat(XML_ParserCreate(nullptr)) {
        XML_SetUserData(expat, this);
        XML_SetElementHandler(
            expat,
            [](void* self, const XML_Char* name, const XML_Char** attributes) {
                of(self).guarded([&](XmlHandler& h) { h.begin(without_prefix(name), Attributes(attributes)); });
            },
            [](void* self, const XML_Char* name) {
                of(self).guarded([&](XmlHandler& h) { h.end(without_prefix(name)); });
            });
        XML_SetCharacterDataHandler(expat, [](void* self, const XML_Char* text, int size) {
            of(self).guarded([&](XmlHandler& h) { h.text({text, static_cast<std::size_t>(size)}); });
        });
        XML_SetStartDoctypeDeclHandler(expat, [](void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
            of(self).guarded([](XmlHandler&) {
                throw WorkbookError("the workbook has a document type, which is not read; save it anew");
            });
        });
    }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    ~Parser() { XML_ParserFree(expat); }

    static Parser& of(void* self) { return *static_cast<Parser*>(self); }

    template <typename Work>
    void guarded(Work work) {
        if (error) return;
        try {
            work(handler);
        } catch (...) {
            error = std::current_exception();
            XML_StopParser(expat, XML_FALSE);
        }
    }

    XmlHandler& handler;
    XML_Parser expat;
    std::exception_ptr error;
};

XmlPart::XmlPart(gdal::ZipPart part, XmlHandler& handler)
    : part_(std::move(part)), parser_(std::make_unique<Parser>(handler)) {}
XmlPart::~XmlPart() = default;

bool XmlPart::advance() {
    if (ended_) return false;
    std::array<char, bytes_at_once> piece{};
    const std::size_t size = part_.read(piece.data(), piece.size());
    ended_ = size < piece.size();
    bytes_ += size;
    if (bytes_ > most_bytes) throw WorkbookError("the workbook unpacks to more than 1 GiB; save it as CSV (UTF-8)");
    const auto status = XML_Parse(parser_->expat, piece.data(), static_cast<int>(size), ended_ ? 1 : 0);
    if (parser_->error) std::rethrow_exception(parser_->error);
    if (status != XML_STATUS_OK) throw WorkbookError("the workbook is damaged or cut off; save it anew");
    return true;
}

}  // namespace diachi::importers::workbook
