#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <variant>

#include "registry/lifecycle/not_possible.hpp"
#include "registry/lifecycle/status_moves.hpp"
#include "tests/registry/house_drafts.hpp"
#include "tests/registry/small_town.hpp"
#include "tests/registry/temporary_registry.hpp"

namespace diachi::registry {

/// The small town, whose addresses are issued, changed and moved, each in a transaction of its own.
class LifecycleOfSmallTown : public testing::Test {
  protected:
    LifecycleOfSmallTown() : store_(registry_.open()), town_(*store_), registrar_(*store_) {}

    template <typename Work>
    auto written(const Work& work) {
        auto transaction = store_->begin();
        auto result = work(*transaction);
        transaction->commit();
        return result;
    }
    static AddressRecord address_in(const Written& written) {
        if (const auto* examination = std::get_if<Examination>(&written)) {
            std::string why = "refused:";
            for (const auto& field : examination->unresolved) why += " " + field.message_en;
            for (const auto& finding : examination->findings) why += " " + finding.refusal.message_en;
            throw std::runtime_error(why);
        }
        return std::get<AddressRecord>(written);
    }
    AddressRecord issued(const AddressDraft& draft, const IssueTerms& terms = {}) {
        return address_in(written([&](Transaction& t) { return registrar_.issue(t, draft, by_, terms); }));
    }
    AddressRecord amended(const std::string& code, const AddressChange& change) {
        return address_in(written([&](Transaction& t) { return registrar_.amend(t, code, change, {}, by_); }));
    }
    AddressRecord moved(const std::string& code, const StatusMove& move) {
        return address_in(
            written([&](Transaction& t) { return move_status(*store_, registrar_, t, code, move, {}, by_); }));
    }
    AddressRecord moved(const std::string& code, const std::string& to) {
        StatusMove move;
        move.to = to;
        return moved(code, move);
    }
    /// The code of the refusal; "" when the work was done.
    template <typename Work>
    std::string refusal(const Work& work) {
        try {
            work();
        } catch (const NotPossible& reason) {
            return reason.code();
        }
        return "";
    }
    AddressRecord now(const std::string& code) { return store_->address(code, Date::today()).value(); }
    /// An address in each status.
    std::string in_status(const std::string& status, const std::string& number) {
        IssueTerms terms;
        if (status == "reserved" || status == "cancelled") terms.reserved_until = Date::parse("2999-01-01");
        const auto code = issued(draft(number), terms).code;
        if (status == "retired" || status == "cancelled") moved(code, status);
        return code;
    }

    TemporaryRegistry registry_;
    std::unique_ptr<Store> store_;
    SmallTown town_;
    Registrar registrar_;
    Authorship by_{Caller::command_line(), "because", "12/QĐ-UBND"};
};

}  // namespace diachi::registry
