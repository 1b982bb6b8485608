#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diachi::api::cli {

/// Runs the command that the words name. Returns the exit status: 0 done; 1 refused or failed, with one sentence on
/// standard error; 2 the words do not fit.
int run(const std::vector<std::string>& words);

// The commands, one a file; each takes the words behind its name.
int create(const std::vector<std::string>& words);
int import(const std::vector<std::string>& words);
int lookup(const std::vector<std::string>& words);
int locate(const std::vector<std::string>& words);
int transform(const std::vector<std::string>& words);
int issue(const std::vector<std::string>& words);
int geocode(const std::vector<std::string>& words);
int settle(const std::vector<std::string>& words);
int rules(const std::vector<std::string>& words);
int serve(const std::vector<std::string>& words);
int settings(const std::vector<std::string>& words);
int next_number(const std::vector<std::string>& words);
int audit(const std::vector<std::string>& words);
int verify(const std::vector<std::string>& words);
int checkpoint(const std::vector<std::string>& words);
int backup(const std::vector<std::string>& words);
int restore(const std::vector<std::string>& words);
int key(const std::vector<std::string>& words);

}  // namespace diachi::api::cli
