// KR-46: a document of one region's becomes a draft in another, with its origin; what is written here is never lost.
#include <gmock/gmock.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "flows/flows.h"
#include "groups/groups.h"
#include "knowledge/knowledge.h"
#include "operations/test_operations.h"
#include "organisation/organisation.h"
#include "packages/package.h"
#include "packages/packages.h"

namespace ledstang {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace files = std::filesystem;

const SigningKey another{std::string(32, 'z')};
constexpr const char* today = "2022-05-20";

// A routine that holds, with all that its kind asks for.
std::string routine_file(const std::string& id) {
    return "[[documents]]\nid = \"" + id + R"("
kind = "vardrutin"
title = "Höftfraktur"
owner_function = "vo_chef"
owner_unit = "vo_ortopedi"
areas = ["rorelseorganen"]
codes = ["S72.0"]
care_levels = []
parties = []
applies = [{ unit = "vo_ortopedi" }]
valid_from = "2022-01-01"
[documents.sections]
syfte = "Alla ska opereras inom ett dygn."
omfattning = "Hela kedjan."
gor_sa_har = """
1. Ring ortopeden.
2. Skriv \"akut\" och C:\\mapp.
3. Skriv \"\"\"tre\"\"\" """
avvikelse = "Ring bakjouren."
personcentrerat = "Fråga hur patienten klarade sig hemma och vad som är viktigt."
patientens_del = "Säg till om smärtan inte släpper, dag som natt."
)";
}

class DocumentPackagesTest : public OperationsTest {
 protected:
    DocumentPackagesTest()
        : OperationsTest(organisation_scope(),
                         {offer_organisation, offer_groups, offer_flows, offer_knowledge, offer_packages}) {}

    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        folder_ = files::temp_directory_path() / fmt::format("ledstang_document_packages.{}", ::getpid());
        files::remove_all(folder_);
        files::create_directories(folder_);
        files::copy(source_folder() + "/config", folder_ / "config", files::copy_options::recursive);
        configuration.folder = (folder_ / "config").string();
        unit("region_norrbotten", "Region Norrbotten", "region", nullptr);
        unit("div_ls2", "Division Länssjukvård 2", "division", "region_norrbotten");
        unit("vo_ortopedi", "VO Ortopedi", "verksamhetsomrade", "div_ls2");
        const auto read = send("import_documents", "documents.toml", routine_file("hoftfraktur"));
        ASSERT_TRUE(read) << read.error().message;
        ASSERT_EQ(read->at("added"), 1) << read->dump();
        const auto package = taken(exported("hoftfraktur"));
        ASSERT_TRUE(package) << package.error().message;
        own_text_ = package->at("package").at("files")[0].at("text");
        std::ofstream(folder_ / "config" / "packages.toml")
            << "origin = \"Region B\"\nlicence = \"CC-BY-4.0\"\n[[trusted]]\nname = \"Region A\"\nkey = \""
            << another.public_key() << "\"\n";
    }
    void TearDown() override {
        files::remove_all(folder_);
        OperationsTest::TearDown();
    }
    void unit(const char* id, const char* name, const char* level, const char* parent) {
        Json wish = {{"id", id}, {"name", name}, {"level", level}, {"from", "2020-01-01"}};
        if (parent != nullptr) wish["parent"] = parent;
        ASSERT_TRUE(call("create_unit", wish));
    }
    std::string exported(const char* id) {
        const auto file = call("export_package", {{"kind", "document"}, {"id", id}}, today);
        EXPECT_TRUE(file) << file.error().message;
        return file ? file->at("bytes").get<std::string>() : "";
    }
    Result<Json> taken(const std::string& bytes, const std::map<std::string, std::string>& wish = {}) {
        return send("send_package", "x.ledstang", bytes, wish);
    }
    // What region A has made of the document, under its own id.
    static std::string of_a(const std::string& id, const std::string& text, const char* version = "3",
                            const std::string& path = "") {
        return write_package({"document",
                              id,
                              "Höftfraktur",
                              "Region A",
                              version,
                              "CC0-1.0",
                              "2026-01-01",
                              {{path.empty() ? "knowledge/" + id + ".toml" : path, text}}},
                             another);
    }
    std::string changed_text(const std::string& words = "Ring jouren i Luleå.") {
        return replaced(own_text_, "Ring bakjouren.", words);
    }
    // Takes in a document that is new here.
    Json arrived(const std::string& bytes) {
        const auto done =
            taken(bytes, {{"apply", "true"}, {"owner_function", "vo_chef"}, {"owner_unit", "vo_ortopedi"}});
        EXPECT_TRUE(done) << done.error().message;
        return done ? *done : Json();
    }
    Json page(const std::string& id, int version = 0) {
        Json wish = {{"id", id}};
        if (version > 0) wish["version"] = version;
        const auto read = call("read_document", wish, today);
        EXPECT_TRUE(read) << id << ": " << read.error().message;
        return read ? *read : Json();
    }

    files::path folder_;
    std::string own_text_;
};
LEDSTANG_ON_BOTH_STORES(DocumentPackagesTest);

