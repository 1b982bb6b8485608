#include "api/endpoints/uploads.hpp"

#include <gtest/gtest.h>

namespace diachi::api {
namespace {

TEST(UploadMetadata, IsFoundByItsNameAndDecoded) {
    EXPECT_EQ(upload_metadata("filename d29ybGQ=, job eyJhIjoxfQ==", "job"), R"({"a":1})");
    EXPECT_EQ(upload_metadata("job", "job"), "");
    EXPECT_EQ(upload_metadata("job ?", "job"), std::nullopt);
    EXPECT_EQ(upload_metadata("jobs eA==", "job"), std::nullopt);
    EXPECT_EQ(upload_metadata("", "job"), std::nullopt);
}

}  // namespace
}  // namespace diachi::api
