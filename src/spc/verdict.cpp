#include <fmt/format.h>

#include <array>

#include "spc/spc.h"

namespace ledstang {
namespace {

std::string in_words(std::size_t number, bool begins_sentence = false) {
    static constexpr std::array<std::string_view, 13> words{"inga", "en",   "två", "tre", "fyra", "fem", "sex",
                                                            "sju",  "åtta", "nio", "tio", "elva", "tolv"};
    if (number >= words.size()) return std::to_string(number);
    std::string word(words[number]);
    if (!begins_sentence) return word;
    if (word.starts_with("å")) return "Å" + word.substr(std::string_view("å").size());
    word[0] = static_cast<char>(word[0] - 'a' + 'A');
    return word;
}

std::string_view centre_word(const SpcPart& part, ControlChart chart) {
    const bool median = chart == ControlChart::run || chart == ControlChart::g || part.shape == PartShape::flat;
    return median ? "medianen" : "medel";
}

std::string_view meaning(PointType type) {
    switch (type) {
        case PointType::improvement:
            return "en förbättring utöver slumpen";
        case PointType::concern:
            return "en försämring utöver slumpen";
        default:
            return "en förändring utöver slumpen";
    }
}

// How many points in a row, up to the last one, are on its side of the centre; and how many go the same way.
struct Going {
    std::size_t same_side = 0;
    int side = 0;
    std::size_t same_way = 1;  // points
    int way = 0;
};

Going going_at(const SpcAnswer& answer, std::size_t last, int longest_gap) {
    const auto& points = answer.points;
    Going going;
    going.side = points[last].side;
    bool side_holds = going.side != 0;
    bool way_holds = true;
    const SpcPointAnswer* later = nullptr;
    int gap = 0;
    for (std::size_t i = last + 1; i-- > answer.parts.back().first && (side_holds || way_holds);) {
        if (points[i].missing() && ++gap > longest_gap) break;
        if (points[i].missing() || points[i].excluded) continue;
        gap = 0;
        side_holds = side_holds && points[i].side == going.side;
        going.same_side += side_holds ? 1 : 0;
        if (later != nullptr && way_holds) {
            const int step = (later->value > points[i].value) - (later->value < points[i].value);
            if (going.way == 0) going.way = step;
            way_holds = step != 0 && step == going.way;
            going.same_way += way_holds ? 1 : 0;
        }
        later = &points[i];
    }
    return going;
}

class Verdict {
 public:
    Verdict(const SpcAnswer& answer, const SpcQuestion& question, const SpcCautions& cautions, const PointWord& word)
        : answer_(answer), question_(question), cautions_(cautions), word_(word) {}

    std::string text() {
        if (!answer_.last || answer_.parts.empty()) return "Serien har inga värden, så den går inte att bedöma.";
        if (answer_.points[*answer_.last].part != static_cast<std::int32_t>(answer_.parts.size()) - 1) {
            return "Den sista delen har inga värden än, så den går inte att bedöma.";
        }
        variation();
        earlier();
        target();
        careful();
        return text_;
    }

 private:
    const SpcPart& part() const { return answer_.parts.back(); }
    const SpcPointAnswer& last() const { return answer_.points[*answer_.last]; }

    void say(const std::string& sentence) { text_ += (text_.empty() ? "" : " ") + sentence; }

    void variation() {
        const auto going = going_at(answer_, *answer_.last, question_.rules.longest_gap);
        const bool up = last().towards > 0;
        switch (last().rule) {
            case SpcRule::outside:
                say(fmt::format("Senaste värdet ligger {} gränsen: {}.", up ? "över den övre" : "under den nedre",
                                meaning(last().type)));
                return;
            case SpcRule::trend:
                say(fmt::format("{} {} i rad {}: {}.", in_words(going.same_way, true), word_.many,
                                up ? "stiger" : "sjunker", meaning(last().type)));
                return;
            case SpcRule::two_of_three:
                say(fmt::format("Två av tre {} i rad ligger nära den {} gränsen: {}.", word_.many,
                                up ? "övre" : "nedre", meaning(last().type)));
                return;
            case SpcRule::shift:
                say(fmt::format("{} {} i rad {} {}: {}.", in_words(going.same_side, true), word_.many,
                                up ? "över" : "under", centre_word(part(), question_.chart), meaning(last().type)));
                return;
            case SpcRule::none:
                break;
        }
        if (part().shape == PartShape::constant) {
            say(fmt::format("Alla {} värden är lika, så det finns ingen variation att bedöma.", part().values));
            return;
        }
        not_enough(going);
        if (part().runs.signal()) {
            say(fmt::format(
                "Sett över hela delen har ändå något ändrats: längsta serien är {} (slumpen ger högst {}) och "
                "växlingarna {} (slumpen ger minst {}).",
                part().runs.longest_run, part().runs.longest_run_limit, part().runs.crossings,
                part().runs.fewest_crossings));
        } else {
            say("Inget visar på annat än slumpmässig variation.");
        }
    }

