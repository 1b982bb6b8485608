#include "importers/dossiers/dossier_run.hpp"

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "importers/bounded_queue.hpp"

namespace diachi::importers {
namespace {

using registry::geocoding::DossierDesk;
using registry::geocoding::DossierResult;

constexpr std::size_t rows_a_portion = 500;
constexpr std::size_t bytes_a_portion = 1'048'576;
constexpr std::size_t portions_ahead = 4;

struct Portion {
    std::size_t number = 0;
    std::vector<Dossier> dossiers;
    std::uint64_t bytes_read = 0;  ///< of the input, up to its end
};

struct AnsweredPortion {
    std::string text;
    std::int64_t rows = 0;
    std::vector<std::string> errors;
    std::vector<std::string> codes;
    std::uint64_t bytes_read = 0;  ///< of the input, up to its end
};

/// Hands portions on in the order of their numbers, whatever the order they come in; holds a few.
class InOrder {
  public:
    explicit InOrder(std::size_t most_ahead) : most_ahead_(most_ahead) {}

    /// Waits until it is at most `most_ahead` in front of the one that is wanted.
    void put(std::size_t number, AnsweredPortion portion) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return closed_ || number < wanted_ + most_ahead_; });
        ready_.emplace(number, std::move(portion));
        changed_.notify_all();
    }

    /// The next one; nothing after the last.
    std::optional<AnsweredPortion> take() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return closed_ || ready_.contains(wanted_); });
        const auto found = ready_.find(wanted_);
        if (found == ready_.end()) return std::nullopt;
        auto portion = std::move(found->second);
        ready_.erase(found);
        ++wanted_;
        changed_.notify_all();
        return portion;
    }

    /// No more will come.
    void close() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        changed_.notify_all();
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::size_t, AnsweredPortion> ready_;
    std::size_t wanted_ = 0;
    std::size_t most_ahead_;
    bool closed_ = false;
};

/// Leaves of an answer below the least score only why it is.
void withhold(DossierResult& result) {
    DossierResult kept{.category = "N",
                       .commune_status = "none",
                       .level = "none",
                       .score = result.score,
                       .code = {},
                       .label = {},
                       .commune = {},
                       .commune_candidates = {},
                       .address_candidates = {},
                       .position = {},
                       .uncertainty_m = {},
                       .faults = std::move(result.faults),
                       .evidence = {},
                       .lineage = {},
                       .province = {},
                       .thoroughfare = {},
                       .place = {}};
    result = std::move(kept);
}

class Run {
  public:
    Run(DossierFormat& format, const AnsweredFrom& from, ResumableOutput& out, const RunSettings& settings)
        : format_(format), from_(from), out_(out), settings_(settings) {}

    bool to_the_end() {
        std::vector<std::thread> answering;
        answering_ = std::max(1, settings_.threads);
        const int threads = answering_;
        std::thread reading([this] { guarded([this] { read(); }, [this] { portions_.finish(); }); });
        for (int i = 0; i < threads; ++i) {
            answering.emplace_back([this] { guarded([this] { answer(); }, [this] { last_one_closes(); }); });
        }
        guarded([this] { write(); }, [] {});
        if (error_) give_up();
        reading.join();
        for (auto& thread : answering) thread.join();
        if (error_ || stopped_) out_.keep();
        if (error_) std::rethrow_exception(error_);
        if (!stopped_) {
            out_.finish(format_.tail(),
                        [this](const auto& written, const auto& packed) { return format_.pack(written, packed); });
        }
        return !stopped_;
    }

  private:
    [[nodiscard]] bool cancelled() const { return settings_.cancelled != nullptr && settings_.cancelled->load(); }

    template <typename Work, typename End>
    void guarded(Work work, End end) {
        try {
            work();
        } catch (...) {
            {
                const std::lock_guard lock(mutex_);
                if (!error_) error_ = std::current_exception();
            }
            give_up();
        }
        end();
    }

    void give_up() {
        portions_.close();
        answered_.close();
    }

    void last_one_closes() {
        if (--answering_ == 0) answered_.close();
    }

    void read() {
        const auto head = format_.head();
        if (out_.state().bytes == 0) head_ = head;
        for (std::int64_t skipped = 0; skipped < out_.state().rows; ++skipped) {
            const auto dossier = cancelled() ? std::nullopt : format_.next();
            if (!dossier) break;
            bytes_read_ += dossier->row.size() + 1;
        }
        for (std::size_t number = 0;; ++number) {
            auto portion = read_portion(number);
            if (cancelled()) stopped_ = true;
            if (stopped_ || portion.dossiers.empty() || !portions_.push(std::move(portion))) break;
        }
    }

    Portion read_portion(std::size_t number) {
        Portion portion{number, {}, 0};
        std::size_t bytes = 0;
        while (portion.dossiers.size() < rows_a_portion && bytes < bytes_a_portion && !cancelled()) {
            auto dossier = format_.next();
            if (!dossier) break;
            bytes += dossier->row.size() + dossier->text.size();
            bytes_read_ += dossier->row.size() + 1;
            portion.dossiers.push_back(std::move(*dossier));
        }
        portion.bytes_read = bytes_read_;
        return portion;
    }

    void answer() {
        const auto store = from_.open_store();
        const DossierDesk desk(from_.geocoder, *store, from_.readings, from_.centres);
        while (auto portion = portions_.pop()) {
            AnsweredPortion answered;
            answered.bytes_read = portion->bytes_read;
            for (const auto& dossier : portion->dossiers) add(answered, dossier, desk);
            answered_.put(portion->number, std::move(answered));
        }
    }

    void add(AnsweredPortion& answered, const Dossier& dossier, const DossierDesk& desk) const {
        ++answered.rows;
        if (!dossier.error.empty()) answered.errors.push_back(dossier.error);
        if (!dossier.answerable) {
            answered.text += format_.row(dossier, nullptr);
            return;
        }
        registry::geocoding::Question question(dossier.text, dossier.as_of);
        question.system = from_.system;
        auto result = desk.answer(question, from_.addresses);
        if (result.score < settings_.min_score) withhold(result);
        answered.text += format_.row(dossier, &result);
        if (settings_.codes_found && !result.code.empty()) answered.codes.push_back(std::move(result.code));
    }

    void write() {
        bool begun = out_.state().bytes > 0;
        while (auto portion = answered_.take()) {
            if (!begun) portion->text.insert(0, head_);
            begun = true;
            out_.read_so_far(portion->bytes_read);
            if (settings_.codes_found && !portion->codes.empty()) settings_.codes_found(portion->codes);
            if (settings_.error_found) {
                for (const auto& error : portion->errors) settings_.error_found(error);
            }
            out_.append(portion->text, portion->rows, static_cast<std::int64_t>(portion->errors.size()));
            if (settings_.progress) settings_.progress(out_.state());
        }
        if (stopped_ || error_) return;
        if (!begun) out_.append(head_, 0, 0);
    }

    DossierFormat& format_;
    const AnsweredFrom& from_;
    ResumableOutput& out_;
    const RunSettings& settings_;
    BoundedQueue<Portion> portions_{portions_ahead};
    InOrder answered_{portions_ahead * 2};
    std::string head_;
    std::uint64_t bytes_read_ = 0;
    std::atomic<int> answering_{0};
    std::atomic<bool> stopped_{false};
    std::mutex mutex_;
    std::exception_ptr error_;
};

}  // namespace

bool run_dossiers(DossierFormat& format, const AnsweredFrom& from, ResumableOutput& out, const RunSettings& settings) {
    return Run(format, from, out, settings).to_the_end();
}

}  // namespace diachi::importers
