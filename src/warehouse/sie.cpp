#include "warehouse/sie.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/swedish_number.h"
#include "base/swedish_text.h"
#include "exchange/code_page_437.h"
#include "warehouse/sie_line.h"

namespace ledstang {
namespace {

// What is wrong with a line; caught where the file's name and the line's number are known.
struct Wrong {
    std::string code;
    std::string message;
};

std::optional<Date> eight_digits(std::string_view text) {
    if (text.size() != 8) return std::nullopt;
    return parse_date(fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2)));
}

Date first_of_month(const Date& day) {
    return day.year() / day.month() / std::chrono::day(1);
}

struct FinancialYear {
    Date first;
    Date last;
};

class Reader {
 public:
    void read(std::string_view text, int number) {
        line_number_ = number;
        auto line = cut_sie_line(text);
        if (!line) throw Wrong{"sie.form", "Ett citattecken eller en klammer på raden har inget par."};
        line_ = std::move(*line);
        if (line_.record.empty()) return;
        if (line_.record == "{" || line_.record == "}") return brace();
        if (line_.record.front() != '#') {
            throw Wrong{"sie.form",
                        fmt::format("Raden börjar med {}, men ska börja med #.", in_quotes(line_.record, 20))};
        }
        if (voucher_ && !open_) throw Wrong{"sie.form", "Efter #VER ska en rad med { följa."};
        if (const auto found = readers().find(line_.record); found != readers().end()) (this->*found->second)();
    }

    void end(int number) {
        line_number_ = number;
        if (voucher_) throw Wrong{"sie.form", "Filen slutar mitt i en verifikation: } saknas. Den kan vara avklippt."};
        if (!typed_) throw Wrong{"sie.missing", "Posten #SIETYP saknas."};
        if (!years_.contains(0)) throw Wrong{"sie.missing", "Posten #RAR 0, räkenskapsåret, saknas."};
    }

    int line_number() const { return line_number_; }

    SieFile take() {
        for (auto& [number, account] : accounts_) file_.accounts.push_back(std::move(account));
        return std::move(file_);
    }

 private:
    using Read = void (Reader::*)();
    static const std::map<std::string, Read, std::less<>>& readers() {
        static const std::map<std::string, Read, std::less<>> all = {
            {"#FORMAT", &Reader::format},    {"#SIETYP", &Reader::type},   {"#RAR", &Reader::year},
            {"#OMFATTN", &Reader::extent},   {"#KONTO", &Reader::account}, {"#KTYP", &Reader::account_type},
            {"#IB", &Reader::balance},       {"#UB", &Reader::balance},    {"#RES", &Reader::balance},
            {"#OIB", &Reader::by_object},    {"#OUB", &Reader::by_object}, {"#PSALDO", &Reader::of_month},
            {"#PBUDGET", &Reader::of_month}, {"#VER", &Reader::voucher},   {"#TRANS", &Reader::transaction},
        };
        return all;
    }

    const std::string& field(std::size_t index, std::string_view what) const {
        if (index >= line_.fields.size() || line_.fields[index].list) {
            throw Wrong{"sie.form", fmt::format("{} saknar {}.", line_.record, what)};
        }
        return line_.fields[index].text;
    }
    std::string optional_field(std::size_t index) const {
        return index < line_.fields.size() && !line_.fields[index].list ? line_.fields[index].text : "";
    }

    Decimal number(std::size_t index, std::string_view what) const {
        const std::string& text = field(index, what);
        if (const auto value = Decimal::parse(text)) return *value;
        throw Wrong{"sie.number", fmt::format("{} {} är inget tal med decimalpunkt.", what, in_quotes(text, 20))};
    }
    std::optional<Decimal> quantity(std::size_t index) const {
        if (optional_field(index).empty()) return std::nullopt;
        return number(index, "kvantiteten");
    }
    Date day(std::size_t index, std::string_view what) const {
        const std::string& text = field(index, what);
        if (const auto date = eight_digits(text)) return *date;
        throw Wrong{"sie.date",
                    fmt::format("{} {} är ingen dag. Den skrivs med åtta siffror.", what, in_quotes(text, 20))};
    }

