#pragma once

#include <stdexcept>
#include <string>

#include "registry/lifecycle/status_moves.hpp"
#include "tests/registry/small_town.hpp"
#include "tests/registry/temporary_registry.hpp"

namespace diachi::registry {

/// The small town with doors to issue and change its addresses, each call in a transaction of its own.
class IssuedTown {
  public:
    IssuedTown() : store_(file_.open()), town_(*store_), registrar_(*store_) {}

    [[nodiscard]] Store& store() { return *store_; }
    [[nodiscard]] const SmallTown& town() const { return town_; }
    [[nodiscard]] const TemporaryRegistry& file() const { return file_; }
    [[nodiscard]] Registrar& registrar() { return registrar_; }

    template <typename Work>
    auto written(const Work& work) {
        auto transaction = store_->begin();
        auto result = work(*transaction);
        transaction->commit();
        return result;
    }

    /// A house on Đường Trần Phú, Phường Đông; its code.
    std::string issue(const std::string& number) {
        AddressDraft draft;
        draft.number = number;
        draft.street = "Trần Phú";
        draft.commune_code = "00001";
        constexpr double step = 0.000024;  // 2.6 m
        draft.position = geo::Position::at(geo::Longitude{105.01201 + step * issued_++}, geo::Latitude{10.00201});
        return code_of(written([&](Transaction& t) { return registrar_.issue(t, draft, by_); }));
    }
    void retire(const std::string& code, const std::vector<std::string>& successors = {}) {
        StatusMove move;
        move.to = "retired";
        move.successors = successors;
        code_of(written([&](Transaction& t) {
            return move_status(*store_, registrar_, t, code, move, {}, {by_.caller, "phá dỡ", "5/QĐ"});
        }));
    }
    void renumber(const std::string& code, const std::string& number) {
        AddressChange change;
        change.number = number;
        code_of(written([&](Transaction& t) { return registrar_.amend(t, code, change, {}, by_); }));
    }
    Id id_of(const std::string& code) { return store_->rows().address_with_code(code).value().id; }

  private:
    static std::string code_of(const Written& written) {
        if (const auto* refused = std::get_if<Examination>(&written)) {
            std::string why = "refused:";
            for (const auto& field : refused->unresolved) why += " " + field.message_en;
            for (const auto& finding : refused->findings) why += " " + finding.refusal.message_en;
            throw std::runtime_error(why);
        }
        return std::get<AddressRecord>(written).code;
    }

    TemporaryRegistry file_;
    std::unique_ptr<Store> store_;
    SmallTown town_;
    Registrar registrar_;
    Authorship by_{Caller::command_line(), "thử", ""};
    int issued_ = 0;
};

}  // namespace diachi::registry
