// Any bytes as an archive, as the sheet of an XLSX, and as the content of an ODS.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "exchange/workbook.h"
#include "exchange/zip_for_tests.h"

namespace {

void read(const std::string& bytes) {
    ledstang::TableLimits limits;
    limits.unpacked_bytes = 1'000'000;
    limits.cells = 10'000;
    const auto tables = ledstang::read_workbook("fuzz.xlsx", bytes, limits);
    if (!tables && tables.error().faults.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string input(reinterpret_cast<const char*>(data) + 1, size - 1);
    const int kind = data[0] % 4;
    if (kind == 0) read("PK\x03\x04" + input);
    if (kind == 1) read(ledstang::make_zip({{"mimetype", "x"}, {"content.xml", input}}));
    if (kind < 2) return 0;
    const std::string relations =
        "<r><a Id=\"1\" Type=\"/officeDocument\" Target=\"w.xml\"/><a Id=\"2\" Type=\"/worksheet\" Target=\"s.xml\"/>"
        "<a Id=\"3\" Type=\"/sharedStrings\" Target=\"t.xml\"/><a Id=\"4\" Type=\"/styles\" Target=\"f.xml\"/></r>";
    const std::string plain_sheet = "<w><sheetData><row><c s=\"1\"><v>44681.5</v></c></row></sheetData></w>";
    read(ledstang::make_zip({{"[Content_Types].xml", "<t/>"},
                             {"_rels/.rels", relations},
                             {"w.xml", "<w><sheets><sheet name=\"a\" id=\"2\"/></sheets></w>"},
                             {"_rels/w.xml.rels", relations},
                             {"s.xml", kind == 2 ? input : plain_sheet},
                             {"t.xml", "<t><si><t>å_x000D_</t></si></t>"},
                             {"f.xml", kind == 3 ? input : "<f><cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs></f>"}}));
    return 0;
}
