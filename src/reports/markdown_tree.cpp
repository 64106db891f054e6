#include "reports/markdown_tree.h"

#include <cstdlib>

namespace ledstang {
namespace {

std::string taken(char* made) {
    const std::unique_ptr<char, decltype(&std::free)> owned(made, &std::free);
    return owned ? std::string(owned.get()) : std::string();
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
    return taken(cmark_render_html(root_.get(), CMARK_OPT_DEFAULT));
}

std::string MarkdownTree::commonmark() const {
    return taken(cmark_render_commonmark(root_.get(), CMARK_OPT_DEFAULT, 0));
}

std::string literal_of(cmark_node* node) {
    const char* text = cmark_node_get_literal(node);
    return text == nullptr ? std::string() : std::string(text);
}

}  // namespace ledstang
