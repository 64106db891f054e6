#include "search/question.h"

#include <algorithm>
#include <array>

#include "search/words.h"

namespace ledstang {
namespace {

constexpr std::size_t most_words = 12;
constexpr std::array<std::string_view, 5> quotation_marks{"\"", "”", "“", "»", "«"};

std::size_t quotation_mark(std::string_view text) {
    for (const auto mark : quotation_marks) {
        if (text.starts_with(mark)) return mark.size();
    }
    return 0;
}

std::vector<std::string> plain_words(std::string_view text) {
    std::vector<std::string> words;
    for (auto& word : words_of(text)) {
        if (!word.also) words.push_back(std::move(word.written));
    }
    return words;
}

class Reader {
 public:
    explicit Reader(std::string_view text) : text_(text) {}

    Question read() {
        while (at_ < text_.size()) {
            if (const std::size_t mark = quotation_mark(text_.substr(at_)); mark > 0) {
                quoted(mark);
            } else if (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n') {
                ++at_;
            } else {
                one();
            }
        }
        finish();
        return std::move(question_);
    }

 private:
    void quoted(std::size_t mark) {
        at_ += mark;
        const std::size_t begin = at_;
        while (at_ < text_.size() && quotation_mark(text_.substr(at_)) == 0) ++at_;
        auto words = plain_words(text_.substr(begin, at_ - begin));
        if (at_ < text_.size()) at_ += quotation_mark(text_.substr(at_));
        if (words.size() == 1) question_.words.push_back(words.front());
        if (words.size() > 1) question_.phrases.push_back(std::move(words));
        question_.unfinished = false;
    }

    void one() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] != ' ' && text_[at_] != '\t' && text_[at_] != '\n' &&
               quotation_mark(text_.substr(at_)) == 0)
            ++at_;
        const std::string_view chunk = text_.substr(begin, at_ - begin);
        if (chunk.size() > 1 && chunk.front() == '-') {
            for (auto& word : plain_words(chunk.substr(1))) question_.without.push_back(std::move(word));
            question_.unfinished = false;
            return;
        }
        // "e-recept" is asked for as a whole when it is written as one.
        const auto words = words_of(chunk);
        const auto whole = std::ranges::find_if(words, &TextWord::also);
        if (whole != words.end() && words.size() == 3 && (words[0].written.size() < 3 || words[1].written.size() < 3)) {
            question_.words.push_back(whole->written);
        } else {
            for (const auto& word : words) {
                if (!word.also) question_.words.push_back(word.written);
            }
        }
        question_.unfinished = !words.empty() && at_ == text_.size();
    }

    void finish() {
        auto& words = question_.words;
        const auto is_function = [](const std::string& word) { return is_function_word(plain_word(word)); };
        const bool all_are = std::ranges::all_of(words, is_function) && question_.phrases.empty();
        if (!all_are) {
            if (!words.empty() && is_function(words.back())) question_.unfinished = false;
            std::erase_if(words, is_function);
        }
        if (words.size() > most_words) {
            words.resize(most_words);
            question_.unfinished = false;
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    Question question_;
};

}  // namespace

Question read_question(std::string_view text) {
    return Reader(text).read();
}

}  // namespace ledstang
