// Deliveries that are read in while the reader waits: begun by an upload, asked how far they have come, and stopped.
// Inside the module.
#pragma once

#include "deliveries/delivery_answer.h"

namespace ledstang {

enum class JobState {
    reading,
    stopping,  // asked to stop, and not there yet
    done,
    refused,
    stopped  // nothing is kept
};
constexpr auto names_of(JobState) {
    return std::array{Named{JobState::reading, "reading"}, Named{JobState::stopping, "stopping"},
                      Named{JobState::done, "done"}, Named{JobState::refused, "refused"},
                      Named{JobState::stopped, "stopped"}};
}

struct DeliveryJob {
    std::string id;
    std::string dataset;
    std::string file;
    bool dry_run = false;
    std::string by;        // person's id
    std::string began_at;  // instant
    JobState state = JobState::reading;
    double share = 0;  // of the file, 0 to 1
    std::int64_t rows_read = 0;
    std::int64_t rows_rejected = 0;
    std::optional<DeliveryAnswer> answer;  // when it is done
    std::string code;                      // of a refusal
    std::string message;
    std::vector<DeliveryFault> faults;  // of a refusal

    template <class J = DeliveryJob>
    static constexpr auto described() {
        return describe(
            "DeliveryJob", field("id", &J::id, "Inläsningens id"), field("dataset", &J::dataset, "Datamängd"),
            field("file", &J::file, "Filens namn"), field("dry_run", &J::dry_run, "Bara en prövning"),
            field("by", &J::by, "Vem som började"), field("began_at", &J::began_at, "När"),
            field("state", &J::state, "reading, stopping, done, refused eller stopped"),
            field("share", &J::share, "Hur mycket av filen som är läst, 0 till 1"),
            field("rows_read", &J::rows_read, "Lästa rader"),
            field("rows_rejected", &J::rows_rejected, "Avvisade rader"),
            field("answer", &J::answer, "Vad det blev, när den är klar"), field("code", &J::code, "Felkod"),
            field("message", &J::message, "Varför det inte gick"), field("faults", &J::faults, "Fel i filen"));
    }
};

void offer_delivery_jobs(Operations& operations);

}  // namespace ledstang
