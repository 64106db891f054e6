#include "computing/meaning.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_number.h"
#include "base/swedish_text.h"
#include "described/period_kind.h"

namespace ledstang {
namespace {

// A rule as it is written, on one line.
std::string as_written(const std::string& rule) {
    std::string text;
    for (const char c : rule) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space) {
            text += c;
        } else if (!text.empty() && text.back() != ' ') {
            text += ' ';
        }
    }
    if (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
}

class Telling {
 public:
    Telling(const Definition& definition, const Dataset* dataset)
        : d_(definition), text_(definition.text), dataset_(dataset) {}

    std::vector<MeaningPart> tell() {
        counted();
        if (dataset_ != nullptr) {
            rows();
            day();
            unit();
            groups();
        }
        periods();
        add("Version", fmt::format("Version {} gäller från {}{}.", text_.version, to_string(text_.valid_from),
                                   text_.valid_to ? " till " + to_string(*text_.valid_to) : ""));
        return std::move(parts_);
    }

 private:
    void add(std::string title, std::string text) { parts_.push_back({std::move(title), std::move(text)}); }

    std::string title(const std::string& column) const {
        const auto at = dataset_ == nullptr ? std::nullopt : dataset_->index_of(std::string_view(column));
        return at ? dataset_->columns[*at].title : column;
    }

    std::string what() const {
        const std::string of = dataset_ == nullptr ? "" : dataset_->title;
        const std::string value = as_written(text_.value);
        switch (text_.counts) {
            case Counts::rows:
                return fmt::format("Antal rader i {}.", of);
            case Counts::patients:
                if (!text_.different.empty())
                    return fmt::format("Antal olika värden i kolumnen {} i {}.", title(text_.different), of);
                return fmt::format("Antal olika patienter i {}. Den som finns på flera rader räknas en gång.", of);
            case Counts::sum:
                return fmt::format("Summan av {} i {}.", value, of);
            case Counts::share:
                return fmt::format("Andel av raderna i {}, i procent.", of);
            case Counts::patient_share:
                return fmt::format("Andel av patienterna i {}, i procent. Var och en räknas en gång.", of);
            case Counts::ratio:
                return fmt::format("Summan av {} delad med summan av {} i {}.", value, as_written(text_.divided_by),
                                   of);
            case Counts::mean:
                return fmt::format("Medelvärdet av {} i {}.", value, of);
            case Counts::median:
                return fmt::format("Medianen av {} i {}.", value, of);
            case Counts::percentile:
                return fmt::format("Percentil {} av {} i {}.", text_.percentile, value, of);
            case Counts::quotient:
                return fmt::format("Utfallen av {} delade med utfallen av {}.", list_in_words(text_.of),
                                   list_in_words(text_.over));
        }
        return {};
    }

    void counted() {
        std::string text = what();
        if (text_.times == 100) {
            text += " Resultatet blir procent.";
        } else if (text_.times != 1) {
            const auto times = Decimal::from_double(text_.times);
            text += fmt::format(" Resultatet gångas med {}.", times ? format_number(*times) : "");
        }
        add("Vad som räknas", std::move(text));
    }

    void rows() {
        add("Rader som räknas med", text_.include.empty() ? "Alla rader i datamängden." : as_written(text_.include));
        const bool share = text_.counts == Counts::share || text_.counts == Counts::patient_share;
        if (share || text_.counts == Counts::ratio) {
            if (!text_.numerator.empty()) add("Täljare", as_written(text_.numerator));
            add("Nämnare", text_.denominator.empty() ? "Alla rader som räknas med." : as_written(text_.denominator));
        }
        if (!text_.minus.empty()) add("Rader som dras ifrån", as_written(text_.minus));
        for (const auto& [name, rule] : text_.rules) add(fmt::format("Delregeln {}", name), as_written(rule));
        for (const auto& next : text_.next) {
            std::string text = fmt::format("Den första dagen i {} efter {}", title(next.column), title(next.after));
            text += next.same.empty() ? " för samma patient" : fmt::format(" med samma {}", title(next.same));
            if (!next.rule.empty()) text += fmt::format(", där {}", as_written(next.rule));
            add(fmt::format("Kolumnen {}", next.name), text + ".");
        }
    }

    void day() {
        std::string text;
        switch (text_.measured) {
            case Measured::each_row:
                text = fmt::format("En rad räknas den dag som står i {}.", title(d_.when));
                break;
            case Measured::month_end:
                text =
                    fmt::format("Läget den sista mätdagen i varje månad räknas. Mätdagen står i {}.", title(d_.when));
                break;
            case Measured::stock:
                text =
                    fmt::format("Läget den sista dagen i varje månad räknas: rader från och med {} till dagen före {}.",
                                title(d_.when), title(d_.until));
                break;
        }
        add("När", std::move(text));
    }

