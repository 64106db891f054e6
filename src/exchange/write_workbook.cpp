#include "exchange/write_workbook.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string_view>

#include "base/swedish_text.h"
#include "base/utf8.h"

namespace ledstang {
namespace {

constexpr std::size_t most_rows = 1'048'576;  // of a sheet, the header included
constexpr std::size_t most_columns = 16'384;
constexpr std::size_t longest_text = 32'767;

[[noreturn]] void fail(std::string_view what) {
    throw std::runtime_error(fmt::format("writing a workbook: {}", what));
}

void check(lxw_error error) {
    if (error != LXW_NO_ERROR) fail(lxw_strerror(error));
}

// libxlsxwriter of Debian 12 writes to files only.
class TemporaryFile {
 public:
    TemporaryFile() : path_((std::filesystem::temp_directory_path() / "ledstang-XXXXXX").string()) {
        const int file = mkstemp(path_.data());
        if (file < 0) fail("no temporary file can be made");
        close(file);
    }
    ~TemporaryFile() { std::remove(path_.c_str()); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    const std::string& path() const { return path_; }
    std::string content() const {
        std::ifstream in(path_, std::ios::binary);
        std::ostringstream bytes;
        bytes << in.rdbuf();
        if (!in || !bytes) fail("the temporary file cannot be read");
        return std::move(bytes).str();
    }

 private:
    std::string path_;
};

std::string fit_sheet_name(std::string_view wanted, std::set<std::string>& taken) {
    constexpr std::size_t longest = 31;
    const auto shortened = [](std::string_view text, std::size_t most) {
        std::string name;
        for (std::size_t i = 0; i < most && !text.empty(); ++i) {
            const auto character = first_character(text);
            const std::size_t length = character ? character->length : 1;
            name += text.substr(0, length);
            text.remove_prefix(length);
        }
        return name;
    };
    std::string clean(wanted);
    for (char& c : clean) {
        const bool forbidden = std::string_view("[]:*?/\\'").find(c) != std::string_view::npos;
        if (forbidden || (c >= 0 && c < ' ')) c = ' ';
    }
    if (clean.find_first_not_of(' ') == std::string::npos) clean = "Blad";
    std::string name = shortened(clean, longest);
    for (int number = 2; !taken.insert(lower_case(name)).second; ++number) {
        const std::string ending = fmt::format(" ({})", number);
        name = shortened(clean, longest - ending.size()) + ending;
    }
    return name;
}

// Excel reads _x0041_ as A; a text that has such a thing of its own gets its underscore written as _x005F_.
std::string escaped(const std::string& text) {
    const auto is_escape = [&text](std::size_t at) {
        if (text.compare(at, 2, "_x") != 0 || at + 7 > text.size() || text[at + 6] != '_') return false;
        const auto hexadecimal = [](unsigned char c) { return std::isxdigit(c) != 0; };
        return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 2,
                           text.begin() + static_cast<std::ptrdiff_t>(at) + 6, hexadecimal);
    };
    std::string safe;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_escape(i)) safe += "_x005F";
        safe += text[i];
    }
    return safe;
}

class WorkbookWriter {
 public:
    WorkbookWriter() : workbook_(workbook_new(file_.path().c_str())) {
        if (!workbook_) fail("no memory");
        header_ = workbook_add_format(workbook_.get());
        format_set_bold(header_);
        format_set_text_wrap(header_);
        format_set_align(header_, LXW_ALIGN_VERTICAL_TOP);
        format_set_bg_color(header_, 0xE7EEF4);
        format_set_bottom(header_, LXW_BORDER_THIN);
        text_ = workbook_add_format(workbook_.get());
        format_set_text_wrap(text_);
        format_set_align(text_, LXW_ALIGN_VERTICAL_TOP);
    }

    void set_properties(const WorkbookProperties& properties) {
        // The library copies the texts but takes them through non-const pointers.
        const auto text = [](const std::string& s) { return s.empty() ? nullptr : const_cast<char*>(s.c_str()); };
        lxw_doc_properties out{};
        out.title = text(properties.title);
        out.subject = text(properties.subject);
        out.author = text(properties.author);
        out.company = text(properties.company);
        out.comments = text(properties.comments);
        if (properties.created) out.created = std::chrono::system_clock::to_time_t(*properties.created);
        check(workbook_set_properties(workbook_.get(), &out));
    }

    void add(const OutSheet& sheet) {
        const std::string name = fit_sheet_name(sheet.name, names_);
        lxw_worksheet* out = workbook_add_worksheet(workbook_.get(), name.c_str());
        if (!out) fail("a sheet cannot be added");
        set_widths(out, sheet);
        lxw_row_t row = 0;
        for (std::size_t i = 0; i < sheet.table.header.size(); ++i) {
            check(worksheet_write_string(out, row, column(i), escaped(sheet.table.header[i]).c_str(), header_));
        }
        for (const OutRow& cells : sheet.table.rows) {
            ++row;
            for (std::size_t i = 0; i < cells.size(); ++i) put(out, row, column(i), cells[i]);
        }
        if (!sheet.table.header.empty()) {
            check(worksheet_autofilter(out, 0, 0, row, column(sheet.table.header.size() - 1)));
        }
        worksheet_freeze_panes(out, 1, 0);
        worksheet_repeat_rows(out, 0, 0);
        worksheet_set_landscape(out);
        worksheet_set_paper(out, 9);  // A4
        worksheet_fit_to_pages(out, 1, 0);
    }

