#include "markdown/reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/swedish_text.h"
#include "markdown/markdown_tree.h"

namespace ledstang {
namespace {

int line_of(cmark_node* node) {
    int line = 0;
    for (auto* at = node; at != nullptr && line == 0; at = cmark_node_parent(at)) line = cmark_node_get_start_line(at);
    return line;
}

std::string lines_between(std::string_view text, int first, int last) {
    std::string lines;
    for (int line = 1; !text.empty() && line <= last; ++line) {
        const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
        if (line >= first) lines += text.substr(0, end);
        text.remove_prefix(end);
    }
    lines.erase(lines.find_last_not_of(" \t\r\n") + 1);
    return lines;
}

class Reading {
 public:
    Reading(std::string_view markdown, int heading_level) : tree_(markdown) {
        // Each block's own lines, before anything in the tree is replaced. It ends where the next begins: the tree's
        // own end is wrong for markup of HTML.
        for (auto* node = cmark_node_first_child(tree_.root()); node != nullptr; node = cmark_node_next(node)) {
            auto* next = cmark_node_next(node);
            const int last = next == nullptr ? std::numeric_limits<int>::max() : cmark_node_get_start_line(next) - 1;
            sources_.push_back(lines_between(markdown, cmark_node_get_start_line(node), last));
        }
        auto nodes = tree_.nodes();
        level_headings(nodes, heading_level);
        // What is inside a node before the node itself, which may go.
        for (auto place = nodes.rbegin(); place != nodes.rend(); ++place) make_safe(*place);
    }

    ReadingText text() {
        ReadingText read;
        auto source = sources_.begin();
        for (auto* node = cmark_node_first_child(tree_.root()); node != nullptr; node = cmark_node_next(node))
            read.blocks.push_back({html_of(node), plain_words(node), std::move(*source++)});
        std::ranges::stable_sort(faults_, {}, &Fault::line);
        read.faults = std::move(faults_);
        return read;
    }

 private:
    void make_safe(cmark_node* node) {
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_HTML_BLOCK:
            case CMARK_NODE_HTML_INLINE: {
                std::string text = literal_of(node);
                while (text.ends_with('\n')) text.pop_back();
                fault(node, "text.html",
                      fmt::format("HTML som {} visas som den står. Använd knapparna eller Markdown.",
                                  in_quotes(text, 30)));
                show_as_signs(node, text);
                return;
            }
            case CMARK_NODE_IMAGE:
                fault(node, "text.image", "Bilder kan inte läggas i texten. Bildens text visas i stället.");
                unwrap_node(node);
                return;
            case CMARK_NODE_LINK: {
                const char* url = cmark_node_get_url(node);
                const std::string address = url == nullptr ? "" : url;
                if (is_web_address(address) || address.starts_with('#') || address.starts_with("/kunskap/")) return;
                fault(node, "text.link",
                      fmt::format("Länken till {} visas som text. En länk börjar med https://, http:// eller mailto:.",
                                  in_quotes(address)));
                unwrap_node(node);
                return;
            }
            default:
                return;
        }
    }
    void fault(cmark_node* node, const char* code, std::string message) {
        faults_.push_back({code, std::move(message), "", "", line_of(node), 1});
    }

    MarkdownTree tree_;
    std::vector<std::string> sources_;
    std::vector<Fault> faults_;
};

}  // namespace

ReadingText read_markdown(std::string_view markdown, int heading_level) {
    return Reading(markdown, heading_level).text();
}

}  // namespace ledstang
