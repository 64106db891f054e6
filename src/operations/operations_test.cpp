#include "operations/operations.h"

#include <gmock/gmock.h>
#include <spdlog/spdlog.h>

#include "store/test_stores.h"

namespace ledstang {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

struct Wish {
    std::string unit;
    Period period = empty_value<Period>();
    std::optional<Date> on;
    std::vector<std::string> tags;
    int count = 3;
    template <class S = Wish>
    static constexpr auto described() {
        return describe("Wish", field("unit", &S::unit, "Enhet"), field("period", &S::period, "Period"),
                        field("on", &S::on, "Dag"), field("tags", &S::tags, "Märken"),
                        optional_field("count", &S::count, "Antal"));
    }
};
struct FileWish {
    FileContent file;
    bool dry_run = false;
    template <class S = FileWish>
    static constexpr auto described() {
        return describe("FileWish", field("file", &S::file, "Filen"),
                        optional_field("dry_run", &S::dry_run, "Bara pröva"));
    }
};
struct Echo {
    std::string said;
    static constexpr auto described() { return describe("Echo", field("said", &Echo::said, "Sagt")); }
};

Result<Echo> echo(Context& context, const Wish& wish) {
    return Echo{wish.unit + " " + wish.period.to_string() + " " + context.operation};
}
Result<FileContent> send_back(Context&, const FileWish& wish) {
    return wish.file;
}
Result<Echo> nothing_done(Context&, const Nothing&) {
    return Echo{"done"};
}
Result<Echo> fails(Context&, const Nothing&) {
    return refuse(RefusalKind::conflict, "test.conflict", "Nej.");
}

Operations offered() {
    Operations operations;
    operations.get("get_echo", "/units/{unit}/echo", echo, {Permission::read}, "Ekot");
    operations.put("put_echo", "/units/{unit}/echo", echo, {Permission::plan, &Wish::unit}, "Ändra ekot");
    operations.get("list_units", "/units/{unit}", nothing_done, {Permission::read}, "Vilken enhet som helst");
    operations.get("special", "/units/special", nothing_done, {Permission::read}, "En särskild");
    operations.post("send_file", "/files", send_back, {Permission::administer}, "Skicka en fil");
    operations.get("log_in", "/log-in", nothing_done, {Permission::open}, "Logga in");
    operations.remove("fail", "/units/{unit}/echo", fails, {Permission::read}, "Misslyckas");
    return operations;
}

template <class T>
std::vector<std::string> faults(const Result<T>& result) {
    std::vector<std::string> lines;
    if (result) return lines;
    for (const auto& fault : result.error().faults) lines.push_back(fault.code + " " + fault.path);
    if (lines.empty()) lines.push_back(result.error().code);
    return lines;
}

TEST(ReadArgumentsTest, PathQueryAndBodyFillOneRequest) {
    const auto wish = read_arguments<Wish>(
        {{{"unit", {"vo_ortopedi"}}, {"tags", {"a", "b"}}}, R"({"period":"2022-T1","on":"2022-05-20","count":7})", ""});
    ASSERT_TRUE(wish) << wish.error().message;
    EXPECT_EQ(wish->unit, "vo_ortopedi");
    EXPECT_EQ(wish->period, Period::parse("2022-T1"));
    EXPECT_EQ(wish->on, parse_date("2022-05-20"));
    EXPECT_THAT(wish->tags, ElementsAre("a", "b"));
    EXPECT_EQ(wish->count, 7);
}

TEST(ReadArgumentsTest, ThePathRulesOverTheBodyAndDefaultsFillTheRest) {
    const auto wish =
        read_arguments<Wish>({{{"unit", {"a"}}, {"on", {""}}}, R"({"unit":"b","period":"2022","count":null})", ""});
    ASSERT_TRUE(wish) << wish.error().message;
    EXPECT_EQ(wish->unit, "a");
    EXPECT_EQ(wish->on, std::nullopt);
    EXPECT_EQ(wish->count, 3);
    EXPECT_TRUE(wish->tags.empty());
}

TEST(ReadArgumentsTest, TellsEverythingThatIsWrong) {
    EXPECT_THAT(faults(read_arguments<Wish>({{{"period", {"2022-T7"}}, {"colour", {"red"}}}, "", ""})),
                UnorderedElementsAre("json.missing /unit", "text.period /period", "request.unknown_parameter /colour"));
    EXPECT_THAT(faults(read_arguments<Wish>({{{"unit", {"a"}}, {"period", {"2022"}}}, R"({"cuont":1})", ""})),
                ElementsAre("json.unknown_field /cuont"));
    EXPECT_THAT(faults(read_arguments<Wish>({{{"unit", {"a"}}, {"period", {"2022"}}, {"count", {"sju"}}}, "", ""})),
                ElementsAre("text.integer /count"));
    EXPECT_THAT(faults(read_arguments<Wish>({{}, "{\"unit\":", ""})), ElementsAre(HasSubstr("json.syntax")));
    EXPECT_THAT(faults(read_arguments<Wish>({{}, "[1]", ""})), ElementsAre("json.type"));
}

TEST(ReadArgumentsTest, AFileIsTheBodyItself) {
    const auto wish =
        read_arguments<FileWish>({{{"file_name", {"plan.json"}}, {"dry_run", {"true"}}}, "{not json", "text/csv"});
    ASSERT_TRUE(wish) << wish.error().message;
    EXPECT_EQ(wish->file.name, "plan.json");
    EXPECT_EQ(wish->file.bytes, "{not json");
    EXPECT_EQ(wish->file.media_type, "text/csv");
    EXPECT_TRUE(wish->dry_run);
    EXPECT_THAT(faults(read_arguments<FileWish>({{{"dry_run", {"kanske"}}}, "", ""})),
                ElementsAre("text.boolean /dry_run"));
}

TEST(OperationsAtTest, FindsByMethodAndPath) {
    const Operations operations = offered();
    Arguments arguments;
    bool other_method = false;
    const auto name_at = [&](const char* method, const char* path) -> std::string {
        arguments = {};
        const Operation* found = operations.at(method, path, arguments, other_method);
        return found == nullptr ? "-" : found->name;
    };
    EXPECT_EQ(name_at("GET", "/units/vo_ortopedi/echo"), "get_echo");
    EXPECT_THAT(arguments.texts["unit"], ElementsAre("vo_ortopedi"));
    EXPECT_EQ(name_at("PUT", "/units/vo_ortopedi/echo"), "put_echo");
    EXPECT_EQ(name_at("GET", "/units/special"), "special") << "the literal beats the parameter";
    EXPECT_TRUE(arguments.texts.empty());
    EXPECT_EQ(name_at("GET", "/units/other"), "list_units");
    EXPECT_EQ(name_at("POST", "/units/vo_ortopedi/echo"), "-");
    EXPECT_TRUE(other_method);
    EXPECT_EQ(name_at("GET", "/units"), "-");
    EXPECT_FALSE(other_method);
    EXPECT_EQ(name_at("GET", "/units/a/echo/more"), "-");
    EXPECT_EQ(operations.named("special")->path, "/units/special");
    EXPECT_EQ(operations.named("nothing"), nullptr);
}

TEST(OpenApiTest, DescribesEveryOperation) {
    const Operations operations = offered();
    const Json api = operations.open_api("1.2.3");
    EXPECT_EQ(api.at("openapi"), "3.1.0");
    EXPECT_EQ(api.at("info").at("version"), "1.2.3");
    std::vector<std::string> ids;
    for (const auto& methods : api.at("paths"))
        for (const auto& operation : methods) ids.push_back(operation.at("operationId"));
    EXPECT_THAT(ids,
                UnorderedElementsAre("get_echo", "put_echo", "list_units", "special", "send_file", "log_in", "fail"));
    const Json& get = api.at("paths").at("/api/units/{unit}/echo").at("get");
    ASSERT_EQ(get.at("parameters").size(), 5U);
    EXPECT_EQ(get.at("parameters")[0].at("in"), "path");
    EXPECT_EQ(get.at("parameters")[1].at("in"), "query");
    EXPECT_TRUE(get.at("parameters")[1].at("required").get<bool>());
    EXPECT_FALSE(get.at("parameters")[4].at("required").get<bool>());
    EXPECT_EQ(get.at("x-permission"), "read");
    const Json& put = api.at("paths").at("/api/units/{unit}/echo").at("put");
    EXPECT_TRUE(put.at("x-scoped").get<bool>());
    const Json& body = put.at("requestBody").at("content").at("application/json").at("schema");
    EXPECT_THAT(body.at("required").get<std::vector<std::string>>(), ElementsAre("period"));
    EXPECT_FALSE(body.at("properties").contains("unit")) << "it stands in the path";
    EXPECT_TRUE(api.at("paths")
                    .at("/api/files")
                    .at("post")
                    .at("requestBody")
                    .at("content")
                    .contains("application/octet-stream"));
    EXPECT_TRUE(api.at("components").at("schemas").contains("Refusal"));
    EXPECT_TRUE(api.at("components").at("schemas").contains("Echo"));
}

TEST(RefusalTest, TellsWhatAndWhereAsJson) {
    Refusal refusal{RefusalKind::invalid, "table.faults", "Två fel.", {}};
    refusal.faults.push_back({"unit.unknown", "Enheten finns inte.", "unit_id", "outcomes.csv", 5, 3});
    refusal.faults.push_back({"json.missing", "fältet saknas", "", "", {}, {}});
    const Json json = *parse_json(refusal_json(refusal));
    EXPECT_EQ(json.at("code"), "table.faults");
    EXPECT_EQ(json.at("faults")[0], (Json{{"code", "unit.unknown"},
                                          {"message", "Enheten finns inte."},
                                          {"path", "unit_id"},
                                          {"file", "outcomes.csv"},
                                          {"line", 5},
                                          {"column", 3}}));
    EXPECT_EQ(json.at("faults")[1], (Json{{"code", "json.missing"}, {"message", "fältet saknas"}}));
    EXPECT_FALSE(parse_json(refusal_json({RefusalKind::invalid, "a", "b", {}}))->contains("faults"));
    EXPECT_TRUE(parse_json(refusal_json({RefusalKind::invalid, "a", "broken \xE4", {}}))) << "always JSON";
    EXPECT_EQ(http_status(RefusalKind::invalid), 422);
    EXPECT_EQ(http_status(RefusalKind::unauthenticated), 401);
    EXPECT_EQ(http_status(RefusalKind::forbidden), 403);
    EXPECT_EQ(http_status(RefusalKind::not_found), 404);
    EXPECT_EQ(http_status(RefusalKind::conflict), 409);
    EXPECT_EQ(http_status(RefusalKind::too_large), 413);
    EXPECT_EQ(http_status(RefusalKind::unavailable), 503);
}

class OnlyOwn : public Scope {
 public:
    bool within(Store&, const std::string& unit, const std::vector<std::string>& parts, const Date&) const override {
        return parts == std::vector{unit};
    }
};

class RunOperationTest : public StoreTest {
 protected:
    void SetUp() override {
        StoreTest::SetUp();
        spdlog::set_level(spdlog::level::err);
    }
    std::string run(const char* name, const Arguments& arguments) {
        Context context{caller, store(), configuration, scope, *parse_date("2022-05-20")};
        const auto answer = run_operation(*operations.named(name), context, arguments);
        if (!answer) return answer.error().code;
        return answer->file ? answer->file->bytes : answer->json;
    }
    const Arguments wish{{{"unit", {"own"}}, {"period", {"2022"}}}, "", ""};
    Operations operations = offered();
    Configuration configuration;
    OnlyOwn scope;
    Caller caller;
};
LEDSTANG_ON_BOTH_STORES(RunOperationTest);

TEST_P(RunOperationTest, AsksForPermissionThenForThePart) {
    EXPECT_EQ(run("get_echo", wish), "session.missing");
    EXPECT_EQ(run("log_in", {}), R"({"said":"done"})") << "open to everybody";
    caller = {"p", "P", "", "reader", {Permission::read}, {}};
    EXPECT_EQ(run("get_echo", wish), R"({"said":"own 2022 get_echo"})");
    EXPECT_EQ(run("put_echo", wish), "permission.missing");
    caller.permissions.insert(Permission::plan);
    EXPECT_EQ(run("put_echo", wish), "permission.outside_part");
    caller.parts = {"own"};
    EXPECT_EQ(run("put_echo", wish), R"({"said":"own 2022 put_echo"})");
    EXPECT_EQ(run("put_echo", {{{"unit", {"other"}}, {"period", {"2022"}}}, "", ""}), "permission.outside_part");
    EXPECT_EQ(run("put_echo", {{{"unit", {"own"}}}, "", ""}), "json.missing");
    EXPECT_EQ(run("fail", {}), "test.conflict");
    EXPECT_EQ(run("send_file", {{}, "bytes", ""}), "permission.missing");
    caller.permissions.insert(Permission::administer);
    EXPECT_EQ(run("send_file", {{}, "bytes", ""}), "bytes");
}

}  // namespace
}  // namespace ledstang
