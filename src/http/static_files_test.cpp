#include "http/static_files.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "http/test_client.h"

namespace ledstang::http {
namespace {

namespace fs = std::filesystem;

class StaticFilesTest : public ::testing::Test {
 public:
    StaticFilesTest() : base_(fs::temp_directory_path() / ("ledstang_static_" + std::to_string(::getpid()))) {
        fs::remove_all(base_);
        write("secret.txt", "hemligt");
        write("web/index.html", "<!doctype html><title>Ledstång</title>");
        write("web/assets/app-1a2b3c.js", std::string(5000, 'x'));
        write("web/favicon.svg", "<svg/>");
        write("web/.hidden/key", "hemligt");
        fs::create_symlink(base_ / "secret.txt", base_ / "web/link.txt");
        files_ = StaticFiles::read(base_ / "web");
    }
    ~StaticFilesTest() override { fs::remove_all(base_); }

 protected:
    void write(const std::string& name, const std::string& bytes) const {
        fs::create_directories((base_ / name).parent_path());
        std::ofstream(base_ / name) << bytes;
    }
    std::optional<Response> find(const std::string& path, const std::string& method = "GET") const {
        Request request;
        request.method = method;
        request.path = path;
        return files_.find(request);
    }

    const fs::path base_;
    StaticFiles files_;
};

TEST_F(StaticFilesTest, ServesFilesWithTypeAndCaching) {
    const auto script = find("/assets/app-1a2b3c.js");
    ASSERT_TRUE(script);
    EXPECT_EQ(script->body->content_type(), "text/javascript; charset=utf-8");
    EXPECT_EQ(script->headers.find("Cache-Control"), "public, max-age=31536000, immutable");
    ASSERT_NE(script->body->gzip(), nullptr);
    EXPECT_EQ(testing::gunzip(*script->body->gzip()), std::string(5000, 'x'));
    EXPECT_EQ(find("/favicon.svg")->body->content_type(), "image/svg+xml");
    EXPECT_EQ(find("/")->headers.find("Cache-Control"), "no-cache");
    EXPECT_EQ(find("/")->body, find("/index.html")->body);
    EXPECT_EQ(files_.count(), 3U);
}

TEST_F(StaticFilesTest, GivesTheClientsOwnRoutesItsPage) {
    for (const char* route : {"/styrning", "/enheter/div_2/2022-T1", "/kunskap/"}) {
        ASSERT_TRUE(find(route)) << route;
        EXPECT_EQ(find(route)->body, find("/")->body) << route;
    }
    for (const char* missing : {"/api", "/api/units", "/assets/gone", "/assets/gone.js", "/old.html", "/a/b.png"}) {
        EXPECT_FALSE(find(missing)) << missing;
    }
    EXPECT_FALSE(find("/", "POST"));
}

TEST_F(StaticFilesTest, NeverLeavesItsFolder) {
    for (const char* path :
         {"/../secret.txt", "/assets/../../secret.txt", "/..", "//secret.txt", "/link.txt", "/.hidden/key.x",
          "../secret.txt", "secret.txt", "/assets/..%2f..%2fsecret.txt", "/web/../secret.txt", "/\\..\\secret.txt"}) {
        const auto found = find(path);
        EXPECT_TRUE(!found || found->body == find("/")->body) << path;
    }
}

TEST_F(StaticFilesTest, TellsWhenTheFolderIsMissing) {
    EXPECT_THROW(StaticFiles::read(base_ / "nowhere"), std::runtime_error);
    EXPECT_THROW(StaticFiles::read(base_ / "secret.txt"), std::runtime_error);
}

TEST(ContentType, IsKnownByTheNamesEnding) {
    EXPECT_EQ(content_type_of("a/b.HTML"), "text/html; charset=utf-8");
    EXPECT_EQ(content_type_of("rapport.docx"),
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    EXPECT_EQ(content_type_of("utan"), "application/octet-stream");
    EXPECT_EQ(content_type_of("x.unknown"), "application/octet-stream");
}

}  // namespace
}  // namespace ledstang::http
