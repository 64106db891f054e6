#include "rules/compared.h"

#include <algorithm>

#include "rules/expression.h"

namespace ledstang {

std::vector<ComparedText> texts_compared(const Rule& rule) {
    using rules::Operation;
    std::vector<ComparedText> found;
    const auto& program = *rule.program;
    const auto add = [&](const rules::Node& column, const Value& value, bool beginning) {
        const auto* text = std::get_if<std::string>(&value);
        if (column.operation == Operation::column && text != nullptr)
            found.push_back({program.columns[column.column].name, *text, beginning});
    };
    for (const auto& node : program.nodes) {
        if (node.operands.empty()) continue;
        const auto& first = program.nodes[node.operands[0]];
        if (node.operation == Operation::in_set || node.operation == Operation::starts_with) {
            for (const auto& value : node.values) add(first, value, node.operation == Operation::starts_with);
        } else if (node.operation == Operation::equal) {
            const auto& second = program.nodes[node.operands[1]];
            if (second.operation == Operation::literal) add(first, second.values[0], false);
            if (first.operation == Operation::literal) add(second, first.values[0], false);
        }
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace ledstang
