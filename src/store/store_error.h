// Broken machinery: a database that is gone, damaged or newer than the program. Errors of SOCI (soci::soci_error) pass
// unchanged. Both derive from std::runtime_error and are caught once, at the program's boundary.
#pragma once

#include <stdexcept>

namespace ledstang {

class StoreError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace ledstang
