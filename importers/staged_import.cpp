#include "importers/staged_import.hpp"

#include <chrono>

#include "importers/dates.hpp"

namespace diachi::importers {
namespace {

std::int64_t now_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

}  // namespace

PacedProgress::PacedProgress(const ProgressCallback& callback, std::string_view step, std::int64_t total)
    : callback_(callback), name_(step), total_(total) {}

void PacedProgress::step() {
    ++done_;
    if (!callback_ || done_ % 64 != 0) return;
    const std::int64_t now = now_ms();
    if (now - last_shown_ms_ < 200) return;
    last_shown_ms_ = now;
    callback_({name_, done_, total_});
}

std::optional<registry::Date> effective_date(const ImportRequest& request, ImportReport& report) {
    if (request.effective) {
        report.decided("dates: changes hold from " + request.effective->iso() + ", as --effective says");
        return request.effective;
    }
    const auto named = date_in_file_name(request.file.filename().string());
    if (named && !named->is_end) {
        report.decided("dates: changes hold from " + named->date.iso() + ", the date in the file's name");
        return named->date;
    }
    report.decided("dates: none given; new things have an unknown beginning, differences are taken as corrections");
    return std::nullopt;
}

}  // namespace diachi::importers
