#include "reports/text_render.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/swedish_text.h"
#include "markdown/markdown_tree.h"
#include "reports/insert_blocks.h"
#include "reports/inserts.h"
#include "reports/markdown_text.h"

namespace ledstang {
namespace {

// In bold and brackets, so that nobody overlooks it in print.
cmark_node* notice(const std::string& text) {
    auto* node = cmark_node_new(CMARK_NODE_STRONG);
    cmark_node_append_child(node, text_node("[" + text + "]"));
    return node;
}

bool stands_in_link(cmark_node* node) {
    for (auto* above = cmark_node_parent(node); above != nullptr; above = cmark_node_parent(above)) {
        if (cmark_node_get_type(above) == CMARK_NODE_LINK) return true;
    }
    return false;
}

class Rendering {
 public:
    Rendering(MarkedText marked, const Report& report, const TextLook& look)
        : marked_(std::move(marked)), report_(report), look_(look), tree_(marked_.text) {
        faults_ = std::move(marked_.faults);
    }

    // Changes the tree into what the report shows.
    MarkdownTree& resolve() {
        const auto nodes = tree_.nodes();
        level_headings(nodes, look_.heading_level);
        for (auto* node : nodes) {
            switch (cmark_node_get_type(node)) {
                case CMARK_NODE_CODE:
                case CMARK_NODE_CODE_BLOCK:
                    cmark_node_set_literal(node, plain(literal_of(node)).c_str());
                    break;
                case CMARK_NODE_HTML_BLOCK:
                case CMARK_NODE_HTML_INLINE:
                    show_markup(node);
                    break;
                case CMARK_NODE_TEXT:
                    show_text(node);
                    break;
                default:
                    break;
            }
        }
        // After what is inside them.
        for (auto* node : nodes) {
            if (gone_.contains(node)) continue;
            if (cmark_node_get_type(node) == CMARK_NODE_LINK) check_link(node);
            if (cmark_node_get_type(node) == CMARK_NODE_IMAGE) {
                fault(node, "text.image", "Bilder kan inte läggas i texten. Bildens text visas i stället.");
                unwrap_node(node);
            }
        }
        if (look_.target == TextLook::Target::markdown) escape_for_pandoc();
        return tree_;
    }
    std::vector<Fault> faults() { return std::move(faults_); }

 private:
    std::string plain(const std::string& marked) const { return without_marks(marked, marked_.inserts); }

    void fault(cmark_node* node, const char* code, std::string message) {
        int line = 0;
        for (auto* at = node; at != nullptr && line == 0; at = cmark_node_parent(at))
            line = cmark_node_get_start_line(at);
        faults_.push_back({code, std::move(message), "", "", line, 1});
    }
    void fault(const PlacedInsert& insert, const std::string& code, std::string message) {
        faults_.push_back({code, std::move(message), "", "", insert.line, insert.column});
    }

    void show_markup(cmark_node* node) {
        std::string text = plain(literal_of(node));
        while (text.ends_with('\n')) text.pop_back();
        fault(node, "text.html",
              fmt::format("HTML som {} visas som den står. Använd knapparna eller Markdown.", in_quotes(text, 30)));
        gone_.insert(node);
        show_as_signs(node, text);
    }

    void show_text(cmark_node* node) {
        const auto pieces = split_marks(literal_of(node));
        const bool any = std::ranges::any_of(pieces, [](const MarkedPiece& piece) { return piece.insert >= 0; });
        if (!any) return;
        for (const auto& piece : pieces) {
            auto* shown = piece.insert < 0 ? text_node(piece.text) : inserted(node, piece.insert, pieces.size() == 1);
            if (shown == nullptr) return;  // the whole paragraph was replaced
            cmark_node_insert_before(node, shown);
        }
        gone_.insert(node);
        cmark_node_unlink(node);
        cmark_node_free(node);
    }

    // What takes the insert's place; nothing where a table or a chart took the place of its paragraph.
    cmark_node* inserted(cmark_node* node, int number, bool only_piece) {
        const auto& insert = marked_.inserts.at(static_cast<std::size_t>(number));
        const auto found = look_up_insert(insert.code, report_);
        if (!found) {
            fault(insert, found.error().code, found.error().message);
            return notice(fmt::format("{{{{{}}}}}: {}", insert.code, found.error().message));
        }
        if (found->kind == InsertKind::words) return text_node(found->words);
        if (found->kind == InsertKind::link) {
            if (stands_in_link(node)) return text_node(found->words);
            auto* link = cmark_node_new(CMARK_NODE_LINK);
            cmark_node_set_url(link, found->address.c_str());
            cmark_node_append_child(link, text_node(found->words));
            return link;
        }
        auto* paragraph = cmark_node_parent(node);
        const bool alone = only_piece && cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH &&
                           cmark_node_previous(node) == nullptr && cmark_node_next(node) == nullptr;
        if (!alone) {
            const auto message = std::string(found->kind == InsertKind::table ? "En tabell" : "Ett diagram") +
                                 " ska stå ensam i ett eget stycke, med tomma rader runt om.";
            fault(insert, "text.insert_alone", message);
            return notice(fmt::format("{{{{{}}}}}: {}", insert.code, message));
        }
        auto* block = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
        const auto content = found->kind == InsertKind::table ? table_block(*found->perspective, report_, look_)
                                                              : chart_block(*found->measure, look_, number);
        cmark_node_set_on_enter(block, content.c_str());
        gone_.insert({node, paragraph});
        replace_node(paragraph, block);
        return nullptr;
    }

