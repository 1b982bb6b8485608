#include "registry/lifecycle/status.hpp"

#include <algorithm>
#include <array>

namespace diachi::registry {
namespace {

struct StatusRow {
    std::string_view status;
    std::string_view vietnamese;
    std::vector<std::string_view> moves;
};

const std::array<StatusRow, 4>& table() {
    static const std::array<StatusRow, 4> rows{{
        {"reserved", "đang giữ chỗ", {"current", "cancelled"}},
        {"current", "đang dùng", {"retired"}},
        {"retired", "đã thu hồi", {"current"}},
        {"cancelled", "đã huỷ", {}},
    }};
    return rows;
}

const StatusRow* row_of(std::string_view status) {
    const auto* const found =
        std::find_if(table().begin(), table().end(), [&](const StatusRow& row) { return row.status == status; });
    return found == table().end() ? nullptr : found;
}

}  // namespace

std::vector<std::string_view> legal_moves(std::string_view status) {
    const auto* row = row_of(status);
    return row ? row->moves : std::vector<std::string_view>{};
}

bool is_legal_move(std::string_view from, std::string_view to) {
    const auto moves = legal_moves(from);
    return std::find(moves.begin(), moves.end(), to) != moves.end();
}

bool is_status(std::string_view text) { return row_of(text) != nullptr; }

bool is_in_use(std::string_view status) { return status == "current" || status == "reserved"; }

std::string status_vi(std::string_view status) {
    const auto* row = row_of(status);
    return std::string(row ? row->vietnamese : status);
}

}  // namespace diachi::registry
