#include "rules/rules.h"

#include "rules/expression.h"

namespace ledstang {

std::string swedish(Type type) {
    switch (type) {
        case Type::truth:
            return "sant eller falskt";
        case Type::whole_number:
            return "heltal";
        case Type::number:
            return "tal";
        case Type::text:
            return "text";
        case Type::date:
            return "datum";
        case Type::days:
            return "antal dagar";
    }
    return {};
}

Type type_of(const Rule& rule) {
    return rule.program->root().type;
}

std::vector<std::string> columns_of(const Rule& rule) {
    std::vector<bool> read(rule.program->columns.size(), false);
    for (const auto& node : rule.program->nodes) {
        if (node.operation == rules::Operation::column) read[node.column] = true;
    }
    std::vector<std::string> names;
    for (std::size_t n = 0; n < read.size(); ++n) {
        if (read[n]) names.push_back(rule.program->columns[n].name);
    }
    return names;
}

}  // namespace ledstang
