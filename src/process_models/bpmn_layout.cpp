#include "process_models/bpmn_layout.h"

#include <algorithm>
#include <map>
#include <optional>

namespace ledstang {
namespace {

constexpr double column_gap = 60, row_gap = 40, passage_gap = 16, padding = 40, lane_between_ways_back = 24;

constexpr std::size_t most_items = 50'000;  // beyond them lines may pass over elements

// What has a place in a column: a node, or a long flow that passes through.
struct Item {
    std::optional<std::uint32_t> node = std::nullopt;
    std::size_t column = 0;
    double width = 0, height = 0;
    double x = 0, y = 0;  // y of the middle
    std::vector<std::size_t> before = {}, after = {};
};

DrawnShape size_of(const BpmnNode& node) {
    switch (node.kind) {
        case BpmnKind::start:
        case BpmnKind::end:
        case BpmnKind::event:
            return {0, 0, 36, 36};
        case BpmnKind::exclusive:
        case BpmnKind::parallel:
        case BpmnKind::inclusive:
        case BpmnKind::event_based:
            return {0, 0, 50, 50};
        default:
            return {0, 0, 120, 80};
    }
}

// One level: the process itself, or what lies in a sub-process.
class LevelLayout {
 public:
    LevelLayout(const BpmnModel& model, BpmnLayout& layout, const std::vector<std::vector<std::uint32_t>>& inside,
                std::size_t level)
        : model_(model), layout_(layout), inside_(inside), nodes_(inside[level]) {}

    // Places everything from (0, 0) on and tells how large it became.
    DrawnShape run() {
        for (const auto node : nodes_) {
            auto& shape = layout_.shapes[node];
            shape = size_of(model_.nodes[node]);
            if (model_.nodes[node].kind == BpmnKind::subprocess) {
                const auto inner = LevelLayout(model_, layout_, inside_, node + 1).run();
                shape.width = inner.width + 2 * padding, shape.height = inner.height + 2 * padding;
            }
            item_of_[node] = items_.size();
            items_.push_back({.node = node, .width = shape.width, .height = shape.height});
        }
        for (std::uint32_t i = 0; i < model_.flows.size(); ++i)
            if (item_of_.contains(model_.flows[i].from)) flows_.push_back(i);
        find_ways_back();
        put_in_columns();
        make_passages();
        order_rows();
        place();
        draw_lines();
        return size_;
    }

 private:
    std::size_t item(std::uint32_t node) const { return item_of_.at(node); }

    // A flow to what is being followed already goes back.
    void find_ways_back() {
        std::map<std::uint32_t, std::vector<std::uint32_t>> out;
        for (const auto flow : flows_) out[model_.flows[flow].from].push_back(flow);
        back_.assign(model_.flows.size(), false);
        std::map<std::uint32_t, int> state;  // 1 being followed, 2 done
        std::vector<std::pair<std::uint32_t, std::size_t>> way;
        const auto follow = [&](std::uint32_t start) {
            if (state[start] != 0) return;
            way.push_back({start, 0});
            state[start] = 1;
            while (!way.empty()) {
                auto& [node, next] = way.back();
                if (next == out[node].size()) {
                    state[node] = 2;
                    way.pop_back();
                    continue;
                }
                const auto flow = out[node][next++];
                const auto to = model_.flows[flow].to;
                if (state[to] == 1) back_[flow] = true;
                if (state[to] == 0) {
                    state[to] = 1;
                    way.push_back({to, 0});
                }
            }
        };
        for (const auto node : nodes_)
            if (model_.nodes[node].kind == BpmnKind::start) follow(node);
        for (const auto node : nodes_) follow(node);
    }

    // As far to the right as the longest way there.
    void put_in_columns() {
        std::map<std::uint32_t, std::size_t> waits;
        for (const auto flow : flows_)
            if (!back_[flow]) ++waits[model_.flows[flow].to];
        std::vector<std::uint32_t> ready;
        for (const auto node : nodes_)
            if (waits[node] == 0) ready.push_back(node);
        while (!ready.empty()) {
            const auto node = ready.back();
            ready.pop_back();
            for (const auto flow : flows_) {
                if (model_.flows[flow].from != node || back_[flow]) continue;
                const auto to = model_.flows[flow].to;
                items_[item(to)].column = std::max(items_[item(to)].column, items_[item(node)].column + 1);
                if (--waits[to] == 0) ready.push_back(to);
            }
        }
    }