    std::vector<std::pair<std::string, std::string>> objects(std::size_t index) const {
        if (index >= line_.fields.size() || !line_.fields[index].list || line_.fields[index].of.size() % 2 != 0) {
            throw Wrong{
                "sie.form",
                fmt::format("{} saknar en objektlista inom klammer, med dimension och objekt i par.", line_.record)};
        }
        std::vector<std::pair<std::string, std::string>> pairs;
        const auto& of = line_.fields[index].of;
        for (std::size_t i = 0; i < of.size(); i += 2) pairs.emplace_back(of[i], of[i + 1]);
        return pairs;
    }

    const std::string& known_account(std::size_t index) const {
        const std::string& number = field(index, "kontonummer");
        if (!accounts_.contains(number)) {
            throw Wrong{"sie.account",
                        fmt::format("Kontot {} har ingen #KONTO före den här raden.", in_quotes(number, 20))};
        }
        return number;
    }
    const FinancialYear& known_year(std::size_t index) const {
        const std::string& text = field(index, "årsnummer");
        for (const auto& [number, year] : years_) {
            if (std::to_string(number) == text) return year;
        }
        throw Wrong{"sie.year", fmt::format("Året {} har ingen #RAR före den här raden.", in_quotes(text, 20))};
    }

    void format() {
        if (field(0, "teckenkod") != "PC8") {
            throw Wrong{"sie.format", fmt::format("Filen säger sig vara skriven i {}. SIE-filer skrivs i PC8.",
                                                  in_quotes(field(0, ""), 20))};
        }
    }
    void type() {
        const std::string& text = field(0, "typ");
        if (text != "1" && text != "2" && text != "3" && text != "4") {
            throw Wrong{"sie.format",
                        fmt::format("SIE-typen {} finns inte. Exportera som typ 4.", in_quotes(text, 20))};
        }
        typed_ = true;
    }
    void year() {
        const std::string& text = field(0, "årsnummer");
        const auto number = Decimal::parse(text);
        if (!number || number->rounded(0) != *number || number->millionths() > 0) {
            throw Wrong{"sie.year",
                        fmt::format("Årsnumret {} är varken 0 eller ett negativt heltal.", in_quotes(text, 20))};
        }
        const FinancialYear year{day(1, "årets första dag"), day(2, "årets sista dag")};
        if (year.last < year.first) throw Wrong{"sie.year", "Året slutar innan det börjar."};
        years_[static_cast<int>(number->millionths() / Decimal::per_one)] = year;
    }
    void extent() { extent_ = day(0, "dagen som saldona gäller"); }
    void account() {
        const std::string& number = field(0, "kontonummer");
        auto& account = accounts_[number];
        account.number = number;
        account.name = field(1, "kontonamn");
    }
    void account_type() {
        const std::string number = known_account(0);
        const std::string& type = field(1, "kontotyp");
        if (type != "T" && type != "S" && type != "K" && type != "I") {
            throw Wrong{"sie.form", fmt::format("Kontotypen {} är ingen av T, S, K och I.", in_quotes(type, 20))};
        }
        accounts_[number].type = type;
    }

