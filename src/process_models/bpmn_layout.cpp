#include "process_models/bpmn_layout.h"

#include <algorithm>
#include <map>
#include <optional>

namespace ledstang {
namespace {

constexpr double column_gap = 60, row_gap = 40, padding = 40, lane_between_ways_back = 24;

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

    void place() {
        double x = 0, top = 0;
        for (const auto& column : columns_) {
            double width = 0, height = -row_gap;
            for (const auto i : column) {
                width = std::max(width, items_[i].width);
                height += items_[i].height + row_gap;
            }
            double y = -height / 2;
            top = std::min(top, y);
            for (const auto i : column) {
                items_[i].x = x + (width - items_[i].width) / 2;
                items_[i].y = y + items_[i].height / 2;
                y += items_[i].height + row_gap;
                if (!items_[i].node) items_[i].width = width, items_[i].x = x;
            }
            size_.width = x + width;
            x += width + column_gap;
        }
        for (auto& one : items_) {
            one.y -= top;
            size_.height = std::max(size_.height, one.y + one.height / 2);
            if (one.node) move_to(*one.node, one.x, one.y - one.height / 2);
        }
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
        for (const auto flow : flows_) {
            const auto& from = items_[item(model_.flows[flow].from)];
            const auto& to = items_[item(model_.flows[flow].to)];
            auto& line = layout_.lines[flow];
            if (back_[flow]) {
                const double out = from.x + from.width / 2, in = to.x + to.width / 2;
                line = {{out, from.y + from.height / 2}, {out, under}, {in, under}, {in, to.y + to.height / 2}};
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
            double left = to.x;
            for (const auto i : columns_[to.column]) left = std::min(left, items_[i].x);
            const double middle = left - column_gap / 2;
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