    void make_passages() {
        passages_.resize(model_.flows.size());
        for (const auto flow : flows_) {
            if (back_[flow]) continue;
            auto from = item(model_.flows[flow].from);
            const auto to = item(model_.flows[flow].to);
            if (items_.size() > most_items) {
                join(from, to);
                continue;
            }
            for (auto column = items_[from].column + 1; column < items_[to].column; ++column) {
                const auto passage = items_.size();
                items_.push_back({.column = column, .height = 10});
                passages_[flow].push_back(passage);
                join(from, passage);
                from = passage;
            }
            join(from, to);
        }
    }

    void join(std::size_t from, std::size_t to) {
        items_[from].after.push_back(to);
        items_[to].before.push_back(from);
    }

    // Each by the mean place of its neighbours, forth and back some times: few lines then cross.
    void order_rows() {
        for (std::size_t i = 0; i < items_.size(); ++i) {
            if (columns_.size() <= items_[i].column) columns_.resize(items_[i].column + 1);
            columns_[items_[i].column].push_back(i);
        }
        std::vector<double> place(items_.size(), 0);
        const auto number = [&](const std::vector<std::size_t>& column) {
            for (std::size_t row = 0; row < column.size(); ++row)
                place[column[row]] = static_cast<double>(row) - static_cast<double>(column.size() - 1) / 2;
        };
        for (const auto& column : columns_) number(column);
        for (int round = 0; round < 6; ++round) {
            for (std::size_t c = 0; c < columns_.size(); ++c) {
                auto& column = columns_[round % 2 == 0 ? c : columns_.size() - 1 - c];
                std::map<std::size_t, double> wish;
                for (const auto i : column) {
                    const auto& neighbours = round % 2 == 0 ? items_[i].before : items_[i].after;
                    double sum = 0;
                    for (const auto neighbour : neighbours) sum += place[neighbour];
                    wish[i] = neighbours.empty() ? place[i] : sum / static_cast<double>(neighbours.size());
                }
                std::ranges::stable_sort(column, {}, [&](auto i) { return wish[i]; });
                number(column);
            }
        }
    }

    double gap_between(const Item& above, const Item& below) const {
        return above.node && below.node ? row_gap : passage_gap;
    }

    void place() {
        double x = 0;
        for (const auto& column : columns_) {
            double width = 0, y = 0;
            for (const auto i : column) width = std::max(width, items_[i].width);
            for (std::size_t row = 0; row < column.size(); ++row) {
                auto& one = items_[column[row]];
                if (row > 0) y += gap_between(items_[column[row - 1]], one);
                one.y = y + one.height / 2;
                y += one.height;
                one.x = one.node ? x + (width - one.width) / 2 : x;
                if (!one.node) one.width = width;
            }
            columns_x_.push_back({x, width});
            size_.width = x + width;
            x += width + column_gap;
        }
        for (int round = 0; round < 8; ++round) {
            for (std::size_t c = 0; c < columns_.size(); ++c) {
                const bool forth = round % 2 == 0;
                level_with_neighbours(columns_[forth ? c : columns_.size() - 1 - c], forth);
            }
        }
        double top = 0;
        for (const auto& one : items_) top = std::min(top, one.y - one.height / 2);
        for (auto& one : items_) {
            one.y -= top;
            size_.height = std::max(size_.height, one.y + one.height / 2);
            if (one.node) move_to(*one.node, one.x, one.y - one.height / 2);
        }
    }

    // Each as near as can be to the mean height of its neighbours, in the column's order and with its gaps: what is too
    // close is joined into a stretch that moves as one (isotonic regression).
    void level_with_neighbours(const std::vector<std::size_t>& column, bool forth) {
        struct Stretch {
            double sum;
            double count;
        };
        std::vector<Stretch> stretches;
        std::vector<double> offset;  // below the first of the column, gaps kept
        double down = 0;
        for (std::size_t row = 0; row < column.size(); ++row) {
            const auto& one = items_[column[row]];
            if (row > 0) {
                const auto& above = items_[column[row - 1]];
                down += above.height / 2 + gap_between(above, one) + one.height / 2;
            }
            offset.push_back(down);
            const auto& neighbours = forth ? one.before : one.after;
            double wish = one.y;
            if (!neighbours.empty()) {
                wish = 0;
                for (const auto neighbour : neighbours) wish += items_[neighbour].y;
                wish /= static_cast<double>(neighbours.size());
            }
            stretches.push_back({wish - down, 1});
            while (stretches.size() > 1) {
                const auto last = stretches.back();
                auto& earlier = stretches[stretches.size() - 2];
                if (earlier.sum / earlier.count <= last.sum / last.count) break;
                earlier.sum += last.sum, earlier.count += last.count;
                stretches.pop_back();
            }
        }
        std::size_t row = 0;
        for (const auto& [sum, count] : stretches)
            for (double left = count; left > 0; --left, ++row) items_[column[row]].y = sum / count + offset[row];
    }

