#include "markdown/markdown_tree.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <set>

#include "base/swedish_text.h"

namespace ledstang {
namespace {

constexpr int lowest_heading = 6;

std::string taken(char* made) {
    const std::unique_ptr<char, decltype(&std::free)> owned(made, &std::free);
    return owned ? std::string(owned.get()) : std::string();
}

void add_words(std::string& words, cmark_node* node) {
    switch (cmark_node_get_type(node)) {
        case CMARK_NODE_TEXT:
        case CMARK_NODE_CODE:
        case CMARK_NODE_CODE_BLOCK:
            words += literal_of(node);
            return;
        case CMARK_NODE_SOFTBREAK:
            words += ' ';
            return;
        case CMARK_NODE_LINEBREAK:
            words += '\n';
            return;
        case CMARK_NODE_CUSTOM_BLOCK:
            words += cmark_node_get_on_enter(node);
            return;
        case CMARK_NODE_ITEM:
            if (!words.empty() && !words.ends_with('\n')) words += '\n';
            words += "– ";
            break;
        case CMARK_NODE_PARAGRAPH:
            if (!words.empty() && !words.ends_with('\n') && !words.ends_with("– ")) words += '\n';
            break;
        default:
            break;
    }
    for (auto* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child))
        add_words(words, child);
}

}  // namespace

MarkdownTree::MarkdownTree(std::string_view text)
    : root_(cmark_parse_document(text.data(), text.size(), CMARK_OPT_VALIDATE_UTF8)) {
    if (!root_) throw std::bad_alloc();
    cmark_consolidate_text_nodes(root_.get());
}

std::vector<cmark_node*> MarkdownTree::nodes() const {
    struct FreeIterator {
        void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
    };
    const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(root_.get()));
    std::vector<cmark_node*> all;
    for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
        if (event == CMARK_EVENT_ENTER) all.push_back(cmark_iter_get_node(iterator.get()));
    }
    return all;
}

std::string MarkdownTree::html() const {
    return html_of(root_.get());
}

std::string MarkdownTree::commonmark() const {
    return taken(cmark_render_commonmark(root_.get(), CMARK_OPT_DEFAULT, 0));
}

std::string literal_of(cmark_node* node) {
    const char* text = cmark_node_get_literal(node);
    return text == nullptr ? std::string() : std::string(text);
}

std::string html_of(cmark_node* node) {
    return taken(cmark_render_html(node, CMARK_OPT_DEFAULT));
}

std::string plain_words(cmark_node* node) {
    std::string words;
    add_words(words, node);
    while (words.ends_with('\n')) words.pop_back();
    return words;
}

cmark_node* text_node(const std::string& text) {
    auto* node = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(node, text.c_str());
    return node;
}

void replace_node(cmark_node* node, cmark_node* by) {
    cmark_node_replace(node, by);
    cmark_node_free(node);
}

void unwrap_node(cmark_node* node) {
    while (auto* child = cmark_node_first_child(node)) cmark_node_insert_before(node, child);
    cmark_node_unlink(node);
    cmark_node_free(node);
}

void show_as_signs(cmark_node* node, const std::string& text) {
    auto* words = text_node(text);
    if (cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK) {
        auto* paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
        cmark_node_append_child(paragraph, words);
        words = paragraph;
    }
    replace_node(node, words);
}

void level_headings(const std::vector<cmark_node*>& nodes, int first) {
    std::set<int> levels;
    for (auto* node : nodes) levels.insert(cmark_node_get_heading_level(node));
    levels.erase(0);
    for (auto* node : nodes) {
        const int level = cmark_node_get_heading_level(node);
        if (level == 0) continue;
        const auto rank = static_cast<int>(std::distance(levels.begin(), levels.find(level)));
        cmark_node_set_heading_level(node, std::min(first + rank, lowest_heading));
    }
}

bool is_web_address(std::string_view address) {
    const std::string small = lower_case(address);
    return std::ranges::any_of(std::array{"https://", "http://", "mailto:"},
                               [&](const char* allowed) { return small.starts_with(allowed); });
}

}  // namespace ledstang
