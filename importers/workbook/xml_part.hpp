#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "importers/gdal/zip_part.hpp"

namespace diachi::importers::workbook {

/// A file is no workbook that can be read; a sentence for who sent it.
class WorkbookError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// The attributes of an element.
class Attributes {
  public:
    explicit Attributes(const char* const* pairs) : pairs_(pairs) {}
    /// By its name without a prefix; empty when there is none.
    [[nodiscard]] std::string_view get(std::string_view name) const;

  private:
    const char* const* pairs_;
};

/// What is told of an XML file; names come without their prefixes.
class XmlHandler {
  public:
    virtual ~XmlHandler() = default;
    virtual void begin(std::string_view name, const Attributes& attributes) = 0;
    virtual void text(std::string_view piece) = 0;
    virtual void end(std::string_view name) = 0;
};

/// Reads one XML file of a workbook, some kilobytes at a time. A document type is refused (entities could grow without
/// end), and so is what unpacks to more than `most_bytes`.
class XmlPart {
  public:
    static constexpr std::uint64_t most_bytes = 1'073'741'824;

    XmlPart(gdal::ZipPart part, XmlHandler& handler);
    ~XmlPart();
    XmlPart(const XmlPart&) = delete;
    XmlPart& operator=(const XmlPart&) = delete;

    /// Tells the next piece; false at the end. Throws WorkbookError, and what the handler throws.
    bool advance();

  private:
    struct Parser;
    gdal::ZipPart part_;
    std::unique_ptr<Parser> parser_;
    std::uint64_t bytes_ = 0;
    bool ended_ = false;
};

}  // namespace diachi::importers::workbook
