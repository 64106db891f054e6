// Files on matters on both databases: which are taken in, who looks for viruses in them, and that they come back whole.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "flows/test_flows.h"

namespace ledstang {
namespace {

using testing::HasSubstr;

class AttachmentsTest : public FlowsTest {
 protected:
    void SetUp() override {
        FlowsTest::SetUp();
        if (IsSkipped()) return;
        as("ordf");
        matter = begin({{"group", "lpo_sar"}, {"units", {"vo_a"}}});
    }
    void TearDown() override {
        if (!folder.empty()) std::filesystem::remove_all(folder);
        FlowsTest::TearDown();
    }
    // The region's own folder with another command that looks for viruses.
    void scan_with(const std::string& command, int seconds = 30) {
        if (folder.empty()) {
            folder = std::filesystem::temp_directory_path() /
                     ("attachments_" + std::to_string(::getpid()) + "_" + dialect_name({GetParam(), 0}));
            std::filesystem::copy(configuration.folder, folder, std::filesystem::copy_options::recursive);
            configuration.folder = folder.string();
        }
        std::ofstream(folder / "attachments.toml")
            << "largest = 1\nscan = " << command << "\ninfected = [1]\nseconds = " << seconds
            << "\n[[kinds]]\nending = \"txt\"\nname = \"Text\"\n";
    }
    std::string added(const std::string& name, const std::string& bytes) {
        const auto answer = send("add_attachment", name, bytes, {{"matter", matter}});
        last_message = answer ? "" : answer.error().message;
        return answer ? "done" : answer.error().code;
    }
    Json list() {
        const auto read = call("list_attachments", {{"matter", matter}});
        EXPECT_TRUE(read);
        return read ? *read : Json();
    }
    std::int64_t kept_files() {
        return store().read([](Sql& sql) { return sql.value<std::int64_t>("select count(*) from flow_file"); });
    }
    std::string matter, last_message;
    std::filesystem::path folder;
};

TEST_P(AttachmentsTest, ComeBackByteForByteAndLieOnce) {
    const std::string bytes = std::string("%PDF-1.7\n\0\xff\x80", 12) + "slut";
    ASSERT_EQ(added("Underlag åäö.pdf", bytes), "done");
    ASSERT_EQ(added("samma igen.pdf", bytes), "done");
    EXPECT_EQ(kept_files(), 1);
    const auto shown = list();
    ASSERT_EQ(shown.at("attachments").size(), 2u);
    EXPECT_EQ(shown.at("attachments")[0].at("name"), "Underlag åäö.pdf");
    EXPECT_EQ(shown.at("attachments")[0].at("scanned"), false);
    EXPECT_EQ(shown.at("scans"), false) << "the page says that nothing looks for viruses";
    auto now = context();
    const auto file = run_operation(*operations.named("download_attachment"), now,
                                    {{{"matter", {matter}}, {"attachment", {"1"}}}, "", "application/json"});
    ASSERT_TRUE(file && file->file) << "a file";
    EXPECT_EQ(file->file->bytes, bytes);
    EXPECT_EQ(file->file->media_type, "application/octet-stream") << "no browser shows it by itself";
    ASSERT_TRUE(call("remove_attachment", {{"matter", matter}, {"attachment", 1}}));
    EXPECT_EQ(kept_files(), 1) << "the other still names it";
    ASSERT_TRUE(call("remove_attachment", {{"matter", matter}, {"attachment", 2}}));
    EXPECT_EQ(kept_files(), 0) << "what is taken away is gone";
    EXPECT_EQ(refused("remove_attachment", {{"matter", matter}, {"attachment", 2}}), "attachment.unknown");
}

TEST_P(AttachmentsTest, RefusesOtherKindsAndWhatIsNotWhatItSays) {
    EXPECT_EQ(added("program.exe", "MZ"), "attachment.kind");
    EXPECT_THAT(last_message, HasSubstr("pdf"));
    EXPECT_EQ(added("program.pdf", "MZ"), "attachment.kind");
    EXPECT_EQ(added("utan", "text"), "attachment.kind");
    EXPECT_EQ(added("tom.txt", ""), "attachment.empty");
    EXPECT_EQ(added("stor.txt", std::string(10 * 1024 * 1024 + 1, 'a')), "attachment.size");
    EXPECT_EQ(added("..\\..\\etc/anteckning.TXT", "text"), "done");
    const auto shown = list();
    EXPECT_EQ(shown.at("attachments")[0].at("name"), "anteckning.TXT") << "a name, no path";
}

TEST_P(AttachmentsTest, AreLookedThroughForViruses) {
    scan_with(R"(["grep", "-vq", "EICAR"])");  // 0 when a line lacks the word, 1 when none does
    EXPECT_EQ(added("ren.txt", "en rad"), "done");
    const auto shown = list();
    EXPECT_EQ(shown.at("attachments")[0].at("scanned"), true);
    EXPECT_EQ(added("smittad.txt", "EICAR"), "attachment.infected");
    scan_with(R"(["sh", "-c", "exit 2"])");
    EXPECT_EQ(added("annan.txt", "en rad till"), "attachment.scan");
    EXPECT_THAT(last_message, HasSubstr("slutkod 2"));
    scan_with(R"(["sleep", "20"])", 1);
    EXPECT_EQ(added("annan.txt", "en rad till"), "attachment.scan");
    EXPECT_THAT(last_message, HasSubstr("mer än 1 s"));
    scan_with(R"(["finns-inte-alls"])");
    EXPECT_EQ(added("annan.txt", "en rad till"), "attachment.scan");
    EXPECT_EQ(list().at("attachments").size(), 1u);
}

TEST_P(AttachmentsTest, AreAddedByThoseInTheMatter) {
    as("chef_b");
    EXPECT_EQ(added("fil.txt", "text"), "flow.actor");
    as("chef_a");
    EXPECT_EQ(added("fil.txt", "text"), "done") << "gives the unit's statement";
    as("chef_b");
    EXPECT_EQ(refused("remove_attachment", {{"matter", matter}, {"attachment", 1}}), "flow.actor");
    as("ordf");
    EXPECT_EQ(refused("remove_attachment", {{"matter", matter}, {"attachment", 1}}), "done");
}

LEDSTANG_ON_BOTH_STORES(AttachmentsTest);

}  // namespace
}  // namespace ledstang
