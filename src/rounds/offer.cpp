// What rounds offer, on one screen.
#include "rounds/overview.h"
#include "rounds/roll_up.h"
#include "rounds/signed_difference.h"
#include "rounds/signed_report.h"
#include "rounds/tasks.h"

namespace ledstang {
namespace {

struct SignedVersionList {
    std::vector<SignedVersion> versions;
    template <class S = SignedVersionList>
    static constexpr auto described() {
        return describe("SignedVersionList", field("versions", &S::versions, "Undertecknade versioner, nyast först"));
    }
};

Result<Round> get_round(Context& context, const RoundWish& wish) {
    return read_round(context, wish.unit, wish.period);
}
Result<SignedVersionList> list_signed(Context& context, const RoundWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<SignedVersionList> {
        return SignedVersionList{read_signed_versions(sql, wish.unit, wish.period)};
    });
}

}  // namespace

void offer_rounds(Operations& operations) {
    operations.get("get_round", "/units/{unit}/rounds/{period}", get_round,
                   {Permission::read, nullptr, Keep::by_person}, "Var en enhets rapport för en period är på sin väg");
    operations.post("submit_round", "/units/{unit}/rounds/{period}/submit", submit_round,
                    {Permission::report, &StepWish::unit}, "Lämna enhetens rapport");
    operations.post("return_round", "/units/{unit}/rounds/{period}/return", return_round, {Permission::approve},
                    "Återsänd en rapport, med frågor på enskilda rader");
    operations.post("approve_round", "/units/{unit}/rounds/{period}/approve", approve_round, {Permission::approve},
                    "Godkänn en enhets rapport");
    operations.post("sign_round", "/units/{unit}/rounds/{period}/sign", sign_round, {Permission::approve},
                    "Underteckna en enhets rapport, som då fryses");
    operations.post("answer_question", "/units/{unit}/rounds/{period}/questions/{id}/answer", answer_question,
                    {Permission::report, &AnswerWish::unit}, "Svara på en fråga om rapporten");
    operations.put("accept_row", "/units/{unit}/rounds/{period}/rows/{measure}/{sex}/acceptance", accept_row,
                   {Permission::approve}, "Godta en enskild rad, som då inte kan ändras");
    operations.get("get_roll_up", "/units/{unit}/rounds/{period}/roll-up", get_roll_up, {Permission::read},
                   "De underliggande enheternas utfall sammanräknade");
    operations.post("take_roll_up", "/units/{unit}/rounds/{period}/roll-up", take_roll_up,
                    {Permission::report, &TakeRollUp::unit}, "Ta de sammanräknade värdena som enhetens egna");
    operations.get("list_signed", "/units/{unit}/signed/{period}", list_signed, {Permission::read},
                   "Undertecknade versioner av en rapport");
    operations.get("download_signed", "/units/{unit}/signed/{period}/{version}/file", download_signed,
                   {Permission::read}, "Hämta en undertecknad rapport som fil");
    operations.get("get_signed_difference", "/units/{unit}/signed/{period}/{version}/difference", get_signed_difference,
                   {Permission::read},
                   "Vad som skiljer en undertecknad version från den före; version 0: dagens rapport från den senaste");
    operations.get("get_round_overview", "/units/{unit}/rounds/{period}/overview", get_round_overview,
                   {Permission::read}, "Vad som väntar på vem under en enhet, och vilka som är sena");
    operations.get("list_tasks", "/tasks", list_tasks, {Permission::self, nullptr, Keep::by_person},
                   "Mina uppgifter: allt som väntar på mig, efter sista dag");
}

}  // namespace ledstang