    // What a reader might take for a signal and is none.
    void not_enough(const Going& going) {
        if (question_.widen_for_autocorrelation) return;
        const auto& rules = question_.rules;
        const auto lacks = [](std::size_t has, int needed) { return needed - static_cast<int>(has); };
        const bool side = going.same_side >= 3;
        const bool way = going.same_way >= 4;
        if (side && (!way || lacks(going.same_side, rules.shift_points) <= lacks(going.same_way, rules.trend_points))) {
            say(fmt::format("{} {} i rad {} {} räcker inte; {} krävs.", in_words(going.same_side, true), word_.many,
                            going.side > 0 ? "över" : "under", centre_word(part(), question_.chart),
                            in_words(static_cast<std::size_t>(rules.shift_points))));
        } else if (way) {
            say(fmt::format("{} {} i rad som {} räcker inte; {} krävs.", in_words(going.same_way, true), word_.many,
                            going.way > 0 ? "stiger" : "sjunker",
                            in_words(static_cast<std::size_t>(rules.trend_points))));
        }
    }

    // Signals in the part that the last value's does not tell of.
    void earlier() {
        if (last().rule != SpcRule::none) return;
        std::size_t signals = 0;
        for (std::size_t i = part().first; i < *answer_.last; ++i) {
            signals += answer_.points[i].rule != SpcRule::none ? 1 : 0;
        }
        if (signals == 0) return;
        say(fmt::format("Tidigare i delen: {} {} med signal.", signals, signals == 1 ? word_.one : word_.many));
    }

    void target() {
        switch (answer_.assurance) {
            case Assurance::none:
                return;
            case Assurance::pass:
                say(fmt::format("Målet nås varje {} så länge inget ändras.", word_.one));
                return;
            case Assurance::fail:
                say("Målet nås inte om inget ändras.");
                return;
            case Assurance::hit_or_miss:
                say("Målet ligger mellan gränserna: om det nås avgörs av slumpen så länge inget ändras.");
                return;
        }
    }

    void careful() {
        if (cautions_.last_missing) say("Det senaste värdet saknas; bedömningen gäller det senaste som finns.");
        if (cautions_.flat) {
            say("Serien står stilla så när som på enstaka ändringar, så gränser går inte att räkna; bedöm ändringarna "
                "var "
                "för sig.");
        }
        if (cautions_.few_points && !cautions_.constant) {
            say(fmt::format("Få punkter: {} av de {} värden som säkra gränser kräver.", in_words(part().values),
                            question_.rules.least_points));
        }
        if (cautions_.season > 0) {
            say(fmt::format("Värdena följer en säsong på {} {}: signalerna kan vara säsongen och ingen förändring.",
                            in_words(static_cast<std::size_t>(cautions_.season)), word_.many));
        } else if (cautions_.autocorrelated && !question_.widen_for_autocorrelation) {
            say("Värden intill varandra är mer lika än slumpen ger, så gränserna är för snäva och signalerna osäkra.");
        }
        if (cautions_.overdispersed) {
            say(fmt::format("Nämnarna är så stora att gränserna blir för snäva; använd {}-diagram.",
                            question_.chart == ControlChart::p ? "p′" : "u′"));
        }
    }

    const SpcAnswer& answer_;
    const SpcQuestion& question_;
    const SpcCautions& cautions_;
    const PointWord& word_;
    std::string text_;
};

}  // namespace

std::string verdict(const SpcAnswer& answer, const SpcQuestion& question, const SpcCautions& cautions,
                    const PointWord& word) {
    return Verdict(answer, question, cautions, word).text();
}

}  // namespace ledstang
