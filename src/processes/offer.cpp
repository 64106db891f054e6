// What can be asked about care processes. Everybody who may read sees them; who may change one is asked by the
// operation.
#include "operations/operations.h"
#include "processes/board.h"
#include "processes/changes.h"
#include "processes/compared_steps.h"
#include "processes/comparison.h"
#include "processes/conformance.h"
#include "processes/edge_patients.h"
#include "processes/emergency.h"
#include "processes/first_drawing.h"
#include "processes/flows.h"
#include "processes/handovers.h"
#include "processes/load.h"
#include "processes/map.h"
#include "processes/page.h"
#include "processes/participation.h"
#include "processes/pathways.h"
#include "processes/patient_dots.h"
#include "processes/patient_file.h"
#include "processes/patient_page.h"
#include "processes/processes.h"
#include "processes/read_in.h"
#include "processes/repeats.h"
#include "processes/scorecard_measures.h"
#include "processes/shared_way.h"
#include "processes/standing.h"
#include "processes/way_links.h"
#include "processes/ways.h"
#include "processes/ways_of_patients.h"

namespace ledstang {
namespace {

// A log changes on disk and not in the store, and with another log the same question has another answer.
void offer_figures(Operations& operations) {
    const Right<CasesWish> read{Permission::read, nullptr, Keep::never};
    operations.get("get_process_board", "/processes/{process}/board", get_process_board, read,
                   "Hur lång tid det tar mellan milstolparna, mot målvärdena");
    operations.get("get_process_standing", "/process-standing", get_process_standing,
                   {Permission::read, nullptr, Keep::never}, "Hur alla processer står sig mot sina målvärden");
    operations.get("get_process_emergency", "/processes/{process}/emergency", get_process_emergency, read,
                   "Akutmottagningens tider efter timme, veckodag och prioritet, och stämplar som inte stämmer");
    operations.get("get_process_map", "/processes/{process}/map", get_process_map, read, "Vad som följer på vad");
    operations.get("get_process_flows", "/processes/{process}/flows", get_process_flows,
                   {Permission::read, nullptr, Keep::never}, "Hur patienter går mellan enheter eller vårdnivåer");
    operations.get("get_process_edge", "/processes/{process}/edges", get_process_edge,
                   {Permission::read, nullptr, Keep::never}, "Hur lång tid det tar från en händelse till nästa");
    operations.get("get_process_variants", "/processes/{process}/variants", get_process_variants, read,
                   "Vägarna som patienter tar");
    operations.get("get_process_bottlenecks", "/processes/{process}/bottlenecks", get_process_bottlenecks,
                   {Permission::read, nullptr, Keep::never}, "Var tiden går");
    operations.get("get_process_repeats", "/processes/{process}/repeats", get_process_repeats, read,
                   "Vad som sker mer än en gång för samma patient");
    operations.get("get_process_handovers", "/processes/{process}/handovers", get_process_handovers,
                   {Permission::read, nullptr, Keep::never}, "Vem som lämnar över till vem");
    operations.get("get_process_load", "/processes/{process}/load", get_process_load, read,
                   "Hur många som kommer, slutar och är på väg");
    operations.get("compare_process", "/processes/{process}/comparison", compare_process,
                   {Permission::read, nullptr, Keep::never}, "Två grupper av patienter bredvid varandra");
    operations.get("compare_process_steps", "/processes/{process}/comparison/steps", compare_process_steps,
                   {Permission::read, nullptr, Keep::never}, "I vilka steg två grupper av patienter skiljer sig");
    operations.get("get_process_conformance", "/processes/{process}/conformance", get_process_conformance, read,
                   "Om den beslutade processen följs");
    operations.get("discover_process_model", "/processes/{process}/discovery", discover_process_model,
                   {Permission::read, nullptr, Keep::never},
                   "En första processbild ur händelserna, att rita vidare på");
    operations.post("preview_process_log", "/process-logs/preview", preview_process_log, {Permission::read},
                    "Vad en fil med händelser innehåller, och vad dess kolumner är");
    operations.post("publish_process_measure", "/processes/{process}/measures", publish_process_measure,
                    {Permission::read}, "Gör en siffra om processen till ett mått på styrkortet");
    operations.get("list_process_measures", "/processes/{process}/measures", list_process_measures, {Permission::read},
                   "Mått som processen har gett");
    operations.get("get_process_log", "/processes/{process}/log", get_process_log,
                   {Permission::read, nullptr, Keep::never},
                   "Var händelserna kommer ifrån, och vad de går att välja på");
    operations.post("import_process_log", "/processes/{process}/log", import_process_log, {Permission::read},
                    "Läs in en fil med händelser");
    operations.post("fetch_process_log", "/processes/{process}/log/from-data", fetch_process_log, {Permission::read},
                    "Hämta processens händelser ur källdatan");
}

// Single patients: who may is asked by the operations, which also write down that they were read.
void offer_patients(Operations& operations) {
    const auto read = Permission::read;
    operations.get("list_waiting_patients", "/processes/{process}/waiting/{target}", list_waiting_patients,
                   {read, nullptr, Keep::never}, "Patienter på väg mot en gräns; läsningen loggas");
    operations.get("list_deviation_examples", "/processes/{process}/deviation-examples", list_deviation_examples,
                   {read, nullptr, Keep::never}, "Patienter som avviker så från processbilden; läsningen loggas");
    operations.get("list_edge_patients", "/processes/{process}/edge-patients", list_edge_patients,
                   {read, nullptr, Keep::never},
                   "De som det tagit längst tid för mellan två händelser; läsningen loggas");
    operations.get("list_patient_dots", "/processes/{process}/patient-dots", list_patient_dots,
                   {read, nullptr, Keep::never}, "Varje patients händelser som punkter; läsningen loggas");
    operations.get("get_patient_way", "/processes/{process}/cases/{case_name}", get_patient_way,
                   {read, nullptr, Keep::never}, "En patients väg; läsningen loggas");
    operations.post("share_patient_way", "/processes/{process}/cases/{case_name}/links", share_patient_way, {read},
                    "Ge patienten en hemlig länk till sin egen väg");
    operations.get("list_way_links", "/processes/{process}/cases/{case_name}/links", list_way_links,
                   {read, nullptr, Keep::never}, "Länkar som patienten fått till sin egen väg");
    operations.remove("withdraw_way_link", "/processes/{process}/cases/{case_name}/links/{link}", withdraw_way_link,
                      {read}, "Återkalla en länk som patienten fått");
    operations.get("get_patient_page", "/processes/{process}/patient-page", get_patient_page,
                   {read, nullptr, Keep::never}, "Patienternas sida, också innan den är publicerad");
    operations.put("put_patient_page", "/processes/{process}/patient-page", put_patient_page, {read},
                   "Skriv och publicera patienternas sida");
    operations.get("get_public_process", "/public/processes/{process}", get_public_process,
                   {Permission::open, nullptr, Keep::never}, "En process för patienter, utan inloggning");
    operations.get("get_public_process_file", "/public/processes/{process}/file", get_public_process_file,
                   {Permission::open, nullptr, Keep::never}, "Patienternas sida som en fil för andra webbplatser");
    operations.get("get_public_way", "/public/ways/{token}", get_public_way, {Permission::open, nullptr, Keep::never},
                   "En patients egen väg, med hemlig länk");
}

}  // namespace

void offer_processes(Operations& operations) {
    offer_figures(operations);
    offer_patients(operations);
    const auto read = Permission::read;
    operations.get("list_processes", "/processes", list_processes, {read, nullptr, Keep::by_person},
                   "Regionens processer");
    operations.get("list_process_participation", "/process-participation", list_process_participation, {read},
                   "Vilka enheter som deltar i vilka processer, och vilka i ingen");
    operations.get("get_process", "/processes/{process}", get_process, {read, nullptr, Keep::by_person},
                   "En process: vad den är till för, vem som leder den och hur långt den kommit");
    operations.post("create_process", "/processes", create_process, {Permission::organise}, "Lägg till en process");
    operations.get("list_pathways", "/process-pathways", list_pathways, {read},
                   "Standardiserade vårdförlopp som kan läggas upp som processer");
    operations.post("create_pathway_process", "/process-pathways/{pathway}", create_pathway_process,
                    {Permission::organise}, "Lägg upp ett standardiserat vårdförlopp, med processbild och målvärden");
    operations.put("change_process", "/processes/{process}", change_process, {read}, "Ändra en process");
    operations.post("set_process_stage", "/processes/{process}/stages", set_process_stage, {read},
                    "Säg hur långt införandet kommit");
    operations.put("put_process_person", "/processes/{process}/people/{person}/{role}", put_process_person,
                   {Permission::organise}, "Ge någon en roll i processen");
    operations.post("end_process_person", "/processes/{process}/people/{person}/{role}/end", end_process_person,
                    {Permission::organise}, "Säg när någon lämnar sin roll");
    operations.post("decide_process_model", "/processes/{process}/models", decide_process_model, {read},
                    "Besluta en ny version av processbilden");
    operations.get("get_process_model", "/processes/{process}/models/{version}", get_process_model, {read},
                   "En version av processbilden");
    operations.post("put_process_target", "/processes/{process}/targets", put_process_target, {read},
                    "Sätt ett målvärde mellan två milstolpar");
    operations.post("end_process_target", "/processes/{process}/targets/{id}/end", end_process_target, {read},
                    "Säg när ett målvärde slutar gälla");
}

}  // namespace ledstang
