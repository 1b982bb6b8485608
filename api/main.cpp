#include "api/cli/commands.hpp"

int main(int argument_count, char** arguments) {
    return diachi::api::cli::run({arguments + 1, arguments + argument_count});
}
