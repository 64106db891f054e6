// The made-up documents and judged questions of tests/search, and how well an order of answers does on them.
#pragma once

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "search/search.h"

namespace ledstang {

struct JudgedQuestion {
    std::string text;
    std::set<std::string> relevant;  // ids of documents
    std::string tries;
};

// Mean reciprocal rank of the first relevant answer, and the share of relevant documents (at most ten) among the ten
// first answers; means over the questions.
struct SearchQuality {
    double reciprocal_rank = 0;
    double recall_at_10 = 0;
    int questions = 0;
};

class JudgedSearch {
 public:
    explicit JudgedSearch(const std::string& folder) : folder_(folder) {
        read_common();
        for (const char* name : {"hjarta_lunga", "infektion_saker", "psyke_nerv", "inre_organ", "rorelse_kvinna_barn",
                                 "cancer_sinne_ovrigt"})
            read_topics(folder + "/topics/" + name + ".txt");
    }

    const std::vector<IndexedText>& documents() const { return documents_; }

    std::vector<JudgedQuestion> questions(const std::string& name) const {
        std::vector<JudgedQuestion> questions;
        std::ifstream file(folder_ + "/" + name);
        for (std::string line; std::getline(file, line);) {
            if (line.empty() || line.front() == '#') continue;
            const auto columns = split(line, "\t");
            JudgedQuestion question{columns.at(0), {}, columns.at(2)};
            for (const auto& wanted : split(columns.at(1), " ")) {
                const bool all = wanted.ends_with("/*");
                const auto before = question.relevant.size();
                for (const auto& document : documents_) {
                    if (all ? document.id.starts_with(wanted.substr(0, wanted.size() - 1)) : document.id == wanted)
                        question.relevant.insert(document.id);
                }
                if (question.relevant.size() == before) throw std::runtime_error("no document " + wanted);
            }
            questions.push_back(std::move(question));
        }
        return questions;
    }

    // `found` are ids of documents, the best first.
    static SearchQuality quality(const JudgedQuestion& question, const std::vector<std::string>& found) {
        SearchQuality quality{0, 0, 1};
        int relevant = 0;
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (!question.relevant.contains(found[i])) continue;
            if (quality.reciprocal_rank == 0) quality.reciprocal_rank = 1.0 / static_cast<double>(i + 1);
            if (i < 10) ++relevant;
        }
        quality.recall_at_10 = relevant / static_cast<double>(std::min<std::size_t>(10, question.relevant.size()));
        return quality;
    }
    static SearchQuality mean(const std::vector<SearchQuality>& all) {
        SearchQuality sum;
        for (const auto& one : all) {
            sum.reciprocal_rank += one.reciprocal_rank;
            sum.recall_at_10 += one.recall_at_10;
            ++sum.questions;
        }
        sum.reciprocal_rank /= std::max(1, sum.questions);
        sum.recall_at_10 /= std::max(1, sum.questions);
        return sum;
    }

    static std::vector<std::string> split(const std::string& text, const std::string& sign) {
        std::vector<std::string> parts;
        for (std::size_t at = 0; at <= text.size();) {
            const auto end = std::min(text.find(sign, at), text.size());
            if (end > at) parts.push_back(text.substr(at, end - at));
            at = end + sign.size();
        }
        return parts;
    }
    // The same on every machine.
    static std::uint32_t number_of(const std::string& text) {
        std::uint32_t number = 2166136261U;  // FNV-1a
        for (const char c : text) number = (number ^ static_cast<unsigned char>(c)) * 16777619U;
        return number;
    }

 private:
    struct Common {
        std::string heading;
        std::string sentence;
    };

    void read_common() {
        std::ifstream file(folder_ + "/common.txt");
        for (std::string line; std::getline(file, line);) {
            if (line.empty() || line.front() == '#') continue;
            const auto parts = split(line, " | ");
            common_[parts.at(0)].push_back({parts.at(1), parts.at(2)});
        }
    }

    void read_topics(const std::string& name) {
        std::ifstream file(name);
        if (!file) throw std::runtime_error("no file " + name);
        std::string topic;
        std::string area;
        std::vector<std::string> codes;
        for (std::string line; std::getline(file, line);) {
            if (line.starts_with('[')) {
                const auto end = line.find(']');
                const auto rest = split(line.substr(end + 2), " · ");
                topic = line.substr(1, end - 1);
                name_ = rest.at(0);
                codes = split(rest.at(1), " ");
                area = rest.at(2);
            } else if (!line.empty()) {
                add(topic, area, codes, split(line, " | "));
            }
        }
    }

    // The subject's own sentences in paragraphs of two, and between them five that the kind has in common.
    void add(const std::string& topic, const std::string& area, const std::vector<std::string>& codes,
             const std::vector<std::string>& line) {
        struct Kind {
            std::string name;
            std::string heading;
            std::string subject;  // and then the subject's name
        };
        static const std::map<std::string, Kind> kinds{
            {"riktlinje", {"Riktlinje", "Rekommendation", "Riktlinjen är regionens samlade rekommendation för"}},
            {"vardrutin", {"Vårdrutin", "Gör så här", "Rutinen hör till regionens arbete med"}},
            {"vardprogram", {"Vårdprogram", "Om tillståndet", "Programmet samlar det som gäller vid"}},
            {"vardforlopp", {"Vårdförlopp", "Steg och tider", "Förloppet visar vägen genom vården vid"}},
            {"patientrad", {"Patientråd", "Råd", "Råden är till för dig som vill veta mer om"}}};
        const auto& [name, heading, subject] = kinds.at(line.at(0));
        IndexedText text;
        text.kind = "document";
        text.id = topic + "/" + line.at(0);
        text.title = line.at(1);
        text.where = name;
        text.codes = codes;
        text.areas = {area};
        const auto& common = common_.at(line.at(0));
        const std::uint32_t number = number_of(text.id);
        const auto filler = [&](std::uint32_t which) -> const Common& {
            return common[(number + which * 5) % common.size()];
        };
        int paragraph = 0;
        const auto put = [&](const std::string& over, const std::string& sentence) {
            text.paragraphs.push_back({"p" + std::to_string(++paragraph), over, sentence});
        };
        put(filler(0).heading, subject + " " + name_ + ". " + filler(0).sentence);
        std::string held;
        for (const auto& sentence : split(line.at(2), ". ")) {
            held += (held.empty() ? "" : " ") + sentence + (sentence.ends_with('.') ? "" : ".");
            if (held.size() < 120) continue;
            put(heading, held);
            held.clear();
        }
        if (!held.empty()) put(heading, held);
        for (std::uint32_t which = 1; which < 5; ++which) put(filler(which).heading, filler(which).sentence);
        documents_.push_back(std::move(text));
    }

    std::string folder_;
    std::string name_;  // of the subject that is being read
    std::map<std::string, std::vector<Common>> common_;
    std::vector<IndexedText> documents_;
};

}  // namespace ledstang
