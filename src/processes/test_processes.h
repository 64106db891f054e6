// A region with one care process, its leader and what can be read in of it, for the tests of processes.
#pragma once

#include <gmock/gmock.h>

#include <array>

#include "calendar/calendar.h"
#include "knowledge/knowledge.h"
#include "measures/measures.h"
#include "operations/test_data_folder.h"
#include "operations/test_region.h"
#include "organisation/organisation.h"
#include "processes/processes.h"

namespace ledstang {

// The process is led by asa; bo has no part in it.
class ProcessesTest : public RegionTest<DataFolderOperationsTest> {
 protected:
    static constexpr const char* clinic = "vo_kirurgi";
    static constexpr const char* process = "svf_brostcancer";

    ProcessesTest()
        : RegionTest(organisation_scope(),
                     {offer_organisation, offer_calendar, offer_measures, offer_knowledge, offer_processes}) {}

    void SetUp() override {
        RegionTest::SetUp();
        if (IsSkipped()) return;
        add_division();
        unit(clinic, "Kirurgi", "verksamhetsomrade", division);
        add_persons({{"asa", "Åsa Öberg"}, {"bo", "Bo Ek"}});
        done("create_process", {{"id", process}, {"name", "SVF bröstcancer"}, {"leader", "asa"}});
    }
    // Suspicion, one or more investigations, treatment; the first and the last are milestones.
    static std::string drawing(const std::string& investigation = "utredning") {
        const auto task = [](const std::string& id, const std::string& name, const std::string& milestone) {
            return fmt::format(
                "<task id=\"{}\" name=\"{}\"><extensionElements><l:step><l:activity "
                "name=\"{}\"/></l:step>{}</extensionElements></task>",
                id, name, name, milestone.empty() ? "" : fmt::format("<l:milestone name=\"{}\"/>", milestone));
        };
        std::string flows;
        const std::vector<std::string> order = {"s", "misstanke", "utred", "behandling", "e"};
        for (std::size_t k = 1; k < order.size(); ++k)
            flows +=
                fmt::format("<sequenceFlow id=\"f{}\" sourceRef=\"{}\" targetRef=\"{}\"/>", k, order[k - 1], order[k]);
        return "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" "
               "xmlns:l=\"urn:ledstang:process:1\"><process id=\"p\"><startEvent id=\"s\"/><endEvent id=\"e\"/>" +
               task("misstanke", "valgrundad_misstanke", "Välgrundad misstanke") + task("utred", investigation, "") +
               task("behandling", "start_behandling", "Start av behandling") + flows + "</process></definitions>";
    }
    void draw() {
        done("decide_process_model", {{"process", process}, {"bpmn", drawing()}, {"valid_from", "2022-01-01"}});
    }
    // Forty patients from January on, one every other day, women and men by turns: suspicion, an investigation
    // after two days, treatment after 21 (women) or 35 days (men). The first six men skip the investigation, the last
    // ten patients have not been treated. By turns the treatment is an operation, a drug and not told.
    static std::string log() {
        std::string csv = "forlopp;handelse;tid;enhet;kon;utfall\n";
        const Date first = *parse_date("2022-01-03");
        constexpr std::array treatments{"operation", "tabletter", ""};
        const auto line = [&](int patient, const char* event, int days) {
            const Date day{std::chrono::sys_days{first} + std::chrono::days{2 * patient + days}};
            const bool treated = std::string_view(event) == "start_behandling";
            csv += fmt::format("P{};{};{} 08:00;{};{};{}\n", patient, event, to_string(day), clinic,
                               patient % 2 == 0 ? "K" : "M",
                               treated ? treatments[static_cast<std::size_t>(patient) % 3] : "");
        };
        for (int patient = 0; patient < patients; ++patient) {
            const bool woman = patient % 2 == 0;
            line(patient, "valgrundad_misstanke", 0);
            if (woman || patient >= 2 * skipping) line(patient, "utredning", 2);
            if (patient < patients - untreated) line(patient, "start_behandling", woman ? 21 : 35);
        }
        return csv;
    }
    void read_in() {
        const auto answer = send("import_process_log", "forlopp.csv", log(), {{"process", process}});
        ASSERT_TRUE(answer) << answer.error().message;
        EXPECT_EQ(answer->at("cases"), patients);
    }
    static constexpr int patients = 40, untreated = 10, skipping = 6;

    static Json target(const Json& more = Json::object()) {
        Json wish = {{"process", process},
                     {"id", "till_behandling"},
                     {"name", "Till behandling"},
                     {"from_milestone", "misstanke"},
                     {"to_milestone", "behandling"},
                     {"limit", 28},
                     {"limit_unit", "calendar_days"},
                     {"share", 80},
                     {"valid_from", "2022-01-01"}};
        wish.update(more);
        return wish;
    }
};

}  // namespace ledstang
