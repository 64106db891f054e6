#include "warehouse/row_source.h"

#include <fmt/format.h>

#include <fstream>

#include "exchange/csv_stream.h"
#include "exchange/table.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

tl::unexpected<Refusal> unreadable(const files::path& file) {
    return refuse(RefusalKind::not_found, "file.unreadable",
                  fmt::format("Filen {} går inte att läsa.", file.filename().string()));
}

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\n");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\n") - first + 1));
}

class CsvRows : public RowSource {
 public:
    CsvRows(CsvStream stream, std::uint64_t size) : stream_(std::move(stream)), size_(size) {}

    Result<void> take_header(const std::string& file) {
        if (!stream_.next()) {
            return refuse("table.empty", fmt::format("{}: filen är tom. Första raden ska innehålla rubriker.", file));
        }
        if (stream_.fault()) {
            Fault fault = *stream_.fault();
            fault.file = file;
            fault.line = static_cast<int>(stream_.line());
            return tl::unexpected<Refusal>(
                Refusal{RefusalKind::invalid, fault.code, "Rubrikraden går inte att läsa: " + fault.message, {fault}});
        }
        for (const auto& cell : stream_.cells()) header_.push_back(trimmed(cell));
        return {};
    }
    bool next(SourceRow& row) override {
        if (!stream_.next()) return false;
        row.line = stream_.line();
        row.cells = stream_.cells();
        row.fault = stream_.fault() ? &*stream_.fault() : nullptr;
        return true;
    }
    double share_read() const override {
        return size_ == 0 ? 1 : static_cast<double>(stream_.bytes_read()) / static_cast<double>(size_);
    }

 private:
    CsvStream stream_;
    std::uint64_t size_;
};

class TableRows : public RowSource {
 public:
    explicit TableRows(Table table) : table_(std::move(table)) { header_ = table_.header; }

    bool next(SourceRow& row) override {
        if (at_ == table_.rows.size()) return false;
        const Row& from = table_.rows[at_++];
        cells_.clear();
        machine_.clear();
        for (const Cell& cell : from.cells) {
            cells_.push_back(cell.text);
            machine_.push_back(cell.is_number ? 1 : 0);
        }
        row = {from.line, cells_, machine_, nullptr};
        return true;
    }
    double share_read() const override {
        return static_cast<double>(at_) / static_cast<double>(std::max<std::size_t>(table_.rows.size(), 1));
    }

 private:
    Table table_;
    std::size_t at_ = 0;
    std::vector<std::string_view> cells_;
    std::vector<std::uint8_t> machine_;
};

}  // namespace

Result<std::unique_ptr<RowSource>> open_csv_rows(const files::path& file) {
    auto input = std::make_shared<std::ifstream>(file, std::ios::binary);
    if (!*input) return unreadable(file);
    const std::string name = file.filename().string();
    auto stream = CsvStream::open(name, [input](char* to, std::size_t most) {
        input->read(to, static_cast<std::streamsize>(most));
        if (input->bad()) throw std::runtime_error("a file could not be read to its end");
        return static_cast<std::size_t>(input->gcount());
    });
    if (!stream) return refuse(stream.error());
    auto rows = std::make_unique<CsvRows>(std::move(*stream), files::file_size(file));
    if (auto taken = rows->take_header(name); !taken) return refuse(taken.error());
    return rows;
}

Result<std::unique_ptr<RowSource>> open_workbook_rows(const files::path& file) {
    std::ifstream input(file, std::ios::binary);
    const TableLimits limits;
    if (!input) return unreadable(file);
    std::string bytes(std::min<std::size_t>(files::file_size(file), limits.bytes + 1), '\0');
    input.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(input.gcount()));
    auto table = read_table(file.filename().string(), bytes, limits);
    if (!table) return refuse(table.error());
    return std::make_unique<TableRows>(std::move(*table));
}

Result<std::unique_ptr<RowSource>> open_rows(const files::path& file, std::stop_token stop) {
    std::ifstream input(file, std::ios::binary);
    if (!input || files::is_directory(file)) return unreadable(file);
    std::string start(64, '\0');
    input.read(start.data(), static_cast<std::streamsize>(start.size()));
    start.resize(static_cast<std::size_t>(input.gcount()));
    if (start.starts_with("PK")) return open_workbook_rows(file);
    if (start.starts_with("PAR1")) return open_parquet_rows(file, std::move(stop));
    if (const auto sign = start.find_first_not_of(" \t\r\n");
        sign != std::string::npos && start.compare(sign, 7, "#FLAGGA") == 0) {
        return open_sie_rows(file);
    }
    return open_csv_rows(file);
}

}  // namespace ledstang