    void unit() {
        std::string text = fmt::format("Raden hör till enheten i {}. ", title(d_.where));
        switch (text_.over_units) {
            case OverUnits::pooled:
                text += "En överordnad enhet räknas ur alla rader under den, så en stor enhet väger mer än en liten.";
                break;
            case OverUnits::own:
                text += "En överordnad enhet räknas bara ur sina egna rader.";
                break;
            case OverUnits::mean_of_units:
                text += "En överordnad enhets värde är medelvärdet av enheterna närmast under, lika för stora och små.";
                break;
            case OverUnits::median_of_units:
                text += "En överordnad enhets värde är medianen av enheterna närmast under.";
                break;
        }
        add("Var", std::move(text));
    }

    void groups() {
        std::string text = d_.sex.empty() ? "Utfallet delas inte på kön."
                                          : fmt::format(
                                                "Kvinnor och män skiljs åt med {}. Totalt är alla rader, också de där "
                                                "könet saknas.",
                                                title(d_.sex));
        if (!text_.age_groups.empty()) text += fmt::format(" Åldersgrupper: {}.", list_in_words(text_.age_groups));
        add("För vilka", std::move(text));
    }

    void periods() {
        std::vector<std::string> kinds;
        for (const auto kind : d_.kinds) kinds.emplace_back(swedish(kind));
        std::string text = fmt::format("Räknas för {}. ", list_in_words(kinds));
        switch (text_.over_periods) {
            case OverPeriods::pooled:
                text += "En längre period räknas ur alla sina rader.";
                break;
            case OverPeriods::mean_of_months:
                text += "En längre period är medelvärdet av sina månader.";
                break;
            case OverPeriods::last_month:
                text += "En längre period har sin sista månads värde.";
                break;
            case OverPeriods::sum_over_mean:
                text += "En längre period är månadernas täljare tillsammans, delade med medelvärdet av deras nämnare.";
                break;
        }
        if (text_.window_months > 0)
            text +=
                fmt::format(" Varje utfall omfattar de {} månaderna fram till periodens slut.", text_.window_months);
        if (text_.settles_after > 0)
            text += fmt::format(" Uppgifterna är preliminära tills {} dagar har gått.", text_.settles_after);
        add("Perioder", std::move(text));
    }

    const Definition& d_;
    const MeasureDefinition& text_;
    const Dataset* dataset_;
    std::vector<MeaningPart> parts_;
};

}  // namespace

std::vector<MeaningPart> meaning_of(const Definition& definition, const Dataset* dataset) {
    return Telling(definition, dataset).tell();
}

std::vector<ReadColumn> read_columns(const Definition& definition, const Dataset* dataset) {
    std::vector<ReadColumn> read;
    if (dataset == nullptr) return read;
    const auto use = [&](const std::string& name, const std::string& as) {
        const auto at = dataset->index_of(std::string_view(name));
        if (!at) return;  // a column that the definition makes itself
        const auto known = std::ranges::find(read, name, &ReadColumn::name);
        if (known == read.end()) {
            read.push_back({name, dataset->columns[*at].title, dataset->columns[*at].meaning, as});
        } else if (known->used_as.find(as) == std::string::npos) {
            known->used_as += ", " + as;
        }
    };
    const auto rule = [&](const std::optional<Rule>& one, const std::string& as) {
        if (!one) return;
        for (const auto& name : columns_of(*one)) use(name, as);
    };
    use(definition.when, "dagen");
    use(definition.until, "slutdagen");
    use(definition.where, "enheten");
    use(definition.sex, "könet");
    use(definition.age, "åldern");
    if (definition.text.counts == Counts::patients || definition.text.counts == Counts::patient_share)
        use(definition.patient, definition.text.different.empty() ? "patienten" : "vad som skiljs åt");
    for (const auto& next : definition.next) {
        use(next.text.column, "nästa händelse");
        use(next.text.after, "nästa händelse");
        use(next.same, "nästa händelse");
        if (next.rule.program) rule(next.rule, "nästa händelse");
    }
    rule(definition.include, "urvalet");
    rule(definition.numerator, "täljaren");
    rule(definition.denominator, "nämnaren");
    rule(definition.value, "värdet");
    rule(definition.divided_by, "det som delas med");
    rule(definition.minus, "det som dras ifrån");
    return read;
}

}  // namespace ledstang