    void add(SieAmount amount) {
        amount.line = line_number_;
        amount.kind = line_.record.substr(1);
        file_.amounts.push_back(std::move(amount));
    }
    // Balances at the year's beginning and end; this year's end is as far as the books go.
    Date month_of_balance(std::size_t year_field) const {
        const auto& year = known_year(year_field);
        const bool opening = line_.record == "#IB" || line_.record == "#OIB";
        if (opening) return first_of_month(year.first);
        const bool running = extent_ && year.first <= *extent_ && *extent_ < year.last;
        return first_of_month(running ? *extent_ : year.last);
    }
    void balance() {
        SieAmount amount;
        amount.month = month_of_balance(0);
        amount.account = known_account(1);
        amount.amount = number(2, "saldot");
        amount.quantity = quantity(3);
        add(std::move(amount));
    }
    void by_object() {
        SieAmount amount;
        amount.month = month_of_balance(0);
        amount.account = known_account(1);
        amount.objects = objects(2);
        amount.amount = number(3, "saldot");
        amount.quantity = quantity(4);
        add(std::move(amount));
    }
    void of_month() {
        SieAmount amount;
        known_year(0);
        const std::string& period = field(1, "period");
        const auto month = period.size() == 6 ? eight_digits(period + "01") : std::nullopt;
        if (!month) {
            throw Wrong{"sie.date", fmt::format("Perioden {} skrivs med år och månad: 202204.", in_quotes(period, 20))};
        }
        amount.month = *month;
        amount.account = known_account(2);
        // Type 2 files may leave the object list out.
        const bool listed = line_.fields.size() > 3 && line_.fields[3].list;
        if (listed) amount.objects = objects(3);
        amount.amount = number(listed ? 4 : 3, "saldot");
        amount.quantity = quantity(listed ? 5 : 4);
        add(std::move(amount));
    }

    void voucher() {
        if (voucher_) throw Wrong{"sie.form", "En ny #VER börjar innan den förra har slutat med }."};
        voucher_ = optional_field(0);
        if (const std::string number = optional_field(1); !number.empty()) {
            *voucher_ += (voucher_->empty() ? "" : " ") + number;
        }
        voucher_day_ = day(2, "verifikationsdatum");
        voucher_line_ = line_number_;
        sum_ = {};
    }
    void transaction() {
        if (!open_) throw Wrong{"sie.form", "#TRANS står utanför en verifikation."};
        SieAmount amount;
        amount.account = known_account(0);
        amount.objects = objects(1);
        amount.amount = number(2, "beloppet");
        amount.day = optional_field(3).empty() ? voucher_day_ : day(3, "transaktionsdatum");
        amount.month = first_of_month(*amount.day);
        amount.quantity = quantity(5);
        amount.voucher = *voucher_;
        sum_ = sum_ + amount.amount;
        add(std::move(amount));
    }
    void brace() {
        if (!voucher_ || (line_.record == "{") == open_) {
            throw Wrong{"sie.form", "En klammer står där ingen verifikation börjar eller slutar."};
        }
        open_ = !open_;
        if (open_) return;
        if (sum_ != Decimal{}) {
            throw Wrong{"sie.unbalanced", fmt::format("Verifikation {} på rad {} går inte jämnt ut: summan är {}.",
                                                      *voucher_, voucher_line_, format_number(sum_, 2))};
        }
        voucher_.reset();
    }

    SieFile file_;
    SieLine line_;
    int line_number_ = 0;
    bool typed_ = false;
    std::map<int, FinancialYear> years_;
    std::optional<Date> extent_;
    std::map<std::string, SieAccount, std::less<>> accounts_;

    std::optional<std::string> voucher_;  // the one being read
    bool open_ = false;                   // behind its {
    int voucher_line_ = 0;
    Date voucher_day_{};
    Decimal sum_;
};

}  // namespace

const SieAccount* SieFile::account(std::string_view number) const {
    const auto found =
        std::ranges::lower_bound(accounts, number, {}, [](const auto& a) { return std::string_view(a.number); });
    return found != accounts.end() && found->number == number ? &*found : nullptr;
}

Result<SieFile> parse_sie(const std::string& file, std::string_view bytes) {
    Reader reader;
    try {
        int number = 0;
        while (!bytes.empty()) {
            const auto end = std::min(bytes.find('\n'), bytes.size());
            reader.read(utf8_from_code_page_437(bytes.substr(0, end)), ++number);
            bytes.remove_prefix(std::min(end + 1, bytes.size()));
        }
        reader.end(number);
    } catch (const Wrong& wrong) {
        Refusal refusal{
            RefusalKind::invalid,
            wrong.code,
            fmt::format("{}, rad {}: {} Ingenting av filen läses in.", file, reader.line_number(), wrong.message),
            {}};
        refusal.faults.push_back({wrong.code, wrong.message, "", file, reader.line_number(), std::nullopt});
        return refuse(std::move(refusal));
    }
    return reader.take();
}

}  // namespace ledstang
