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

TEST(UploadExpires, IsAnHttpDateAsLongAsTheUploadIsNotFinished) {
    JobView view;
    view.job.opened_at = 1'782'864'000;  // 2026-07-01 00:00 UTC
    view.job.state = JobState::uploading;
    JobLimits limits;
    limits.kept = std::chrono::hours(24);
    EXPECT_EQ(upload_expires(view, limits), "Thu, 02 Jul 2026 00:00:00 GMT");
    view.job.state = JobState::queued;
    EXPECT_EQ(upload_expires(view, limits), std::nullopt);
}

}  // namespace
}  // namespace diachi::api