const std::map<std::string, std::string> apply = {{"apply", "true"}};

TEST_P(DocumentPackagesTest, OneThatHoldsComesBackAsItWas) {
    const auto preview = taken(exported("hoftfraktur"));
    ASSERT_TRUE(preview) << preview.error().message;
    EXPECT_EQ(preview->at("changes")[0].at("change"), "same") << preview->dump(1);
    EXPECT_EQ(preview->at("package").at("name"), "Höftfraktur");
    EXPECT_EQ(preview->at("package").at("version"), "1");
    EXPECT_THAT(own_text_, HasSubstr("2. Skriv \"akut\" och C:\\\\mapp."));
    EXPECT_THAT(own_text_, HasSubstr("3. Skriv \\\"\\\"\"tre\\\"\\\"\" "));
    EXPECT_THAT(own_text_, Not(HasSubstr("vo_ortopedi"))) << "who owns it and where it applies are each region's own";
    EXPECT_EQ(taken(exported("hoftfraktur"), apply).error().code, "package.nothing_new");
    EXPECT_EQ(refused("export_package", {{"kind", "document"}, {"id", "finns_inte"}}), "document.unknown");
    EXPECT_EQ(refused("export_package", {{"kind", "document"}, {"id", "hoftfraktur"}}, "2021-01-01"),
              "document.not_in_force");
}

TEST_P(DocumentPackagesTest, ANewOneBecomesADraftWithItsOriginAndAnOwnerHere) {
    const auto bytes = of_a("hoft_a", own_text_);
    const auto preview = taken(bytes);
    ASSERT_TRUE(preview) << preview.error().message;
    EXPECT_EQ(preview->at("changes")[0].at("change"), "new");
    EXPECT_THAT(preview->at("document").at("owners").get<std::vector<std::string>>(), Contains("vo_chef"));
    EXPECT_EQ(refused("read_document", {{"id", "hoft_a"}}), "document.unknown") << "a preview leaves no trace";
    EXPECT_EQ(taken(bytes, apply).error().code, "package.owner");
    const auto with = [&](const char* function, const char* unit) {
        return taken(bytes, {{"apply", "true"}, {"owner_function", function}, {"owner_unit", unit}});
    };
    EXPECT_EQ(with("kungen", "vo_ortopedi").error().code, "document.owner_function");
    EXPECT_EQ(with("vo_chef", "ingenstans").error().code, "unit.unknown");
    arrived(bytes);
    const auto draft = page("hoft_a");
    EXPECT_EQ(draft.at("state"), "draft") << "another region's text never holds by itself";
    EXPECT_EQ(draft.at("head").at("source"), "Region A, version 3");
    EXPECT_EQ(draft.at("head").at("licence"), "CC0-1.0");
    EXPECT_EQ(draft.at("owner_unit"), "vo_ortopedi");
    EXPECT_THAT(draft.at("sections")[2].at("text").get<std::string>(), HasSubstr("3. Skriv \"\"\"tre\"\"\" "));
    EXPECT_EQ(taken(bytes)->at("changes")[0].at("change"), "same");
    EXPECT_EQ(call("list_packages")->at("taken")[0].at("origin"), "Region A");
    EXPECT_EQ(refused("publish_document", {{"id", "hoft_a"}, {"version", 1}, {"change_note", ""}}),
              "document.incomplete")
        << "nobody holds the owning function yet";
}

