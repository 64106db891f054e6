// Operations as a person calls them, for tests on both stores: permission, reading of the request and the answer as
// JSON. A suite says which modules' operations it needs:
//
//     class UnitsTest : public OperationsTest {
//         UnitsTest() : OperationsTest(organisation_scope(), {offer_organisation}) {}
//     };
//     TEST_P(UnitsTest, renames) { be("demo_controller"); ASSERT_TRUE(call("rename_unit", {{"unit", "vo_ortopedi"},
//     …})); }
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <spdlog/spdlog.h>

#include <fstream>
#include <initializer_list>
#include <sstream>

#include <support/source_folder.h>
#include "operations/operations.h"
#include "store/test_stores.h"

namespace ledstang {

class OperationsTest : public StoreTest {
 protected:
    static constexpr const char* region = "region_norrbotten";
    static constexpr const char* division = "div_lanssjukvard_2";

    OperationsTest(std::unique_ptr<Scope> scope, std::initializer_list<void (*)(Operations&)> modules)
        : scope_(std::move(scope)) {
        for (const auto offer : modules) offer(operations);
        spdlog::set_level(spdlog::level::err);  // one audit line a call says nothing here
    }

    void SetUp() override {
        StoreTest::SetUp();
        if (IsSkipped()) return;
        auto loaded = load_configuration(source_folder() + "/config");
        ASSERT_TRUE(loaded) << loaded.error().message;
        configuration = std::move(*loaded);
        be("demo_controller");
    }

    // The next calls come from this person of roles.toml; "" is nobody.
    void be(const std::string& person) {
        caller = {};
        for (const auto& known : configuration.roles.demo_persons) {
            if (known.id != person) continue;
            caller = {known.id, known.name, known.title, known.role, {}, known.parts};
            for (const auto& permission : configuration.role(known.role)->permissions)
                caller.permissions.insert(value_named<Permission>(permission).value());
        }
    }

    Result<Json> call(const std::string& name, const Json& request = Json::object(), const char* today = "2022-05-20") {
        return run(name, {{}, request.dump(), "application/json"}, today);
    }
    // A file as the body, the other fields in the query.
    Result<Json> send(const std::string& name, const std::string& file_name, const std::string& bytes,
                      const std::map<std::string, std::string>& fields = {}) {
        Arguments arguments{{{"file_name", {file_name}}}, bytes, "application/octet-stream"};
        for (const auto& [field, text] : fields) arguments.texts[field] = {text};
        return run(name, arguments, "2022-05-20");
    }
    // The refusal's code; "done" when there was none.
    std::string refused(const std::string& name, const Json& request, const char* today = "2022-05-20") {
        const auto answer = call(name, request, today);
        return answer ? "done" : answer.error().code;
    }

    // Where an import is wrong: "unit.unknown 5:3 unit_id", "json.missing /measures/0/id", in the file's order, whether
    // the file was refused as a whole or row by row.
    static std::vector<std::string> faults_of(const Result<Json>& answer) {
        std::vector<std::string> faults;
        const Json refusal = answer ? *answer : *parse_json(refusal_json(answer.error()));
        for (const auto& fault : refusal.value("faults", Json::array())) {
            std::string text = fault.at("code");
            if (fault.contains("line") && !fault.at("line").is_null())
                text += fmt::format(" {}:{}", fault.at("line").dump(), fault.value("column", Json(0)).dump());
            if (const std::string path = fault.value("path", ""); !path.empty()) text += " " + path;
            faults.push_back(std::move(text));
        }
        if (faults.empty() && !answer) faults.push_back(answer.error().code);
        return faults;
    }

    static std::string example(const std::string& name) {
        std::ifstream file(source_folder() + "/examples/norrbotten-2022/" + name, std::ios::binary);
        EXPECT_TRUE(file.good()) << name;
        std::stringstream bytes;
        bytes << file.rdbuf();
        return bytes.str();
    }
    // The text with its first `from` replaced; the test fails when there is none.
    static std::string replaced(std::string text, const std::string& from, const std::string& to) {
        const auto place = text.find(from);
        EXPECT_NE(place, std::string::npos) << from;
        return place == std::string::npos ? text : text.replace(place, from.size(), to);
    }

    // The end of the change log: the same before and after means that nothing was kept.
    std::string head() {
        return store().read([](Sql& sql) { return sql.value<std::string>("select hash from change_head"); });
    }
    Context context(const char* today = "2022-05-20") {
        return {caller, store(), configuration, *scope_, *parse_date(today), "test"};
    }

    Operations operations;
    Configuration configuration;
    Caller caller;

 private:
    Result<Json> run(const std::string& name, const Arguments& arguments, const char* today) {
        const Operation* operation = operations.named(name);
        if (operation == nullptr) throw std::runtime_error("no operation " + name);
        auto now = context(today);
        auto answer = run_operation(*operation, now, arguments);
        if (!answer) return refuse(answer.error());
        if (answer->file) return Json{{"name", answer->file->name}, {"bytes", answer->file->bytes}};
        return parse_json(answer->json);
    }

    std::unique_ptr<Scope> scope_;
};

}  // namespace ledstang
