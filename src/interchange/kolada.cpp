#include "interchange/kolada.h"

#include <fmt/format.h>

#include "base/swedish_text.h"
#include "described/json_read.h"

namespace ledstang {
namespace {

class Reader {
 public:
    explicit Reader(KoladaPage& page) : page_(page) {}

    void row(const Json& row, const std::string& path) {
        if (!row.is_object())
            return fault("kolada.field", path, "Här väntades ett objekt med kpi, municipality, period och values.");
        KoladaValue value;
        const bool named = text(row, "kpi", path, value.kpi) & text(row, "municipality", path, value.municipality);
        const auto period = period_of(row, path);
        const auto values = row.find("values");
        if (values == row.end() || !values->is_array())
            return fault("kolada.field", path + "/values", "Här väntades en lista med ett värde för varje kön.");
        if (!named || !period) return;
        value.period = *period;
        for (std::size_t i = 0; i < values->size(); ++i)
            figure((*values)[i], fmt::format("{}/values/{}", path, i), value);
    }

 private:
    void fault(std::string code, std::string path, std::string message) {
        page_.faults.push_back({std::move(code), std::move(message), std::move(path), {}, std::nullopt, std::nullopt});
    }

    bool text(const Json& object, const char* name, const std::string& path, std::string& into) {
        const auto found = object.find(name);
        if (found == object.end() || !found->is_string() || found->get_ref<const std::string&>().empty()) {
            fault("kolada.field", path + "/" + name, fmt::format("{} saknas eller är ingen text.", name));
            return false;
        }
        into = found->get<std::string>();
        return true;
    }

    std::optional<Period> period_of(const Json& row, const std::string& path) {
        const auto found = row.find("period");
        std::string written;
        if (found != row.end()) written = found->is_string() ? found->get<std::string>() : found->dump();
        if (const auto period = Period::parse(written); period && period->kind() == Period::Kind::year) return period;
        fault("kolada.period", path + "/period",
              fmt::format("{} är inget år. Skriv till exempel 2024.", in_quotes(written)));
        return std::nullopt;
    }

    void figure(const Json& json, const std::string& path, KoladaValue value) {
        if (!json.is_object()) return fault("kolada.field", path, "Här väntades ett objekt med gender och value.");
        std::string gender;
        if (!text(json, "gender", path, gender)) return;
        const auto sex = value_named<Sex>(gender);
        if (!sex)
            return fault("kolada.gender", path + "/gender",
                         fmt::format("Könet {} finns inte. Skriv T, K eller M.", in_quotes(gender)));
        value.sex = *sex;
        value.path = path;
        if (const auto status = json.find("status"); status != json.end() && status->is_string())
            value.status = status->get<std::string>();
        if (const auto count = json.find("count"); count != json.end() && count->is_number_integer())
            value.count = count->get<int>();
        const auto deleted = json.find("isdeleted");
        if (deleted != json.end() && deleted->is_boolean() && deleted->get<bool>()) {
            value.status = withdrawn;
        } else if (const auto found = json.find("value"); found == json.end()) {
            return fault("kolada.value", path + "/value", "Fältet value saknas. Ett värde som inte finns skrivs null.");
        } else if (!found->is_null()) {
            if (found->is_number()) value.value = Decimal::from_double(found->get<double>());
            if (!value.value)
                return fault(
                    "kolada.value", path + "/value",
                    fmt::format("{} är inget tal. Ett värde som saknas skrivs null.", in_quotes(found->dump())));
        }
        page_.values.push_back(std::move(value));
    }

    KoladaPage& page_;
};

}  // namespace

Result<KoladaPage> read_kolada(std::string_view text, const std::string& file) {
    const auto json = parse_json(text, file);
    if (!json) return refuse(json.error());
    const auto rows = json->is_object() ? json->find("values") : json->end();
    if (!json->is_object() || rows == json->end() || !rows->is_array()) {
        return refuse(
            "kolada.page",
            fmt::format("{} är ingen sida ur Kolada: listan /values saknas. Hämta värdena i JSON, version 3.", file));
    }
    KoladaPage page;
    Reader reader(page);
    for (std::size_t i = 0; i < rows->size(); ++i) reader.row((*rows)[i], fmt::format("/values/{}", i));
    if (const auto next = json->find("next_url"); next != json->end() && next->is_string())
        page.next_url = next->get<std::string>();
    return page;
}

std::string write_kolada(const std::vector<KoladaValue>& values) {
    Json rows = Json::array();
    const KoladaValue* before = nullptr;
    for (const auto& value : values) {
        const bool same = before != nullptr && before->kpi == value.kpi && before->municipality == value.municipality &&
                          before->period == value.period;
        if (!same) {
            rows.push_back({{"kpi", value.kpi},
                            {"municipality", value.municipality},
                            {"period", value.period.year()},
                            {"values", Json::array()}});
        }
        before = &value;
        rows.back()["values"].push_back({{"gender", name_of(value.sex)},
                                         {"count", value.count},
                                         {"status", value.status},
                                         {"value", value.value ? Json(value.value->to_double()) : Json()},
                                         {"isdeleted", value.status == withdrawn}});
    }
    const auto count = rows.size();
    return Json{{"values", std::move(rows)}, {"count", count}, {"next_url", nullptr}, {"previous_url", nullptr}}.dump(
               1) +
           "\n";
}

}  // namespace ledstang
