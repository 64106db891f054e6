// What an import did or would do: rows read, added, changed, unchanged and refused, every fault with file, line and
// column.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "described/description.h"

namespace ledstang {

struct ImportFault {
    std::string code;
    std::string message;
    std::string file;
    std::optional<int> line;
    std::optional<int> column;
    std::string path;  // JSON pointer in a plan file, column name in a table
    template <class F = ImportFault>
    static constexpr auto described() {
        return describe("ImportFault", field("code", &F::code, "Felkod"),
                        field("message", &F::message, "Vad som är fel"), field("file", &F::file, "Fil"),
                        field("line", &F::line, "Rad"), field("column", &F::column, "Kolumn"),
                        field("path", &F::path, "Fält"));
    }
};

// What one row or element did to what is kept.
enum class Applied { added, changed, unchanged };

struct ImportReport {
    std::string kind;  // plan, outcomes, comments, actions, action_targets, production
    std::string file;
    int rows = 0;  // rows (or elements of a plan) read
    int added = 0;
    int changed = 0;
    int unchanged = 0;
    int refused = 0;
    bool applied = false;  // false after a dry run or when refused rows stopped it
    std::string message;   // the result in a Swedish sentence, and what to do next
    std::vector<ImportFault> faults;

    void count(Applied row) { ++(row == Applied::added ? added : row == Applied::changed ? changed : unchanged); }
    template <class R = ImportReport>
    static constexpr auto described() {
        return describe("ImportReport", field("kind", &R::kind, "Vad som importerades"), field("file", &R::file, "Fil"),
                        field("rows", &R::rows, "Lästa rader"), field("added", &R::added, "Nya"),
                        field("changed", &R::changed, "Ändrade"), field("unchanged", &R::unchanged, "Oförändrade"),
                        field("refused", &R::refused, "Avvisade"), field("applied", &R::applied, "Om något sparades"),
                        field("message", &R::message, "Resultatet i ord"), field("faults", &R::faults, "Fel"));
    }
};

// The request of every import operation: the file's bytes are the HTTP body, the rest is in the query.
struct ImportWish {
    FileContent file;
    bool dry_run = false;      // only say what would happen
    bool apply_valid = false;  // apply the rows that are right although others are refused
    std::string unit;  // reporting unit, where the file does not name it; empty: the unit of the last imported plan
    std::optional<std::string> period;  // likewise
    template <class W = ImportWish>
    static constexpr auto described() {
        return describe("ImportWish", field("file", &W::file, "Filen"),
                        optional_field("dry_run", &W::dry_run, "Bara pröva"),
                        optional_field("apply_valid", &W::apply_valid, "Spara de rätta raderna trots fel i andra"),
                        optional_field("unit", &W::unit, "Enhet som filen gäller, när den inte står i filen"),
                        field("period", &W::period, "Period som filen gäller, när den inte står i filen"));
    }
};

}  // namespace ledstang
