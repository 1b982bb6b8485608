#include "api/http/problem.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "api/json/writer.hpp"

namespace diachi::api::http {
namespace {

constexpr auto kinds = std::to_array<ProblemKind>({
    {"bad-request", 400, "The request cannot be read", "Không đọc được yêu cầu"},
    {"invalid-parameter", 400, "A parameter is not valid", "Tham số không hợp lệ"},
    {"unknown-parameter", 400, "A parameter is not known", "Tham số không được hỗ trợ"},
    {"malformed-json", 400, "The body is not valid JSON", "Nội dung không phải JSON hợp lệ"},
    {"unauthenticated", 401, "A valid key is needed", "Cần khóa truy cập hợp lệ"},
    {"forbidden", 403, "This is not granted", "Chưa được cấp quyền"},
    {"not-found", 404, "There is nothing here", "Không tìm thấy"},
    {"method-not-allowed", 405, "The method is not allowed here", "Phương thức không được phép"},
    {"conflict", 409, "The registry as it is does not allow it", "Hiện trạng sổ đăng ký không cho phép"},
    {"illegal-move", 409, "This status cannot follow", "Không thể chuyển sang trạng thái này"},
    {"units-in-use", 409, "Units inside are in use", "Bên trong còn căn hộ đang sử dụng"},
    {"not-undoable", 409, "This revision cannot be undone", "Không thể hoàn tác lần ghi này"},
    {"ahead", 409, "This registry has not come that far", "Sổ đăng ký chưa có lần ghi này"},
    {"identifier-taken", 409, "Another address has this identifier", "Mã này đã thuộc về địa chỉ khác"},
    {"gone", 410, "It was kept for its time and is gone", "Đã hết hạn lưu giữ"},
    {"length-required", 411, "A Content-Length is needed", "Thiếu Content-Length"},
    {"tus-version", 412, "Only version 1.0.0 of tus is spoken", "Chỉ hỗ trợ tus phiên bản 1.0.0"},
    {"stale", 412, "Somebody else has changed it meanwhile", "Nội dung đã được người khác sửa đổi"},
    {"payload-too-large", 413, "The body is too large", "Dữ liệu gửi lên quá lớn"},
    {"uri-too-long", 414, "The address of the request is too long", "Đường dẫn yêu cầu quá dài"},
    {"unsupported-media-type", 415, "The body is of another type", "Kiểu nội dung không được hỗ trợ"},
    {"range-not-satisfiable", 416, "There is no such part", "Không có phần dữ liệu được yêu cầu"},
    {"document-needed", 422, "A document must be named", "Thiếu số, ký hiệu văn bản"},
    {"reason-needed", 422, "A reason must be given", "Thiếu lý do"},
    {"proposal-needed", 422, "A proposal must be named", "Thiếu mã đề nghị"},
    {"draft-refused", 422, "The draft breaks a rule", "Bản nháp vi phạm quy tắc"},
    {"idempotency-key-reused", 422, "The Idempotency-Key came with another request",
     "Khóa Idempotency-Key đã dùng cho yêu cầu khác"},
    {"precondition-required", 428, "Say which version you have seen", "Thiếu phiên bản đã xem (If-Match)"},
    {"too-many-requests", 429, "Too many requests at a time", "Quá nhiều yêu cầu cùng lúc"},
    {"header-fields-too-large", 431, "The header fields are too large", "Phần đầu (header) của yêu cầu quá lớn"},
    {"internal-error", 500, "The server failed", "Lỗi máy chủ"},
    {"not-implemented", 501, "The method is not known", "Phương thức không được hỗ trợ"},
    {"overloaded", 503, "The server is busy or stopping", "Máy chủ đang bận hoặc đang dừng"},
    {"not-ready", 503, "The server is not ready", "Máy chủ chưa sẵn sàng"},
    {"insufficient-storage", 507, "There is no room", "Không còn dung lượng lưu trữ"},
});

const ProblemKind& kind_of(std::string_view code) {
    const auto named = [](std::string_view wanted) {
        return std::find_if(kinds.begin(), kinds.end(), [&](const ProblemKind& k) { return k.code == wanted; });
    };
    const auto* const found = named(code);
    return found == kinds.end() ? *named("internal-error") : *found;
}

}  // namespace

std::span<const ProblemKind> problem_kinds() {
    return kinds;
}

Response problem(const Problem& problem) {
    const ProblemKind& kind = kind_of(problem.code);
    json::Writer writer;
    writer.begin_object();
    writer.key("type").string("/problems/" + std::string(kind.code));
    writer.key("code").string(kind.code);
    writer.key("status").integer(kind.status);
    writer.key("title").string(kind.title);
    writer.key("title_vi").string(kind.title_vi);
    writer.string_unless_empty("detail", problem.detail);
    writer.string_unless_empty("detail_vi", problem.detail_vi);
    if (problem.pointer) writer.key("pointer").string(*problem.pointer);
    writer.string_unless_empty("parameter", problem.parameter);
    writer.end_object();

    Response response{kind.status, "application/problem+json", writer.text(), {}};
    if (!problem.extensions.empty()) {
        response.body.insert(response.body.size() - 1, "," + problem.extensions);
    }
    if (kind.status == 401) {
        response.headers.emplace_back("WWW-Authenticate",
                                      problem.challenge.empty() ? "Bearer" : "Bearer " + problem.challenge);
    }
    if (kind.status == 429 || kind.status == 503) {
        response.headers.emplace_back("Retry-After", std::to_string(problem.retry_after));
    }
    return response;
}

Response problem(std::string_view code, std::string detail) {
    Problem value;
    value.code = code;
    value.detail = std::move(detail);
    return problem(value);
}

}  // namespace diachi::api::http
