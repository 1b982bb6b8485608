#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diachi::registry {

/// What an address may become from a status: reserved → current or cancelled, current → retired, retired → current
/// (reinstated). Nothing leads away from cancelled.
std::vector<std::string_view> legal_moves(std::string_view status);

bool is_legal_move(std::string_view from, std::string_view to);

/// "reserved", "current", "retired", "cancelled".
bool is_status(std::string_view text);

/// Current or reserved: its number, spot and identifiers are taken.
bool is_in_use(std::string_view status);

/// In Vietnamese, for the counter: "đang dùng".
std::string status_vi(std::string_view status);

}  // namespace diachi::registry
