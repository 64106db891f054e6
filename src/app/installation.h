// One opened installation: configuration, store and everything that the modules offer. Here alone concrete stores and
// all modules are named together.
#pragma once

#include <memory>
#include <string>

#include "app/data_folder.h"
#include "operations/operations.h"

namespace ledstang {

struct Installation {
    DataFolder folder;
    Configuration configuration;
    std::unique_ptr<Store> store;
    std::unique_ptr<Scope> scope;
    Operations operations;
    std::optional<Date> fixed_today;  // for demonstrations and tests: pretend that it is this day

    ~Installation();  // what is being read in stops first

    Date today() const;
    Context context(const Caller& caller);
};

// Reads the configuration (and adds files that a newer program brought), opens the store (and brings its tables up to
// date) and registers every operation.
// Throws StoreError when the store cannot be opened.
Result<std::unique_ptr<Installation>> open_installation(DataFolder folder, StoreOptions options = {});

// Every operation there is; needs no data folder.
Operations all_operations();

// "0.1.0"
std::string_view program_version();

}  // namespace ledstang