    // With all that lies within, which was placed from (0, 0) on.
    void move_to(std::uint32_t node, double x, double y) {
        auto& shape = layout_.shapes[node];
        shape.x = x, shape.y = y;
        if (model_.nodes[node].kind == BpmnKind::subprocess) shift_inside(node, x + padding, y + padding);
    }

    void shift_inside(std::uint32_t node, double right, double down) {
        for (const auto inner : inside_[node + 1]) {
            layout_.shapes[inner].x += right, layout_.shapes[inner].y += down;
            shift_inside(inner, right, down);
        }
        for (std::uint32_t flow = 0; flow < model_.flows.size(); ++flow) {
            if (model_.nodes[model_.flows[flow].from].parent != node) continue;
            for (auto& point : layout_.lines[flow]) point.x += right, point.y += down;
        }
    }

    void draw_lines() {
        double under = size_.height + lane_between_ways_back;
        int ways_back = 0;
        for (const auto flow : flows_) {
            const auto& from = items_[item(model_.flows[flow].from)];
            const auto& to = items_[item(model_.flows[flow].to)];
            auto& line = layout_.lines[flow];
            if (back_[flow]) {
                // Through the free gaps beside the columns, each way back a little beside the others.
                const double aside = 12 + 4 * static_cast<double>(ways_back++ % 5);
                const auto& [from_x, from_width] = columns_x_[from.column];
                const double out = from_x + from_width + aside, in = columns_x_[to.column].first - aside;
                line = {
                    {from.x + from.width, from.y}, {out, from.y}, {out, under}, {in, under}, {in, to.y}, {to.x, to.y}};
                size_.height = under;
                under += lane_between_ways_back;
                continue;
            }
            line = {{from.x + from.width, from.y}};
            for (const auto passage : passages_[flow]) {
                bend(line, items_[passage]);
                line.push_back({items_[passage].x + items_[passage].width, items_[passage].y});
            }
            bend(line, to);
        }
    }

    // From the line's end to the left side of the item, upright in the gap before the item's column.
    void bend(std::vector<DrawnPoint>& line, const Item& to) const {
        const auto last = line.back();
        if (last.y != to.y) {
            const double middle = columns_x_[to.column].first - column_gap / 2;
            line.push_back({middle, last.y});
            line.push_back({middle, to.y});
        }
        line.push_back({to.x, to.y});
    }

    const BpmnModel& model_;
    BpmnLayout& layout_;
    const std::vector<std::vector<std::uint32_t>>& inside_;
    const std::vector<std::uint32_t>& nodes_;
    std::map<std::uint32_t, std::size_t> item_of_;
    std::vector<Item> items_;
    std::vector<std::uint32_t> flows_;
    std::vector<bool> back_;                          // by flow
    std::vector<std::vector<std::size_t>> passages_;  // by flow
    std::vector<std::vector<std::size_t>> columns_;
    std::vector<std::pair<double, double>> columns_x_;  // left side and width
    DrawnShape size_;
};

}  // namespace

BpmnLayout layout_of(const BpmnModel& model) {
    std::vector<std::vector<std::uint32_t>> inside(model.nodes.size() + 1);  // 0: the process, node + 1: a sub-process
    for (std::uint32_t i = 0; i < model.nodes.size(); ++i)
        inside[model.nodes[i].parent ? *model.nodes[i].parent + 1 : 0].push_back(i);
    BpmnLayout layout;
    layout.shapes.resize(model.nodes.size());
    layout.lines.resize(model.flows.size());
    LevelLayout(model, layout, inside, 0).run();
    for (auto& shape : layout.shapes) shape.x += padding, shape.y += padding;
    for (auto& line : layout.lines)
        for (auto& point : line) point.x += padding, point.y += padding;
    return layout;
}

}  // namespace ledstang
