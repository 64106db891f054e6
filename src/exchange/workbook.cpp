#include "exchange/workbook.h"

#include <fmt/format.h>

#include "base/swedish_text.h"
#include "exchange/ods.h"
#include "exchange/xlsx.h"

namespace ledstang {
namespace {

Result<std::vector<SheetRows>> read_rows(std::string_view bytes, const TableLimits& limits) {
    if (bytes.size() > limits.bytes) {
        return refuse(RefusalKind::too_large, "table.too_large",
                      fmt::format("Filen är större än {} MB. Dela den i flera filer.", limits.bytes >> 20U));
    }
    const auto archive = ZipArchive::open(bytes, limits.unpacked_bytes);
    if (!archive) return refuse(archive.error());
    if (is_xlsx(*archive)) return read_xlsx(*archive, limits);
    if (is_ods(*archive)) return read_ods(*archive, limits);
    return refuse("table.kind",
                  "Filen är ett arkiv men ingen arbetsbok. Spara tabellen som .xlsx, .ods eller CSV UTF-8.");
}

// The sheets with content; a refusal names the file.
Result<std::vector<SheetRows>> read_filled(const std::string& file_name, std::string_view bytes,
                                           const TableLimits& limits) {
    auto sheets = read_rows(bytes, limits);
    if (!sheets) {
        const Refusal& refusal = sheets.error();
        return refuse_file(refusal.kind, {refusal.code, refusal.message, "", file_name, std::nullopt, std::nullopt});
    }
    std::erase_if(*sheets, [](const SheetRows& sheet) { return sheet.empty() && !sheet.too_large(); });
    if (sheets->empty()) {
        return refuse_file(RefusalKind::invalid,
                           {"table.empty", "Arbetsboken är tom. Första raden ska innehålla kolumnernas namn.", "",
                            file_name, std::nullopt, std::nullopt});
    }
    return sheets;
}

}  // namespace

bool is_zip_archive(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

Result<std::vector<Table>> read_workbook(std::string file_name, std::string_view bytes, const TableLimits& limits) {
    const auto sheets = read_filled(file_name, bytes, limits);
    if (!sheets) return refuse(sheets.error());
    std::vector<Table> tables;
    for (const SheetRows& sheet : *sheets) {
        auto table = sheet.to_table(file_name);
        if (!table) return refuse(table.error());
        tables.push_back(std::move(*table));
    }
    return tables;
}

Result<Table> read_sheet(std::string file_name, std::string_view bytes, std::string_view sheet_name,
                         const TableLimits& limits) {
    const auto sheets = read_filled(file_name, bytes, limits);
    if (!sheets) return refuse(sheets.error());
    std::vector<std::string> names;
    for (const SheetRows& sheet : *sheets) {
        if (sheet_name.empty() || sheet.name() == sheet_name) return sheet.to_table(file_name);
        names.push_back(sheet.name());
    }
    return refuse_file(RefusalKind::invalid,
                       {"workbook.no_sheet",
                        fmt::format("Arbetsboken har inget ifyllt blad som heter {}. Bladen heter {}.",
                                    in_quotes(sheet_name), list_in_words(names)),
                        "", file_name, std::nullopt, std::nullopt});
}

}  // namespace ledstang
