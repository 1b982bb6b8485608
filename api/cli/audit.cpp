#include <signal.h>

#include <iostream>
#include <map>
#include <memory>
#include <stdexcept>
#include <vector>

#include "api/audit_files.hpp"
#include "api/cli/arguments.hpp"
#include "api/cli/commands.hpp"
#include "api/cli/progress_line.hpp"
#include "registry/name_directory.hpp"
#include "registry/storage/open_store.hpp"

namespace diachi::api::cli {
namespace {

volatile sig_atomic_t asked_to_stop = 0;

extern "C" void remember_to_stop(int) { asked_to_stop = 1; }

/// The first Ctrl-C ends the audit after the address at hand; a second one ends the program.
void listen_for_stop() {
    struct sigaction action {};
    action.sa_handler = remember_to_stop;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

/// Findings counted by rule and commune.
class Summary {
  public:
    void add(const registry::AddressRecord& address, const registry::rules::Finding& finding) {
        const std::string severity(registry::rules::name_of(finding.severity));
        ++by_rule_[{finding.rule, severity}];
        ++by_commune_[{address.commune_code + " " + address.commune_name, finding.rule}];
        if (finding.severity == registry::rules::Severity::error) has_errors_ = true;
    }
    void print(const registry::AuditResult& result) const {
        std::cout << result.progress.examined << " addresses examined at revision " << result.revision
                  << (result.complete ? "\n" : ": stopped early, this is a part only\n");
        for (const auto& [key, count] : by_rule_) {
            std::cout << "  " << key.first << " (" << key.second << "): " << count << "\n";
        }
        if (!by_commune_.empty()) std::cout << "by commune:\n";
        for (const auto& [key, count] : by_commune_) {
            std::cout << "  " << key.first << ": " << key.second << " " << count << "\n";
        }
    }
    [[nodiscard]] bool has_errors() const { return has_errors_; }

  private:
    std::map<std::pair<std::string, std::string>, std::int64_t> by_rule_;
    std::map<std::pair<std::string, std::string>, std::int64_t> by_commune_;
    bool has_errors_ = false;
};

}  // namespace

int audit(const std::vector<std::string>& words) {
    const Arguments arguments(words, {"registry", "commune", "csv", "geojson"});
    arguments.exactly(0, "options only");
    const auto store = registry::open_store(arguments.required("registry"));
    const auto commune = arguments.option("commune");
    if (commune && !registry::read_directory(*store)->commune(*commune, registry::Date::today())) {
        throw std::runtime_error("no commune in force has the code " + *commune);
    }
    listen_for_stop();
    std::vector<std::unique_ptr<FindingFile>> files;
    if (const auto csv = arguments.option("csv")) files.push_back(std::make_unique<FindingCsv>(*csv));
    if (const auto geojson = arguments.option("geojson")) files.push_back(std::make_unique<FindingGeoJson>(*geojson));

    ProgressLine line;
    Summary summary;
    const auto result = registry::Audit(*store, commune).run(
        [&](const registry::AddressRecord& address, const registry::rules::Finding& finding) {
            summary.add(address, finding);
            for (const auto& file : files) file->add(address, finding);
        },
        [&](const registry::AuditProgress& progress) {
            line.tell(progress.examined, progress.total);
            return asked_to_stop == 0;
        });
    for (const auto& file : files) file->finish(result);
    line.end(result.progress.examined, result.progress.total);
    summary.print(result);
    return result.complete && !summary.has_errors() ? 0 : 1;
}

}  // namespace diachi::api::cli
