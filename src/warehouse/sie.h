// SIE 4, the form in which Swedish accounting systems hand over accounts, balances and vouchers (SIE-Gruppen's
// description of file types 1 to 4). Text in code page 437, a record on each line.
//
// Read: #FORMAT #SIETYP #RAR #OMFATTN #KONTO #KTYP #DIM #UNDERDIM #OBJEKT #IB #UB #OIB #OUB #RES #PSALDO #PBUDGET #VER
// #TRANS. Of #RTRANS and #BTRANS, which tell of corrected transactions, none counts: the standard has #TRANS stand
// beside every #RTRANS. Other records are left out, as the standard wants of what a reader does not know.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/result.h"

namespace ledstang {

// One amount of the file.
struct SieAmount {
    int line = 0;
    std::string kind;  // the record without #: IB, UB, OIB, OUB, RES, PSALDO, PBUDGET, TRANS
    Date month{};      // first day of the month that it belongs to
    std::string account;
    std::vector<std::pair<std::string, std::string>> objects;  // dimension and object
    Decimal amount;                                            // debit is positive
    std::optional<Decimal> quantity;
    std::optional<Date> day;  // of a transaction
    std::string voucher;      // of a transaction: series and number
};

struct SieAccount {
    std::string number;
    std::string name;
    std::string type;  // T, S, K, I or empty
};

struct SieFile {
    std::vector<SieAccount> accounts;  // by number
    std::vector<SieAmount> amounts;    // in the order of the file
    const SieAccount* account(std::string_view number) const;
};

// The whole file or nothing: half of a set of books says nothing. Every refusal has one fault with its line. Codes:
//   sie.form         a line that is not a record: an open quotation mark, a brace without its fellow, a field missing
//   sie.format       another encoding than PC8, or another type than 1 to 4
//   sie.missing      no #SIETYP or no #RAR 0
//   sie.number, sie.date
//   sie.account      an amount on an account that no #KONTO names
//   sie.year         an amount of a year that no #RAR tells
//   sie.unbalanced   a voucher whose transactions do not sum to zero
Result<SieFile> parse_sie(const std::string& file, std::string_view bytes);

}  // namespace ledstang