TEST_P(DocumentPackagesTest, WhatIsHandedOnCreditsWhoeverMadeIt) {
    const auto text = replaced(routine_file("hoft_b"), "valid_from",
                               "source = \"Region A, version 3\"\nlicence = "
                               "\"CC0-1.0\"\nvalid_from");
    ASSERT_TRUE(send("import_documents", "documents.toml", text));
    const auto package = taken(exported("hoft_b"))->at("package");
    EXPECT_EQ(package.at("origin"), "Region B");
    EXPECT_EQ(package.at("licence"), "CC0-1.0") << "not the licence of our own";
    const std::string sent = package.at("files")[0].at("text");
    EXPECT_THAT(sent, HasSubstr("source = \"Region A, version 3\""));
    arrived(write_package({"document",
                           "hoft_c",
                           "Höftfraktur",
                           "Region D",
                           "7",
                           "CC0-1.0",
                           "2026-01-01",
                           {{"knowledge/hoft_c.toml", sent}}},
                          another));
    EXPECT_EQ(page("hoft_c").at("head").at("source"), "Region D, version 7, som har det från Region A, version 3");
}

TEST_P(DocumentPackagesTest, AnOwnDocumentOfTheSameIdIsNotWrittenOver) {
    const auto bytes = of_a("hoftfraktur", changed_text());
    const auto preview = taken(bytes);
    ASSERT_TRUE(preview) << preview.error().message;
    EXPECT_EQ(preview->at("changes")[0].at("change"), "changed");
    EXPECT_THAT(preview->at("changes")[0].at("before").get<std::string>(), HasSubstr("Ring bakjouren."));
    EXPECT_THAT(preview->at("changes")[0].at("after").get<std::string>(), HasSubstr("Ring jouren i Luleå."));
    EXPECT_EQ(preview->at("document").at("conflict").at("code"), "package.changed_here");
    EXPECT_EQ(taken(bytes, apply).error().code, "package.changed_here");
    // A draft to it, when somebody says so; what holds holds until its owner publishes.
    const auto over = taken(bytes, {{"apply", "true"}, {"over_own", "true"}});
    ASSERT_TRUE(over) << over.error().message;
    EXPECT_EQ(page("hoftfraktur").at("version"), 1);
    EXPECT_EQ(page("hoftfraktur").at("draft"), 2);
    EXPECT_THAT(page("hoftfraktur", 2).dump(), HasSubstr("Ring jouren i Luleå."));
    EXPECT_EQ(taken(of_a("hoftfraktur", changed_text("Ring växeln."), "4"), {{"apply", "true"}, {"over_own", "true"}})
                  .error()
                  .code,
              "document.draft_waits");
}

TEST_P(DocumentPackagesTest, OneTakenInBesideAnOwnIsFoundAgainByItsNextVersion) {
    const auto done =
        taken(of_a("hoftfraktur", changed_text()),
              {{"apply", "true"}, {"as_new", "true"}, {"owner_function", "vo_chef"}, {"owner_unit", "vo_ortopedi"}});
    ASSERT_TRUE(done) << done.error().message;
    EXPECT_EQ(done->at("document").at("id"), "hoftfraktur_2");
    EXPECT_EQ(page("hoftfraktur").at("draft"), Json());
    const auto next = taken(of_a("hoftfraktur", changed_text("Ring växeln."), "4"));
    EXPECT_EQ(next->at("document").at("id"), "hoftfraktur_2");
    EXPECT_EQ(next->at("changes")[0].at("change"), "changed");
    EXPECT_EQ(next->at("document").at("conflict").at("code"), "document.draft_waits");
}

TEST_P(DocumentPackagesTest, ALaterVersionComesInUnlessTheTextWasChangedHere) {
    // Two documents come in and are published; one of them is then written in.
    ASSERT_TRUE(call("put_holding", {{"unit", "vo_ortopedi"},
                                     {"kind", "vo_chef"},
                                     {"from", "2020-01-01"},
                                     {"person", "demo_vo_chef"},
                                     {"name", "Sara Lindgren"}}));
    for (const char* id : {"orord", "andrad"}) {
        arrived(of_a(id, own_text_));
        const auto published = call("publish_document", {{"id", id}, {"version", 1}, {"change_note", ""}}, today);
        ASSERT_TRUE(published) << published.error().message;
    }
    ASSERT_TRUE(call("begin_draft", {{"id", "andrad"}}, today));
    ASSERT_TRUE(call("save_document_text",
                     {{"id", "andrad"}, {"section", "avvikelse"}, {"text", "Vårt eget."}, {"version", 1}}, today));
    ASSERT_TRUE(call("publish_document", {{"id", "andrad"}, {"version", 1}, {"change_note", "Egen"}}, today));
    const auto clean = taken(of_a("orord", changed_text(), "4"), apply);
    ASSERT_TRUE(clean) << clean.error().message;
    EXPECT_EQ(page("orord").at("draft"), 2);
    EXPECT_EQ(page("orord", 2).at("head").at("source"), "Region A, version 4");
    const auto conflict = taken(of_a("andrad", changed_text(), "4"), apply);
    ASSERT_FALSE(conflict);
    EXPECT_EQ(conflict.error().code, "package.changed_here");
    EXPECT_THAT(conflict.error().message, HasSubstr("har ändrats här"));
}

