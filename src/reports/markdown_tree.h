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

}  // namespace ledstang
