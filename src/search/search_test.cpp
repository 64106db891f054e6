// What is put into the index is found, on both databases.
#include "search/search.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "search/search_test_base.h"

namespace ledstang {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

IndexedText document(const std::string& id, const std::string& title, const std::vector<std::string>& paragraphs) {
    IndexedText text{"document", id, title};
    int number = 0;
    for (const auto& paragraph : paragraphs)
        text.paragraphs.push_back({"s1p" + std::to_string(++number), "Avsnitt", paragraph});
    return text;
}

std::string in_brackets(const std::vector<SearchPiece>& pieces) {
    std::string text;
    for (const auto& piece : pieces) text += piece.marked ? "[" + piece.text + "]" : piece.text;
    return text;
}

class SearchingTest : public SearchTest {};

TEST_P(SearchingTest, OpensAtTheParagraph) {
    put(document("kol", "Vårdprogram KOL",
                 {"Rökstopp bromsar.", "Träna med fysioterapeut.", "Vaccinera mot influensa."}));
    const auto found = answer("fysioterapeuten");
    ASSERT_EQ(found.hits.size(), 1U);
    ASSERT_EQ(found.hits[0].passages.size(), 1U);
    EXPECT_EQ(found.hits[0].passages[0].anchor, "s1p2");
    EXPECT_EQ(in_brackets(found.hits[0].passages[0].pieces), "Träna med [fysioterapeut].");
    EXPECT_EQ(in_brackets(answer("kol").hits[0].title_pieces), "Vårdprogram [KOL]");
    // Found by its title alone it shows how it begins.
    EXPECT_EQ(in_brackets(answer("kol").hits[0].passages[0].pieces), "Rökstopp bromsar.");
}

TEST_P(SearchingTest, FollowsWhatIsPublishedAndWithdrawn) {
    put(document("a", "Migrän", {"Triptan hjälper."}));
    EXPECT_THAT(found("triptan"), ElementsAre("a"));
    put(document("a", "Migrän", {"Vila hjälper."}));
    EXPECT_THAT(found("triptan"), IsEmpty());
    EXPECT_THAT(found("vila"), ElementsAre("a"));
    put(document("b", "Huvudvärk", {"Vila och mörker."}));
    EXPECT_THAT(found("vila"), UnorderedElementsAre("a", "b"));
    ASSERT_TRUE(write([](Transaction& transaction) { remove_indexed(transaction, "document", "a"); }));
    EXPECT_THAT(found("vila"), ElementsAre("b"));
    ASSERT_TRUE(write([](Transaction& transaction) { remove_indexed(transaction, "document", "a"); }));
    put(document("a", "Migrän", {"Vila igen."}));
    EXPECT_THAT(found("vila"), UnorderedElementsAre("a", "b"));
}

TEST_P(SearchingTest, ARefusedWriteLeavesNothing) {
    const auto done = store().write({"", "test"}, [](Transaction& transaction) -> Result<void> {
        put_indexed(transaction, "document", "a", {document("a", "Migrän", {"Triptan."})});
        return refuse("test.refused", "nej");
    });
    EXPECT_FALSE(done);
    EXPECT_THAT(found("triptan"), IsEmpty());
}

TEST_P(SearchingTest, VersionsFollowEachOtherOnTheirDays) {
    auto now = document("a", "Astma", {"Salbutamol."});
    now.to = parse_date("2022-06-01");
    auto later = document("a", "Astma", {"Formoterol."});
    later.from = parse_date("2022-06-01");
    ASSERT_TRUE(write([&](Transaction& transaction) { put_indexed(transaction, "document", "a", {now, later}); }));
    EXPECT_THAT(found("salbutamol"), ElementsAre("a"));
    EXPECT_THAT(found("formoterol"), IsEmpty());
    EXPECT_EQ(answer("astma").total, 1);
    today = *parse_date("2022-06-01");
    EXPECT_THAT(found("salbutamol"), IsEmpty());
    EXPECT_THAT(found("formoterol"), ElementsAre("a"));
    ASSERT_TRUE(write([&](Transaction& transaction) { put_indexed(transaction, "document", "a", {later}); }));
    EXPECT_THAT(found("formoterol"), ElementsAre("a"));
    EXPECT_EQ(answer("astma").total, 1);
    ASSERT_TRUE(write([&](Transaction& transaction) { put_indexed(transaction, "document", "a", {}); }));
    EXPECT_THAT(found("astma"), IsEmpty());
}

// KR-44
TEST_P(SearchingTest, WhatAppliesWithTheUnitComesFirst) {
    put(document("region", "Fallprevention", {"Fallprevention för alla. Fallrisk bedöms."}));
    auto local = document("lokal", "Rutin om fall", {"Fallprevention på vår avdelning."});
    local.applies = {"vo_ortopedi"};
    put(local);
    EXPECT_THAT(found("fallprevention"), ElementsAre("region", "lokal"));
    units = {"vo_ortopedi", "div_2"};
    EXPECT_THAT(found("fallprevention"), ElementsAre("lokal", "region"));
    EXPECT_TRUE(answer("fallprevention").hits[0].applies);
    EXPECT_FALSE(answer("fallprevention").hits[1].applies);
    ASSERT_TRUE(write([](Transaction& transaction) { set_indexed_applies(transaction, "document", "lokal", {}); }));
    EXPECT_THAT(found("fallprevention"), ElementsAre("region", "lokal"));
}

TEST_P(SearchingTest, WhatAppliesButBarelyAnswersDoesNotComeFirst) {
    put(document("sepsis", "Sepsis", {"Sepsis: antibiotika inom en timme vid sepsis."}));
    auto other = document("hygien", "Handhygien",
                          {"Sprita händerna. Rena händer skyddar. Det minskar också risken för "
                           "lång vårdtid, sår, feber och i sällsynta fall sepsis."});
    other.applies = {"vo"};
    put(other);
    units = {"vo"};
    EXPECT_THAT(found("sepsis"), ElementsAre("sepsis", "hygien"));
}

TEST_P(SearchingTest, IsFoundOnlyByItsReaders) {
    auto secret = document("arende", "Fråga om kateter", {"Kateter på natten."});
    secret.readers = {"group:mg_urologi", "person:anna"};
    put(secret);
    EXPECT_THAT(found("kateter"), IsEmpty());
    EXPECT_EQ(answer("kateter").total, 0);
    EXPECT_THAT(answer("kateter").kinds, IsEmpty());
    readers = {"person:bo", "group:mg_urologi"};
    EXPECT_THAT(found("kateter"), ElementsAre("arende"));
}

TEST_P(SearchingTest, IsFilteredAndCounted) {
    auto first = document("a", "Artros i knä", {"Träning."});
    first.areas = {"rorelse"};
    put(first);
    auto second = document("b", "Artros i höft", {"Träning."});
    second.areas = {"rorelse", "aldre"};
    put(second);
    put({"measure", "artros", "Andel med artrosskola"});
    const auto counts = [](const std::vector<SearchCount>& list) {
        std::vector<std::string> texts;
        for (const auto& one : list) texts.push_back(one.id + " " + std::to_string(one.count));
        return texts;
    };
    put({"measure", "skola", "Skola"});  // so that it is known what "artrosskola" is made of
    EXPECT_EQ(ask({"artros"})->total, 3);
    EXPECT_THAT(counts(ask({"artros"})->kinds), ElementsAre("document 2", "measure 1"));
    EXPECT_THAT(counts(ask({"artros"})->areas), ElementsAre("rorelse 2", "aldre 1"));
    SearchWish wish{"artros"};
    wish.kind = "document";
    wish.area = "aldre";
    EXPECT_THAT(ids(*ask(wish)), ElementsAre("b"));
    EXPECT_THAT(counts(ask(wish)->kinds), ElementsAre("document 1"));
    EXPECT_THAT(counts(ask(wish)->areas), ElementsAre("rorelse 2", "aldre 1"));
    wish = {"artros"};
    wish.most = 1;
    EXPECT_EQ(ask(wish)->hits.size(), 1U);
    EXPECT_EQ(ask(wish)->total, 3);
    wish.most = 0;
    EXPECT_EQ(ask(wish).error().code, "search.most");
    wish.most = 101;
    EXPECT_EQ(ask(wish).error().code, "search.most");
}

TEST_P(SearchingTest, PhrasesAndWordsThatMustNotBeThere) {
    put(document("a", "Utskrivning", {"En fast vårdkontakt utses."}));
    put(document("b", "Inskrivning", {"Kontakt med vårdkontakt, fast senare."}));
    EXPECT_THAT(found("\"fast vårdkontakt\""), ElementsAre("a"));
    EXPECT_THAT(found("”Fast vårdkontakt”"), ElementsAre("a"));
    EXPECT_THAT(found("\"fast vårdkontakt"), ElementsAre("a"));
    EXPECT_THAT(found("\"vårdkontakt fast\""), ElementsAre("b"));
    EXPECT_THAT(found("vårdkontakt -senare"), ElementsAre("a"));
    EXPECT_THAT(found("-senare"), IsEmpty());
}

TEST_P(SearchingTest, SaysWhatItLookedForInstead) {
    put(document("a", "Handhygien", {"Hygien på avdelning."}));
    const auto misspelt = answer("hyggien");
    EXPECT_THAT(ids(misspelt), ElementsAre("a"));
    ASSERT_EQ(misspelt.corrections.size(), 1U);
    EXPECT_EQ(misspelt.corrections[0].written, "hyggien");
    EXPECT_EQ(misspelt.corrections[0].shown, "hygien");
    put(document("b", "Vård", {"Kontakt på en vårdavdelning."}));
    const auto apart = answer("vårdkontakt");
    EXPECT_THAT(ids(apart), ElementsAre("b"));
    ASSERT_EQ(apart.corrections.size(), 1U);
    EXPECT_EQ(apart.corrections[0].shown, "vård kontakt");
    const auto nothing = answer("hygien cykelställ");
    EXPECT_THAT(ids(nothing), ElementsAre("a"));
    EXPECT_THAT(nothing.missing, ElementsAre("cykelställ"));
}

// VG-10: a region's own words lead to the common ones.
TEST_P(SearchingTest, KnowsTheRegionsSynonyms) {
    const auto folder = std::filesystem::path(::testing::TempDir()) / ("synonyms" + std::string(name_of_store()));
    std::filesystem::create_directories(folder);
    const auto write_file = [&](const std::string& content) { std::ofstream(folder / "synonyms.toml") << content; };
    configuration.folder = folder.string();
    put(document("a", "Hypertoni", {"Behandla trycket."}));
    put(document("b", "Dosering", {"Vid högt eller lågt blodtryck."}));
    write_file("synonyms = [{ words = [\"hypertoni\"] }]");
    EXPECT_EQ(ask({"hypertoni"}).error().code, "search.synonyms");
    write_file("synonyms = [{ words = [\"hypertoni\", \"ett två tre fyra fem\"] }]");
    EXPECT_EQ(ask({"hypertoni"}).error().code, "search.synonyms");
    write_file("synonyms = [{ words = [\"hypertoni\", \"högt blodtryck\"] }]");
    EXPECT_THAT(found("höga blodtryck"), UnorderedElementsAre("a", "b"));
    EXPECT_THAT(answer("högt blodtryck").also, ElementsAre("hypertoni"));
    EXPECT_THAT(found("hypertoni"), ElementsAre("a", "b"));
    std::filesystem::remove_all(folder);
}

TEST_P(SearchingTest, CodesAreFoundInAllTheirSpellings) {
    auto text = document("a", "Hjärtsvikt", {"Vid I50.9 ges vätskedrivande."});
    text.codes = {"I50", "AF063"};
    put(text);
    for (const char* code : {"I50", "i50", "I50.9", "i509", "AF063", "af063"})
        EXPECT_THAT(found(code), ElementsAre("a")) << code;
    EXPECT_THAT(found("I51"), IsEmpty());
}

std::vector<IndexedText> listed;
TEST_P(SearchingTest, WhatIsListedFollowsItsSource) {
    sources = {{{"unit"}, [](Sql&, const Configuration&, const Date&) { return listed; }}};
    listed = {{"unit", "vo_ortopedi", "VO Ortopedi"}, {"unit", "vo_kirurgi", "VO Kirurgi"}};
    EXPECT_THAT(found("VO Ortopedi"), ElementsAre("vo_ortopedi"));
    EXPECT_THAT(found("orto"), ElementsAre("vo_ortopedi"));
    EXPECT_THAT(found("topedi"), ElementsAre("vo_ortopedi"));
    listed = {{"unit", "vo_kirurgi", "VO Kirurgi och ortopedi"}};
    // Read again when the store has changed.
    put(document("a", "Annat", {}));
    EXPECT_THAT(found("ortopedi"), ElementsAre("vo_kirurgi"));
}

TEST_P(SearchingTest, NothingAskedForFindsNothing) {
    put(document("a", "Att vara", {"Och att vara i det."}));
    for (const char* text : {"", "   ", "- –", "\"\"", "\xFF\xFE"}) EXPECT_THAT(found(text), IsEmpty()) << text;
    // Words without a subject count when there are no others.
    EXPECT_THAT(found("att vara"), ElementsAre("a"));
}

TEST_P(SearchingTest, LongTextsAreShownAroundWhatWasFound) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += "Här står något annat å ä ö. ";
    text += "Metotrexat ges en gång i veckan. ";
    for (int i = 0; i < 40; ++i) text += "Här står något annat å ä ö. ";
    put(document("a", "Reumatism", {text}));
    const auto shown = in_brackets(answer("metotrexat").hits.at(0).passages.at(0).pieces);
    EXPECT_NE(shown.find("[Metotrexat] ges en gång i veckan"), std::string::npos) << shown;
    EXPECT_LT(shown.size(), 300U);
    EXPECT_TRUE(shown.starts_with("… ")) << shown;
    EXPECT_TRUE(shown.ends_with(" …")) << shown;
}

LEDSTANG_ON_BOTH_STORES(SearchingTest);

}  // namespace
}  // namespace ledstang
