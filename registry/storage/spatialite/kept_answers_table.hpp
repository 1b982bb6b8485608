#pragma once

#include "registry/storage/kept_answers.hpp"
#include "registry/storage/spatialite/sqlite.hpp"

namespace diachi::registry::spatialite {

/// KeptAnswers in the table idempotent_answer.
class KeptAnswersTable : public KeptAnswers {
  public:
    explicit KeptAnswersTable(Connection& connection) : connection_(connection) {}
    std::optional<KeptAnswer> find(const std::string& caller, const Digest& key) override;
    void keep(const std::string& caller, const Digest& key, const KeptAnswer& answer) override;

  private:
    Connection& connection_;
};

}  // namespace diachi::registry::spatialite