    bool leads_somewhere(const std::string& address) const {
        if (is_web_address(address)) return true;
        return address.starts_with('#') && std::ranges::any_of(report_.chapters, [&](const ReportChapter& chapter) {
                   return address.substr(1) == chapter.anchor;
               });
    }

    void check_link(cmark_node* node) {
        const char* url = cmark_node_get_url(node);
        const std::string address = plain(url == nullptr ? "" : url);
        if (leads_somewhere(address)) return;
        fault(node, "text.link",
              fmt::format("Länken till {} visas som text. En länk börjar med https://, http:// eller mailto:, eller "
                          "pekar på ett kapitel.",
                          in_quotes(address)));
        unwrap_node(node);
    }

    // pandoc takes more signs for markup than CommonMark does.
    void escape_for_pandoc() {
        for (auto* node : tree_.nodes()) {
            if (cmark_node_get_type(node) != CMARK_NODE_TEXT) continue;
            auto* escaped = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
            cmark_node_set_on_enter(escaped, markdown_escaped(literal_of(node)).c_str());
            replace_node(node, escaped);
        }
    }

    MarkedText marked_;
    const Report& report_;
    const TextLook& look_;
    MarkdownTree tree_;
    std::vector<Fault> faults_;
    std::set<cmark_node*> gone_;
};

}  // namespace

RenderedText render_text(const std::string& markdown, const Report& report, const TextLook& look) {
    Rendering rendering(mark_inserts(markdown), report, look);
    const auto& tree = rendering.resolve();
    RenderedText rendered;
    rendered.text = look.target == TextLook::Target::markdown ? tree.commonmark() : tree.html();
    rendered.faults = rendering.faults();
    std::ranges::stable_sort(rendered.faults, {},
                             [](const Fault& fault) { return std::pair(fault.line, fault.column); });
    return rendered;
}

std::vector<std::string> plain_blocks(const std::string& markdown, const Report& report) {
    TextLook look;
    look.target = TextLook::Target::plain;
    std::vector<std::string> blocks;
    Rendering rendering(mark_inserts(markdown), report, look);
    auto& tree = rendering.resolve();
    for (auto* node = cmark_node_first_child(tree.root()); node != nullptr; node = cmark_node_next(node)) {
        auto words = plain_words(node);
        if (!words.empty()) blocks.push_back(std::move(words));
    }
    return blocks;
}

std::vector<std::string> source_blocks(const std::string& markdown) {
    const auto marked = mark_inserts(markdown);
    std::vector<std::string> lines;
    std::string rest = marked.text;
    for (std::size_t end; !rest.empty(); rest.erase(0, end)) {
        end = std::min(rest.find('\n'), rest.size() - 1) + 1;
        lines.push_back(rest.substr(0, end));
    }
    const MarkdownTree tree(marked.text);
    std::vector<std::string> blocks;
    for (auto* node = cmark_node_first_child(tree.root()); node != nullptr; node = cmark_node_next(node)) {
        const auto first = static_cast<std::size_t>(std::max(cmark_node_get_start_line(node), 1));
        const auto last = std::min(static_cast<std::size_t>(std::max(cmark_node_get_end_line(node), 1)), lines.size());
        std::string block;
        for (auto line = first; line <= last; ++line) block += lines[line - 1];
        block = without_marks(block, marked.inserts);
        while (block.ends_with('\n') || block.ends_with('\r')) block.pop_back();
        blocks.push_back(std::move(block));
    }
    return blocks;
}

bool is_inserts_only(const std::string& source_block) {
    const auto pieces = split_marks(mark_inserts(source_block).text);
    bool any = false;
    for (const auto& piece : pieces) {
        any = any || piece.insert >= 0;
        if (piece.insert < 0 && piece.text.find_first_not_of(" \t\r\n,.;") != std::string::npos) return false;
    }
    return any;
}

}  // namespace ledstang