TEST_P(DocumentPackagesTest, WhatThisRegionLacksIsTold) {
    auto text = replaced(own_text_, "areas = [\"rorelseorganen\"]", "areas = [\"rorelseorganen\", \"fjallmedicin\"]");
    text = replaced(text, "care_levels = []", "care_levels = [\"nivå9\"]");
    text += "\n[[sections]]\nid = \"helikopter\"\nname = \"Helikopter\"\ntext = \"Ring 112.\"\n";
    const auto preview = taken(of_a("hoft_a", replaced(text, "Alla ska opereras inom ett dygn.", " ")));
    ASSERT_TRUE(preview) << preview.error().message;
    const auto left = preview->at("document").at("left").get<std::vector<std::string>>();
    EXPECT_THAT(left, ElementsAre(HasSubstr("”fjallmedicin” finns inte här"), HasSubstr("”nivå9” finns inte här"),
                                  HasSubstr("inget avsnitt ”Helikopter” här")));
    EXPECT_THAT(preview->at("document").at("lacking").get<std::vector<std::string>>(),
                ElementsAre(HasSubstr("”Syfte” är tomt")))
        << "the rules of the kind as it is here";
    const std::string after = preview->at("changes")[0].at("after");
    EXPECT_THAT(after, Not(HasSubstr("fjallmedicin")));
    arrived(of_a("hoft_a", text));
    const auto draft = page("hoft_a");
    EXPECT_EQ(draft.at("head").at("areas"), Json({"rorelseorganen"}));
    EXPECT_EQ(draft.at("sections").back().at("name"), "Helikopter");
}

TEST_P(DocumentPackagesTest, ALengthThatTheKindHereForbidsIsTold) {
    std::string many;
    for (int i = 0; i < 61; ++i) many += "ord ";
    const auto preview = taken(of_a("hoft_a", replaced(own_text_, "Alla ska opereras inom ett dygn.", many)));
    ASSERT_TRUE(preview) << preview.error().message;
    EXPECT_THAT(preview->at("document").at("lacking").get<std::vector<std::string>>(),
                ElementsAre(HasSubstr("61 ord och får ha högst 60")));
}

TEST_P(DocumentPackagesTest, WhatCannotBeTakenInIsRefusedWithItsPlace) {
    const auto code = [&](const std::string& text, const std::string& path = "") {
        const auto answer = taken(of_a("hoft_a", text, "3", path));
        return answer ? "" : answer.error().code;
    };
    const auto unknown = taken(of_a("hoft_a", replaced(own_text_, "vardrutin", "okand_sort")));
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, "document.kind_unknown");
    EXPECT_THAT(unknown.error().message, HasSubstr("hoft_a.toml rad 1, kolumn 9"));
    EXPECT_THAT(unknown.error().message, HasSubstr("dokumentmall"));
    EXPECT_EQ(code(own_text_ + "\n[[sections]]\nid = \"syfte\"\ntext = \"Igen\"\n"), "document.section_twice");
    EXPECT_EQ(code(own_text_ + "\n[[sections]]\nid = \"annat\"\ntext = \"" + std::string(200'001, 'x') + "\"\n"),
              "document.text_long");
    EXPECT_EQ(code("kind = "), "configuration.syntax");
    EXPECT_EQ(code(own_text_, "documents/vardrutin.toml"), "package.path");
    auto bytes = of_a("hoft_a", own_text_);
    bytes.replace(bytes.find("bakjouren"), 1, "B");
    EXPECT_EQ(taken(bytes, apply).error().code, "package.changed");
}

TEST_P(DocumentPackagesTest, ADocumentOfAnotherKindHereStaysAsItIs) {
    auto text = replaced(own_text_, "kind = \"vardrutin\"", "kind = \"riktlinje\"");
    const auto preview = taken(of_a("hoftfraktur", text));
    ASSERT_TRUE(preview) << preview.error().message;
    EXPECT_EQ(preview->at("document").at("conflict").at("code"), "package.other_kind");
    EXPECT_EQ(taken(of_a("hoftfraktur", text), {{"apply", "true"}, {"over_own", "true"}}).error().code,
              "package.other_kind");
}

}  // namespace
}  // namespace ledstang
