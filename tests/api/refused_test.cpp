#include "api/refused.hpp"

#include <gtest/gtest.h>

#include "registry/single_writer.hpp"

namespace diachi::api {
namespace {

TEST(Refused, ARegistryThatFailsIsToldAsNotReadyWithoutItsReason) {
    const auto response =
        answered([]() -> http::Response { throw registry::StorageError("disk I/O error in /secret/place"); });
    EXPECT_EQ(response.status, 503);
    EXPECT_NE(response.body.find("\"not-ready\""), std::string::npos);
    EXPECT_EQ(response.body.find("secret"), std::string::npos);
}

TEST(Refused, ABusyRegistryAsksToTryAgain) {
    const auto response = answered([]() -> http::Response { throw registry::StorageBusy("locked"); });
    EXPECT_EQ(response.status, 503);
    EXPECT_NE(response.body.find("\"overloaded\""), std::string::npos);
}

}  // namespace
}  // namespace diachi::api
