#include "api/current_addresses.hpp"

#include <chrono>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>

#include "api/log_lines.hpp"

namespace diachi::api {
namespace {

using namespace std::chrono_literals;

void log(std::string_view what, std::string_view why) {
    const std::string line = error_line(what, why);
    std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace

CurrentAddresses::CurrentAddresses(const std::filesystem::path& registry)
    : follower_(registry),
      addresses_(follower_.snapshot()),
      saved_(!follower_.was_made()),
      following_(50ms, "the addresses could not be read again", [this] { follow(); }) {}

void CurrentAddresses::catch_up() {
    following_.run_now(100ms);
}

void CurrentAddresses::follow() {
    if (!saved_) {
        saved_ = true;
        try {
            follower_.save();
        } catch (const std::exception& error) {
            log("the address index could not be saved; the next start makes it anew", error.what());
        }
    }
    follower_.advance();
    addresses_.set(follower_.snapshot());
    const std::string save_error = follower_.take_save_error();
    if (!save_error.empty())
        log("the folded address index could not be saved; the next start takes longer", save_error);
}

}  // namespace diachi::api
