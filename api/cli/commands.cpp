#include "api/cli/commands.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <iostream>

#include "api/cli/arguments.hpp"
#include "registry/text/quoting.hpp"

namespace diachi::api::cli {
namespace {

struct Command {
    std::string_view name;
    int (*run)(const std::vector<std::string>&);
    std::string_view usage;
    std::string_view summary;
};

constexpr std::array commands{
    Command{"create", create, "--registry FILE [--number 0..899] [--name TEXT]",
            "makes a registry and its administrator key, shown once"},
    Command{"import", import,
            "--registry FILE --layer communes|parcels|streets|places|units|lineage|water FILE\n"
            "         [--crs EPSG:n] [--encoding auto|utf-8|tcvn3|vni|viscii|cp1258] [--effective YYYY-MM-DD] "
            "[--document TEXT]\n"
            "         [--surveying-unit CODE]",
            "takes a map layer or table in, as one revision"},
    Command{"locate", locate, "--registry FILE LON LAT [--as-of YYYY-MM-DD]",
            "answers the commune, now and before, and the parcel of a point"},
    Command{"lookup", lookup, "--registry FILE IDENTIFIER [--as-of YYYY-MM-DD]",
            "finds addresses by code, Plus Code, parcel number or another authority's code"},
    Command{"transform", transform, "--crs EPSG:n EAST NORTH", "takes VN-2000 coordinates to WGS 84"},
    Command{"issue", issue,
            "--registry FILE --file ADDRESSES.csv [--issued FILE.csv] [--refused FILE.csv] [--document TEXT]\n"
            "         [--propose TITLE] [--confirm RULE=REASON,...]",
            "issues (or proposes) the addresses of a file and hands back what was refused, with reasons"},
    Command{"geocode", geocode,
            "--registry FILE --in FILE --text-column NAME [--text-column NAME ...] --out FILE\n"
            "         [--format csv|ndjson|message|xlsx] [--sheet NAME] [--delimiter C] [--encoding NAME]\n"
            "         [--as-of-column NAME] [--as-of DATE] [--min-score N]\n"
            "         [--system NAME [--watch LABEL] [--master-key FILE]] [--threads N] [--resume]",
            "finds the commune and the address that texts mean"},
    Command{"index", index, "--registry FILE",
            "makes the index of all addresses beside the registry, which serve and geocode then start from"},
    Command{"settle", settle, "--registry FILE --system NAME --file CHOICES.csv [--reason TEXT] [--master-key FILE]",
            "remembers for a system what texts mean: columns text and code (or none)"},
    Command{"rules", rules, "[--language vi|en]", "prints the rules that addresses are held against"},
    Command{"settings", settings, "--registry FILE [--issuing direct|by-decision] [--code-label TEXT] [--reason TEXT]",
            "shows or changes how the registry works"},
    Command{"serve", serve,
            "--registry FILE [--port 8080] [--public reader,geocoder] [--rate 200/s] [--burst 400]\n"
            "         [--jwks FILE|URL --audience AUD [--issuer ISS] [--clock-skew 60]] [--master-key FILE]\n"
            "         [--checkpoint-key FILE --checkpoints FILE [--checkpoint-every 1000]]\n"
            "         [--keep-jobs-days 7] [--job-megabytes 256] [--results-by-nginx PREFIX]",
            "serves the API on 127.0.0.1; without a key only what --public grants"},
    Command{"verify", verify, "--registry FILE [--checkpoints FILE --public-key HEX|FILE]",
            "reads the journal again and names what was altered, and what was since a checkpoint"},
    Command{"checkpoint", checkpoint, "key --out FILE | --registry FILE --key FILE --append FILE",
            "makes a key that signs; signs where the journal stands, for an auditor to keep elsewhere"},
    Command{"backup", backup, "--registry FILE --to FILE",
            "copies a registry, also one that is served, and verifies the copy"},
    Command{"restore", restore, "--from FILE --registry FILE [--checkpoints FILE --public-key HEX|FILE]",
            "makes a registry of a backup, after verifying it"},
    Command{"key", key,
            "create --registry FILE --label NAME --role officer[,certifier] --ward CODE[,CODE]|--everywhere\n"
            "         [--expires YYYY-MM-DD] [--reason TEXT] [--document TEXT]\n"
            "  diachi key list --registry FILE\n"
            "  diachi key revoke --registry FILE --label NAME [--reason TEXT] [--document TEXT]",
            "makes API keys, each shown once, lists them, and ends them"},
    Command{"next-number", next_number,
            "--registry FILE --commune CODE --street NAME|--street-key KEY|--place NAME|--place-key KEY LON LAT\n"
            "         or --registry FILE --commune CODE --parent CODE [--floor N] LON LAT",
            "proposes the number that the rules would give there, with its reason"},
    Command{"audit", audit, "--registry FILE [--commune CODE] [--csv FILE] [--geojson FILE]",
            "holds every current address against all rules"},
};

constexpr std::string_view help_option = "--help";

void print_usage(std::ostream& out) {
    out << "diachi: a registry of digital addresses and its map\n\n";
    for (const auto& command : commands) {
        out << "  diachi " << command.name << " " << command.usage << "\n      " << command.summary << "\n";
    }
}

const Command* command_named(std::string_view name) {
    const auto* const found =
        std::find_if(commands.begin(), commands.end(), [&](const Command& known) { return known.name == name; });
    return found == commands.end() ? nullptr : found;
}

std::string usage_of(const Command& command) {
    return "usage: diachi " + std::string(command.name) + " " + std::string(command.usage) + "\n";
}

int explain(const Command& command) {
    std::cout << usage_of(command) << "  " << command.summary << "\n";
    return 0;
}

int refuse_command(const std::string& name) {
    std::cerr << "diachi: there is no command " << registry::text::in_quotes(name) << "\n";
    print_usage(std::cerr);
    return 2;
}

/// `diachi help [COMMAND]`.
int help(const std::vector<std::string>& words) {
    if (words.size() > 1) {
        const Command* command = command_named(words[1]);
        return command == nullptr ? refuse_command(words[1]) : explain(*command);
    }
    print_usage(std::cout);
    return 0;
}

int run_command(const Command& command, const std::vector<std::string>& words) {
    if (std::find(words.begin(), words.end(), help_option) != words.end()) return explain(command);
    try {
        return command.run(words);
    } catch (const UsageError& error) {
        std::cerr << "diachi " << command.name << ": " << error.what() << "\n" << usage_of(command);
        return 2;
    } catch (const std::exception& error) {
        std::cerr << "diachi " << command.name << ": " << error.what() << "\n";
        return 1;
    }
}

}  // namespace

int run(const std::vector<std::string>& words) {
    if (words.empty()) {
        print_usage(std::cerr);
        return 2;
    }
    if (words[0] == help_option || words[0] == "help") return help(words);
    const Command* command = command_named(words[0]);
    if (command == nullptr) return refuse_command(words[0]);
    return run_command(*command, {words.begin() + 1, words.end()});
}

}  // namespace diachi::api::cli