    std::string bytes() {
        // Closing frees the workbook whatever happens.
        check(workbook_close(workbook_.release()));
        return file_.content();
    }

 private:
    struct Free {
        void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
    };

    static lxw_col_t column(std::size_t index) { return static_cast<lxw_col_t>(index); }

    void put(lxw_worksheet* out, lxw_row_t row, lxw_col_t at, const OutCell& cell) {
        if (const auto* number = std::get_if<OutNumber>(&cell)) {
            const double value = number->value.to_double();
            check(worksheet_write_number(out, row, at, number->percent ? value / 100 : value, number_format(*number)));
        } else if (const auto* text = std::get_if<std::string>(&cell); text && !text->empty()) {
            check(worksheet_write_string(out, row, at, escaped(*text).c_str(), text_));
        }
    }

    lxw_format* number_format(const OutNumber& number) {
        const int decimals = std::min(number.decimals, 6);
        lxw_format*& format = numbers_[{decimals, number.percent}];
        if (format) return format;
        std::string code = number.percent ? "0" : "#,##0";
        if (decimals > 0) code += "." + std::string(static_cast<std::size_t>(decimals), '0');
        if (decimals < 0) code = number.percent ? "0.######" : "General";
        format = workbook_add_format(workbook_.get());
        format_set_num_format(format, (number.percent ? code + "%" : code).c_str());
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        return format;
    }

    static std::size_t longest_line(std::string_view text) {
        std::size_t longest = 0;
        while (true) {
            const auto end = text.find('\n');
            longest = std::max(longest, count_characters(text.substr(0, end)));
            if (end == std::string_view::npos) return longest;
            text.remove_prefix(end + 1);
        }
    }

    static void set_widths(lxw_worksheet* out, const OutSheet& sheet) {
        constexpr std::size_t narrowest = 8;
        constexpr std::size_t widest = 60;
        constexpr std::size_t filter_button = 3;
        for (std::size_t i = 0; i < sheet.table.header.size(); ++i) {
            double width = i < sheet.widths.size() ? sheet.widths[i] : 0;
            if (width <= 0) {
                std::size_t found = longest_line(sheet.table.header[i]) + filter_button;
                for (const OutRow& row : sheet.table.rows) {
                    const auto* text = i < row.size() ? std::get_if<std::string>(&row[i]) : nullptr;
                    if (text && found < widest) found = std::max(found, longest_line(*text) + 1);
                }
                width = static_cast<double>(std::clamp(found, narrowest, widest));
            }
            check(worksheet_set_column(out, column(i), column(i), width, nullptr));
        }
    }

    TemporaryFile file_;
    std::unique_ptr<lxw_workbook, Free> workbook_;
    lxw_format* header_ = nullptr;
    lxw_format* text_ = nullptr;
    std::map<std::pair<int, bool>, lxw_format*> numbers_;
    std::set<std::string> names_;
};

tl::unexpected<Refusal> too_large(const OutSheet& sheet, std::string_view what) {
    return refuse(
        RefusalKind::too_large, "workbook.too_large",
        fmt::format("Bladet {} ryms inte i Excel: {}. Hämta tabellen som CSV i stället.", in_quotes(sheet.name), what));
}

Result<void> check_size(const OutSheet& sheet) {
    if (sheet.table.rows.size() + 1 > most_rows) return too_large(sheet, "det har fler än 1 048 575 rader");
    const auto too_long = [](const std::string& text) { return count_characters(escaped(text)) > longest_text; };
    if (std::ranges::any_of(sheet.table.header, too_long)) return too_large(sheet, "en rubrik är för lång");
    if (sheet.table.header.size() > most_columns) return too_large(sheet, "det har fler än 16 384 kolumner");
    for (std::size_t i = 0; i < sheet.table.rows.size(); ++i) {
        const OutRow& row = sheet.table.rows[i];
        if (row.size() > most_columns) return too_large(sheet, "det har fler än 16 384 kolumner");
        for (const OutCell& cell : row) {
            const auto* text = std::get_if<std::string>(&cell);
            if (!text || !too_long(*text)) continue;
            return too_large(sheet, fmt::format("en text på rad {} är längre än 32 767 tecken", i + 2));
        }
    }
    return {};
}

}  // namespace

Result<std::string> write_workbook(const std::vector<OutSheet>& sheets, const WorkbookProperties& properties) {
    for (const OutSheet& sheet : sheets) {
        if (auto fits = check_size(sheet); !fits) return refuse(fits.error());
    }
    WorkbookWriter writer;
    writer.set_properties(properties);
    for (const OutSheet& sheet : sheets) writer.add(sheet);
    return writer.bytes();
}

}  // namespace ledstang
