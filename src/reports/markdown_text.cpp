#include "reports/markdown_text.h"

#include "markdown/markdown_tree.h"

namespace ledstang {
namespace {

// Whether Markdown reads the text as one paragraph of exactly these words.
bool reads_as_itself(std::string_view text) {
    if (text.find("{{") != std::string_view::npos) return false;
    const MarkdownTree tree(text);
    auto* paragraph = cmark_node_first_child(tree.root());
    if (paragraph == nullptr || cmark_node_next(paragraph) != nullptr) return false;
    std::string words;
    for (auto* node : tree.nodes()) {
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_DOCUMENT:
            case CMARK_NODE_PARAGRAPH:
                break;
            case CMARK_NODE_TEXT:
                words += cmark_node_get_literal(node);
                break;
            default:
                return false;
        }
    }
    return words == text;
}

}  // namespace

std::string markdown_escaped(std::string_view text) {
    std::string out;
    for (std::size_t place = 0; place < text.size(); ++place) {
        const char byte = text[place];
        if (byte == '\n' || byte == '\r') {
            out += ' ';
            continue;
        }
        const bool doubled = place + 1 < text.size() && text[place + 1] == byte && (byte == '-' || byte == '.');
        if (doubled || std::string_view("\\`*_{}[]<>|#~^$@\"'").find(byte) != std::string_view::npos) out += '\\';
        out += byte;
    }
    // What begins as a list would become one.
    const auto digits = out.find_first_not_of("0123456789");
    if (!out.empty() && (out.front() == '-' || out.front() == '+')) out.insert(0, "\\");
    if (digits != std::string::npos && digits > 0 && (out[digits] == '.' || out[digits] == ')'))
        out.insert(digits, "\\");
    return out;
}

std::string plain_as_markdown(std::string_view text) {
    return reads_as_itself(text) ? std::string(text) : markdown_escaped(text);
}

}  // namespace ledstang
