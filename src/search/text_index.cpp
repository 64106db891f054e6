#include "search/text_index.h"

#include <algorithm>
#include <limits>

#include "base/swedish_text.h"
#include "search/words.h"

namespace ledstang {

double weight_of(WordField field) {
    switch (field) {
        case WordField::title:
            return 4.0;
        case WordField::code:
            return 4.0;
        case WordField::heading:
            return 1.5;
        case WordField::about:
            return 1.0;
        case WordField::text:
            return 1.0;
    }
    return 1.0;
}

void TextIndex::add_words(std::string_view text, WordField field, std::uint32_t paragraph, IndexItem& item) {
    constexpr std::uint32_t last_place = std::numeric_limits<std::uint16_t>::max();
    for (const auto& word : words_of(text)) {
        const WordNumber number = lexicon_.number_of(word.written);
        if (number == postings_.size()) postings_.emplace_back();
        postings_[number].push_back({paragraph, static_cast<std::uint16_t>(std::min(word.place, last_place)), field});
        if (!word.also) item.length += 1;
    }
}

void TextIndex::put(IndexedText text) {
    const auto number = static_cast<std::uint32_t>(items_.size());
    IndexItem item;
    item.plain_names.push_back(ascii_slug(text.title));
    for (const auto& name : text.names) item.plain_names.push_back(ascii_slug(name));
    item.first = paragraphs();
    item_of_.push_back(number);
    add_words(text.title, WordField::title, item.first, item);
    for (const auto& name : text.names) add_words(name, WordField::title, item.first, item);
    for (const auto& code : text.codes) add_words(code, WordField::code, item.first, item);
    add_words(text.where, WordField::about, item.first, item);
    const std::string* heading = nullptr;
    for (const auto& paragraph : text.paragraphs) {
        const std::uint32_t here = paragraphs();
        item_of_.push_back(number);
        // A heading stands once, over its first paragraph.
        if (heading == nullptr || *heading != paragraph.heading)
            add_words(paragraph.heading, WordField::heading, here, item);
        heading = &paragraph.heading;
        add_words(paragraph.text, WordField::text, here, item);
    }
    numbers_[{text.kind, text.id}].push_back(number);
    ++present_;
    total_length_ += item.length;
    item.text = std::move(text);
    items_.push_back(std::move(item));
}

void TextIndex::remove(const std::string& kind, const std::string& id) {
    const auto place = numbers_.find({kind, id});
    if (place == numbers_.end()) return;
    for (const std::uint32_t number : place->second) {
        IndexItem& item = items_[number];
        item.present = false;
        item.text = {};
        item.plain_names.clear();
        total_length_ -= item.length;
        --present_;
        ++removed_;
    }
    numbers_.erase(place);
}

const IndexItem* TextIndex::find(const std::string& kind, const std::string& id) const {
    const auto place = numbers_.find({kind, id});
    return place == numbers_.end() ? nullptr : &items_[place->second.front()];
}

}  // namespace ledstang
