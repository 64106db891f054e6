// How fast the search answers: 20 000 made-up documents in a store, and the judged questions of tests/search put to it.
//
//     search_bench sqlite:/tmp/search.db [--documents 20000] [--rounds 5]
//
// A document is one of tests/search with a title of its own, twelve more sentences out of others and three compounds
// that nothing else has. The store must be empty.
#include <fmt/format.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <random>

#include <support/judged_search.h>
#include "base/swedish_text.h"
#include "search/search.h"

namespace ledstang {
namespace {

class Everywhere : public Scope {
    bool within(Store&, const std::string&, const std::vector<std::string>&, const Date&) const override {
        return true;
    }
};

// Milliseconds by the clock on the wall, and of the processor: they part when others use the machine.
struct Spent {
    double wall = 0;
    double processor = 0;
};

double processor_milliseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template <class Work>
Spent spent_on(Work work) {
    const auto before = std::chrono::steady_clock::now();
    const double processor = processor_milliseconds();
    work();
    return {std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count(),
            processor_milliseconds() - processor};
}

struct Quantiles {
    double p50, p95, p99, longest;
};
Quantiles quantiles(std::vector<double> times) {
    std::ranges::sort(times);
    const auto at = [&](double share) {
        return times[std::min(times.size() - 1, static_cast<std::size_t>(share * static_cast<double>(times.size())))];
    };
    return {at(0.5), at(0.95), at(0.99), times.back()};
}
void print(const std::string& what, const std::vector<Spent>& all) {
    for (const auto& [clock, member] : {std::pair("wall", &Spent::wall), std::pair("processor", &Spent::processor)}) {
        std::vector<double> times;
        for (const auto& one : all) times.push_back(one.*member);
        const auto of = quantiles(times);
        fmt::print("{}, {} ms: p50 {:.2f}, p95 {:.2f}, p99 {:.2f}, longest {:.2f}\n", what, clock, of.p50, of.p95,
                   of.p99, of.longest);
    }
}

std::vector<IndexedText> documents(const JudgedSearch& judged, int count) {
    std::mt19937 random(20221122);  // NOLINT: the same documents each time
    std::vector<std::string> sentences;
    std::vector<std::string> words;
    for (const auto& document : judged.documents()) {
        for (const auto& paragraph : document.paragraphs) sentences.push_back(paragraph.text);
        for (const auto& word : JudgedSearch::split(document.title, " ")) {
            if (word.size() > 5 && word.find_first_of(":,-") == std::string::npos) words.push_back(word);
        }
    }
    const auto& base = judged.documents();
    std::vector<IndexedText> made;
    for (int i = 0; i < count; ++i) {
        IndexedText text = base[static_cast<std::size_t>(i) % base.size()];
        text.id += "/" + std::to_string(i);
        if (static_cast<std::size_t>(i) >= base.size())
            text.title += " – enhet " + std::to_string(i / static_cast<int>(base.size()));
        for (int more = 0; more < 12; ++more) {
            std::string sentence = sentences[random() % sentences.size()];
            if (more % 4 == 0)
                sentence +=
                    " " + words[random() % words.size()] + "s" + lower_case(words[random() % words.size()]) + ".";
            text.paragraphs.push_back({"p" + std::to_string(text.paragraphs.size() + 1), "Mer", std::move(sentence)});
        }
        made.push_back(std::move(text));
    }
    return made;
}

void put(Store& store, const std::vector<IndexedText>& texts, std::size_t first, std::size_t last) {
    const auto done = store.write({"", "bench"}, [&](Transaction& transaction) -> Result<void> {
        for (std::size_t i = first; i < last; ++i) put_indexed(transaction, texts[i].kind, texts[i].id, {texts[i]});
        return {};
    });
    if (!done) throw std::runtime_error(done.error().message);
}

long resident_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

int measure(const std::string& address, int count, int rounds, const std::string& source) {
    const JudgedSearch judged(source + "/tests/search");
    const auto store = Store::open(address);
    Configuration configuration;
    configuration.folder = source + "/config";
    const Caller caller;
    const Everywhere scope;
    Context context{caller, *store, configuration, scope, *parse_date("2022-05-20"), "bench"};
    const auto ask = [&](const std::string& question, int most) {
        SearchWish wish{question};
        wish.most = most;
        const auto answer = answer_search(context, wish, {}, {}, {});
        if (!answer) throw std::runtime_error(answer.error().message);
        return answer->total;
    };

    std::size_t words = 0;
    const long before = resident_megabytes();
    {
        const auto texts = documents(judged, count);
        for (const auto& text : texts) {
            for (const auto& paragraph : text.paragraphs) words += JudgedSearch::split(paragraph.text, " ").size();
        }
        const auto put_all = spent_on([&] {
            constexpr std::size_t portion = 500;
            for (std::size_t first = 0; first < texts.size(); first += portion)
                put(*store, texts, first, std::min(texts.size(), first + portion));
        });
        fmt::print("{} documents, {} words: put in {:.1f} s, of which {:.1f} s of this process's processor\n", count,
                   words, put_all.wall / 1000, put_all.processor / 1000);
    }
    const auto made = spent_on([&] { ask("hypertoni", 20); });
    fmt::print(
        "first answer, the index being made: {:.0f} ms, of which {:.0f} ms of the processor; "
        "largest memory {} MB (before: {} MB)\n",
        made.wall, made.processor, resident_megabytes(), before);

    std::vector<std::string> questions;
    for (const char* file : {"first_queries.tsv", "second_queries.tsv"}) {
        for (const auto& question : judged.questions(file)) questions.push_back(question.text);
    }
    // Each question for the first time, and then again, as those who type ask.
    for (const bool again : {false, true}) {
        std::vector<Spent> times;
        std::pair<double, std::string> slowest;
        for (int round = 0; round < (again ? rounds : 1); ++round) {
            for (const auto& question : questions) {
                times.push_back(spent_on([&] { ask(question, 60); }));
                slowest = std::max(slowest, std::pair(times.back().processor, question));
            }
        }
        print(fmt::format("{} answers of at most 60 hits, asked {}", times.size(),
                          again ? "again" : "for the first time"),
              times);
        fmt::print("    most work: {}\n", slowest.second);
    }
    auto one = judged.documents().front();
    one.id += "/0";
    std::vector<Spent> after;
    for (int round = 0; round < 20; ++round) {
        put(*store, {one}, 0, 1);
        after.push_back(spent_on([&] { ask("hypertoni", 20); }));
    }
    print("an answer just after a document was published", after);
    return 0;
}

}  // namespace
}  // namespace ledstang

int main(int count, char** words) {
    CLI::App app{"How fast the search answers"};
    std::string address;
    std::string source = ".";
    int documents = 20000;
    int rounds = 5;
    app.add_option("store", address, "sqlite:/path or postgresql://…, empty")->required();
    app.add_option("--documents", documents);
    app.add_option("--rounds", rounds);
    app.add_option("--source", source, "the repository");
    CLI11_PARSE(app, count, words);
    return ledstang::measure(address, documents, rounds, source);
}
