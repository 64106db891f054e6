// The amounts of a SIE file as rows of the dataset ledger_balances.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "warehouse/row_source.h"
#include "warehouse/sie.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

constexpr std::size_t largest = std::size_t{512} << 20U;  // bytes; read whole, since half a set of books says nothing

class SieRows : public RowSource {
 public:
    explicit SieRows(SieFile file) : file_(std::move(file)) {
        header_ = {"manad",          "slag",    "konto",        "kontonamn", "kontotyp",  "enhet",
                   "kostnadsstalle", "projekt", "andra_objekt", "belopp",    "kvantitet", "transaktionsdatum",
                   "verifikation"};
        for (const auto& name : header_) machine_.push_back(name == "belopp" || name == "kvantitet" ? 1 : 0);
    }

    bool next(SourceRow& row) override {
        if (at_ == file_.amounts.size()) return false;
        const SieAmount& from = file_.amounts[at_++];
        const SieAccount* account = file_.account(from.account);
        std::string cost_centre;
        std::string project;
        std::string others;
        for (const auto& [dimension, object] : from.objects) {
            if (dimension == "1") {
                cost_centre = object;
            } else if (dimension == "6") {
                project = object;
            } else {
                others += (others.empty() ? "" : " ") + dimension + "=" + object;
            }
        }
        texts_ = {to_string(from.month),
                  from.kind,
                  from.account,
                  account == nullptr ? "" : account->name,
                  account == nullptr ? "" : account->type,
                  cost_centre,  // translated to a unit by the source's settings
                  cost_centre,
                  project,
                  others,
                  from.amount.to_string(),
                  from.quantity ? from.quantity->to_string() : "",
                  from.day ? to_string(*from.day) : "",
                  from.voucher};
        std::ranges::copy(texts_, cells_.begin());
        row = {from.line, cells_, machine_, nullptr};
        return true;
    }
    double share_read() const override {
        return static_cast<double>(at_) / static_cast<double>(std::max<std::size_t>(file_.amounts.size(), 1));
    }

 private:
    static constexpr std::size_t width = 13;
    SieFile file_;
    std::size_t at_ = 0;
    std::array<std::string, width> texts_;
    std::array<std::string_view, width> cells_;
    std::vector<std::uint8_t> machine_;
};

}  // namespace

Result<std::unique_ptr<RowSource>> open_sie_rows(const files::path& file) {
    const std::string name = file.filename().string();
    if (files::file_size(file) > largest) {
        return refuse(RefusalKind::too_large, "table.too_large",
                      fmt::format("{} är större än {} MB. Exportera ett kortare tidsspann.", name, largest >> 20U));
    }
    std::ifstream input(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(input), {}};
    auto parsed = parse_sie(name, bytes);
    if (!parsed) return refuse(parsed.error());
    return std::make_unique<SieRows>(std::move(*parsed));
}

}  // namespace ledstang
