// KR-46: what one region has made comes into another with its origin, and nothing that has been changed does.
#include "packages/packages.h"

#include <gmock/gmock.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "flows/flows.h"
#include "groups/groups.h"
#include "knowledge/knowledge.h"
#include "operations/test_operations.h"
#include "organisation/organisation.h"
#include "packages/package.h"
#include "packages/trusted.h"

namespace ledstang {
namespace {

using testing::HasSubstr;

namespace files = std::filesystem;

Package small() {
    return {"form", "x",         "Ett formulär", "Region Ö",
            "1",    "CC-BY-4.0", "2026-01-01",   {{"forms/x.toml", "id = \"å\"\n"}}};
}
SigningKey key_of(char byte) {
    return {std::string(32, byte)};
}

TEST(Package, ComesBackAsItWasSigned) {
    const auto bytes = write_package(small(), key_of('a'));
    const auto read = read_package(bytes);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->package.files.at(0).text, "id = \"å\"\n");
    EXPECT_EQ(read->package.origin, "Region Ö");
    EXPECT_EQ(read->key, key_of('a').public_key());
}

TEST(Package, EveryChangedByteIsSeen) {
    const auto bytes = write_package(small(), key_of('a'));
    for (std::size_t place = 0; place < bytes.size(); ++place) {
        std::string other = bytes;
        other[place] = static_cast<char>(other[place] ^ 1);
        const auto read = read_package(other);
        ASSERT_FALSE(read) << "byte " << place;
        EXPECT_THAT(read.error().code, testing::AnyOf("package.changed", "package.form", "package.newer"))
            << "byte " << place;
    }
    for (std::size_t length = 0; length < bytes.size(); ++length)
        EXPECT_FALSE(read_package(bytes.substr(0, length))) << length;
    EXPECT_FALSE(read_package(bytes + " "));
}

TEST(Package, OfANewerFormatSaysSo) {
    auto bytes = write_package(small(), key_of('a'));
    bytes.replace(bytes.find(" 1\n"), 3, " 2\n");
    EXPECT_EQ(read_package(bytes).error().code, "package.newer");
}

TEST(Package, AnothersKeyDoesNotHelp) {
    const auto mine = write_package(small(), key_of('a'));
    const auto theirs = write_package(small(), key_of('b'));
    // My payload under their key and signature, which are of the same bytes but for the key.
    const auto line = [](const std::string& text, const char* word) {
        const auto start = text.find(word);
        return text.substr(start, text.find('\n', start) - start);
    };
    auto forged = mine;
    forged.replace(forged.find("key "), line(mine, "key ").size(), line(theirs, "key "));
    EXPECT_EQ(read_package(forged).error().code, "package.changed");
}

class PackagesTest : public OperationsTest {
 protected:
    PackagesTest()
        : OperationsTest(organisation_scope(),
                         {offer_organisation, offer_groups, offer_flows, offer_knowledge, offer_packages}) {}

    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        folder_ = files::temp_directory_path() / fmt::format("ledstang_packages.{}", ::getpid());
        files::remove_all(folder_);
        files::create_directories(folder_);
        files::copy(source_folder() + "/config", folder_ / "config", files::copy_options::recursive);
        configuration.folder = (folder_ / "config").string();
    }
    void TearDown() override {
        files::remove_all(folder_);
        OperationsTest::TearDown();
    }
    std::string exported(const char* kind, const char* id) {
        const auto file = call("export_package", {{"kind", kind}, {"id", id}});
        EXPECT_TRUE(file) << file.error().message;
        return file ? file->at("bytes").get<std::string>() : "";
    }
    Result<Json> taken(const std::string& bytes, bool apply = false) {
        return send("send_package", "x.ledstang", bytes, {{"apply", apply ? "true" : "false"}});
    }
    void trust(const SigningKey& key) {
        std::ofstream(folder_ / "config" / "packages.toml")
            << "origin = \"Region B\"\n[[trusted]]\nname = \"Region A\"\nkey = \"" << key.public_key() << "\"\n";
    }
    std::string signed_by_another(const std::string& path, const std::string& text) {
        return write_package(
            {"matter_type", "question", "Fråga", "Region A", "7", "CC0-1.0", "2026-01-01", {{path, text}}},
            key_of('z'));
    }

    files::path folder_;
};
LEDSTANG_ON_BOTH_STORES(PackagesTest);

