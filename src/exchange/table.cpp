#include "exchange/table.h"

#include <algorithm>
#include <array>

#include "exchange/csv.h"
#include "exchange/table_faults.h"
#include "exchange/workbook.h"

namespace ledstang {
namespace {

struct OtherKind {
    std::string_view beginning;
    std::string_view message;
};

// Files that people pick by mistake, known by their first bytes.
constexpr std::array other_kinds = {
    OtherKind{"\xD0\xCF\x11\xE0",
              "Filen är en äldre eller lösenordsskyddad Excelfil. Spara en kopia som .xlsx utan lösenord."},
    OtherKind{"%PDF-", "Filen är en PDF. Lägg in en tabell som CSV UTF-8, .xlsx eller .ods."},
    OtherKind{"\x1F\x8B", "Filen är komprimerad (gzip). Packa upp den först."},
    OtherKind{"PAR1", "Filen är i formatet Parquet. Lägg in en tabell som CSV UTF-8, .xlsx eller .ods."},
    OtherKind{"{\\rtf", "Filen är ett textdokument. Lägg in en tabell som CSV UTF-8, .xlsx eller .ods."},
};

}  // namespace

std::optional<std::size_t> Table::column(std::string_view name) const {
    const auto found = std::ranges::find(header, name);
    if (found == header.end()) return std::nullopt;
    return static_cast<std::size_t>(found - header.begin());
}

std::string_view Table::text(const Row& row, std::string_view column_name) const {
    const auto index = column(column_name);
    return index && *index < row.cells.size() ? std::string_view(row.cells[*index].text) : std::string_view();
}

Result<Table> read_table(std::string file_name, std::string_view bytes, const TableLimits& limits) {
    if (is_zip_archive(bytes)) return read_sheet(std::move(file_name), bytes, "", limits);
    for (const auto& [beginning, message] : other_kinds) {
        if (!bytes.starts_with(beginning)) continue;
        return refuse_file(RefusalKind::invalid,
                           {"table.kind", std::string(message), "", file_name, std::nullopt, std::nullopt});
    }
    return read_csv(std::move(file_name), bytes, limits);
}

}  // namespace ledstang
