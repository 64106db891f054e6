#include "warehouse/sie_line.h"

#include <algorithm>

namespace ledstang {
namespace {

class Cutter {
 public:
    explicit Cutter(std::string_view line) : line_(line) {}

    std::optional<SieLine> cut() {
        SieLine result;
        skip_blanks();
        if (at_ == line_.size()) return result;
        if (line_[at_] == '{' || line_[at_] == '}') {
            result.record = line_[at_++];
            skip_blanks();
            if (at_ != line_.size()) return std::nullopt;
            return result;
        }
        auto record = word();
        if (!record) return std::nullopt;
        result.record = std::move(*record);
        std::ranges::transform(result.record, result.record.begin(),
                               [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
        for (skip_blanks(); at_ != line_.size(); skip_blanks()) {
            auto next = line_[at_] == '{' ? list() : field();
            if (!next) return std::nullopt;
            result.fields.push_back(std::move(*next));
        }
        return result;
    }

 private:
    static bool blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
    void skip_blanks() {
        while (at_ != line_.size() && blank(line_[at_])) ++at_;
    }

    std::optional<SieField> field() {
        auto text = word();
        if (!text) return std::nullopt;
        return SieField{std::move(*text), false, {}};
    }

    std::optional<SieField> list() {
        ++at_;
        SieField result{{}, true, {}};
        for (skip_blanks(); at_ != line_.size(); skip_blanks()) {
            if (line_[at_] == '}') {
                ++at_;
                return result;
            }
            auto text = word();
            if (!text) return std::nullopt;
            result.of.push_back(std::move(*text));
        }
        return std::nullopt;
    }

    std::optional<std::string> word() {
        std::string text;
        if (line_[at_] == '"') {
            for (++at_; at_ != line_.size(); ++at_) {
                if (line_[at_] == '"') {
                    ++at_;
                    return text;
                }
                if (line_[at_] == '\\' && at_ + 1 != line_.size() && line_[at_ + 1] == '"') ++at_;
                text += line_[at_];
            }
            return std::nullopt;
        }
        while (at_ != line_.size() && !blank(line_[at_]) && line_[at_] != '{' && line_[at_] != '}' &&
               line_[at_] != '"') {
            text += line_[at_++];
        }
        // A brace or quotation mark where no field can begin.
        if (text.empty()) return std::nullopt;
        return text;
    }

    std::string_view line_;
    std::size_t at_ = 0;
};

}  // namespace

std::optional<SieLine> cut_sie_line(std::string_view line) {
    return Cutter(line).cut();
}

}  // namespace ledstang