TEST_P(PackagesTest, OwnPackagesComeBack) {
    for (const auto& [kind, id] : {std::pair{"matter_type", "introduction"},
                                   {"form", "sju_faktorer"},
                                   {"measure", "medelvardtid"},
                                   {"document_kind", "vardrutin"}}) {
        const auto preview = taken(exported(kind, id));
        ASSERT_TRUE(preview) << preview.error().message;
        EXPECT_EQ(preview->at("signed_by"), "Region Norrbotten");
        EXPECT_EQ(preview->at("changes")[0].at("change"), "same");
        EXPECT_EQ(preview->at("package").at("licence"), "CC-BY-4.0");
    }
    EXPECT_EQ(refused("export_package", {{"kind", "matter_type"}, {"id", "../roles"}}), "package.nothing");
    EXPECT_EQ(refused("export_package", {{"kind", "roll"}, {"id", "x"}}), "package.kind");
}

TEST_P(PackagesTest, AnUnknownKeyIsRefusedAndATrustedOneTakenIn) {
    std::ifstream file(folder_ / "config" / "flows" / "question.toml");
    std::stringstream present;
    present << file.rdbuf();
    const auto text = replaced(present.str(), "answer_within = 14", "answer_within = 5");
    const auto bytes = signed_by_another("flows/question.toml", text);
    const auto unknown = taken(bytes);
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, "package.key");
    EXPECT_THAT(unknown.error().message, HasSubstr("på annan väg"));
    trust(key_of('z'));
    const auto preview = taken(bytes);
    ASSERT_TRUE(preview) << preview.error().message;
    EXPECT_EQ(preview->at("changes")[0].at("change"), "changed");
    EXPECT_EQ(preview->at("applied"), false);
    EXPECT_EQ(call("list_packages")->at("taken").size(), 0u) << "a preview leaves no trace";
    ASSERT_TRUE(taken(bytes, true));
    EXPECT_EQ(taken(bytes)->at("changes")[0].at("change"), "same");
    const auto list = call("list_packages");
    EXPECT_EQ(list->at("taken")[0].at("origin"), "Region A");
    EXPECT_EQ(list->at("taken")[0].at("version"), "7");
    EXPECT_EQ(list->at("taken")[0].at("licence"), "CC0-1.0");
}

TEST_P(PackagesTest, NothingOutsideItsPlaceIsWritten) {
    trust(key_of('z'));
    for (const char* path : {"roles.toml", "flows/../roles.toml", "../package.key", "/etc/passwd", "flows/other.toml"})
        EXPECT_EQ(taken(signed_by_another(path, "x = 1"), true).error().code, "package.path") << path;
    EXPECT_EQ(taken(signed_by_another("flows/question.toml", "id = \"question\""), true).error().code.substr(0, 5),
              "json.");
}

// Every kind leaves one region and arrives in another, which lacks it or has its own.
TEST_P(PackagesTest, EachKindOfFileArrivesWhereItIsMissing) {
    for (const auto& [kind, id, path] : {std::tuple{"matter_type", "question", "flows/question.toml"},
                                         {"form", "sju_faktorer", "forms/sju_faktorer.toml"},
                                         {"measure", "medelvardtid", "measures/medelvardtid.toml"},
                                         {"document_kind", "vardrutin", "documents/vardrutin.toml"}}) {
        const auto bytes = exported(kind, id);
        const auto file = folder_ / "config" / path;
        ASSERT_TRUE(files::remove(file)) << path;
        EXPECT_EQ(taken(bytes)->at("changes")[0].at("change"), "new") << kind;
        EXPECT_FALSE(files::exists(file)) << "a preview writes nothing";
        auto other = bytes;
        other[other.size() - 3] = static_cast<char>(other[other.size() - 3] ^ 1);
        EXPECT_EQ(taken(other, true).error().code, "package.changed") << kind;
        const auto done = taken(bytes, true);
        ASSERT_TRUE(done) << kind << ": " << done.error().message;
        EXPECT_EQ(done->at("applied"), true);
        EXPECT_TRUE(files::exists(file)) << kind;
        EXPECT_EQ(taken(bytes)->at("changes")[0].at("change"), "same") << kind;
    }
}

TEST_P(PackagesTest, ADocumentKindThatCannotBeUsedIsRefusedWithItsPlace) {
    trust(key_of('z'));
    std::ifstream file(folder_ / "config" / "documents" / "vardrutin.toml");
    std::stringstream present;
    present << file.rdbuf();
    const auto bytes = [&](const std::string& text) {
        return write_package({"document_kind",
                              "vardrutin",
                              "Vårdrutin",
                              "Region A",
                              "1",
                              "CC0-1.0",
                              "2026-01-01",
                              {{"documents/vardrutin.toml", text}}},
                             key_of('z'));
    };
    const auto wrong = taken(bytes(replaced(present.str(), "support = \"kunskapsstod\"", "support = \"inget\"")), true);
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().code, "document.configuration");
    EXPECT_THAT(wrong.error().message, HasSubstr("rad "));
    EXPECT_EQ(taken(bytes(replaced(present.str(), "id = \"vardrutin\"", "id = \"annan\"")), true).error().code,
              "document.configuration");
}

}  // namespace
}  // namespace ledstang
