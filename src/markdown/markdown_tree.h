// A Markdown text as cmark's tree, owned.
#pragma once

#include <cmark.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ledstang {

class MarkdownTree {
 public:
    explicit MarkdownTree(std::string_view text);

    cmark_node* root() const { return root_.get(); }
    // Every node in the order of the text, parents before children; it stays what it was while the tree is changed.
    std::vector<cmark_node*> nodes() const;

    std::string html() const;        // raw markup and addresses that could run something are left out
    std::string commonmark() const;  // without wrapped lines

 private:
    struct Free {
        void operator()(cmark_node* node) const { cmark_node_free(node); }
    };
    std::unique_ptr<cmark_node, Free> root_;
};

// The node's text; empty where it has none.
std::string literal_of(cmark_node* node);
// As MarkdownTree::html(), of one node.
std::string html_of(cmark_node* node);
// The words of a block, its parts on lines of their own.
std::string plain_words(cmark_node* node);

cmark_node* text_node(const std::string& text);
void replace_node(cmark_node* node, cmark_node* by);
// Puts the node's children in its place.
void unwrap_node(cmark_node* node);
// Markup of HTML becomes the signs that it is written with. `text` is without the line breaks at its end.
void show_as_signs(cmark_node* node, const std::string& text);
// The levels that the writer has used follow on each other from `first`, whatever they were.
void level_headings(const std::vector<cmark_node*>& nodes, int first);

// https://, http:// and mailto:, the only ones that a link may lead to outside the text.
bool is_web_address(std::string_view address);

}  // namespace ledstang
