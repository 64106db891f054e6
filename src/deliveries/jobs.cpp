#include "deliveries/jobs.h"

#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <mutex>
#include <thread>

#include "base/swedish_text.h"
#include "operations/uploaded_file.h"
#include "store/instant.h"

namespace ledstang {
namespace {

// So many that have ended are remembered.
constexpr std::size_t most_remembered = 20;

// Everything that a job needs after the request that began it.
struct Held {
    Caller caller;
    Store& store;
    Configuration configuration;
    const Scope& scope;
    Date today;
    std::unique_ptr<UploadedFile> upload;
    DeliveryChoice choice;
};

class Job {
 public:
    Job(DeliveryJob begun, Held held) : told_(std::move(begun)) {
        thread_ = std::jthread([this, own = std::move(held)](const std::stop_token& stop) mutable { run(own, stop); });
    }

    DeliveryJob told() const {
        const std::lock_guard lock(mutex_);
        return told_;
    }
    bool ended() const {
        const std::lock_guard lock(mutex_);
        return told_.state != JobState::reading && told_.state != JobState::stopping;
    }
    void stop() {
        {
            const std::lock_guard lock(mutex_);
            if (told_.state == JobState::reading) told_.state = JobState::stopping;
        }
        thread_.request_stop();
    }

 private:
    void run(Held& held, const std::stop_token& stop) {
        Context context{held.caller, held.store, held.configuration, held.scope, held.today, "begin_delivery"};
        held.choice.stop = stop;
        held.choice.progress = [this](const DeliveryProgress& progress) {
            const std::lock_guard lock(mutex_);
            told_.share = progress.share;
            told_.rows_read = progress.rows_read;
            told_.rows_rejected = progress.rows_rejected;
        };
        try {
            finish(take_in(context, held.choice));
        } catch (const std::exception&) {
            refused({RefusalKind::unavailable,
                     "delivery.broken",
                     "Inläsningen avbröts av ett fel i servern. Ingenting är inläst. Försök igen, och säg till den som "
                     "sköter servern om det händer på nytt.",
                     {}});
        }
        held.upload.reset();
    }
    void finish(Result<DeliveryReport> report) {
        if (!report) return refused(report.error());
        auto answer = delivery_answer(std::move(*report));
        const std::lock_guard lock(mutex_);
        told_.share = 1;
        told_.rows_read = answer.batch.rows_read;
        told_.rows_rejected = answer.batch.rows_rejected;
        told_.answer = std::move(answer);
        told_.state = JobState::done;
    }
    void refused(const Refusal& refusal) {
        const std::lock_guard lock(mutex_);
        told_.state = refusal.code == "delivery.stopped" ? JobState::stopped : JobState::refused;
        told_.code = refusal.code;
        told_.message = refusal.message;
        told_.faults = delivery_faults(refusal.faults);
    }

    mutable std::mutex mutex_;
    DeliveryJob told_;
    std::jthread thread_;  // last, so that it has ended before what it writes to is gone
};

// The jobs of each store in this process. Operations are plain functions, so they are found by the store.
class Jobs {
 public:
    Result<DeliveryJob> begin(Context& context, DeliveryJob begun, Held held) {
        const std::lock_guard lock(mutex_);
        auto& jobs = by_store_[&context.store];
        for (const auto& [id, job] : jobs) {
            if (job->ended()) continue;
            return refuse(RefusalKind::conflict, "delivery.running",
                          fmt::format("{} läses in just nu. Vänta tills den är klar, eller avbryt den.",
                                      in_quotes(job->told().file)));
        }
        while (jobs.size() >= most_remembered) jobs.erase(jobs.begin());
        begun.id = new_id();
        auto told = begun;
        jobs[told.id] = std::make_unique<Job>(std::move(begun), std::move(held));
        return told;
    }
    std::vector<DeliveryJob> all(const Store& store) {
        const std::lock_guard lock(mutex_);
        std::vector<DeliveryJob> told;
        for (const auto& [id, job] : by_store_[&store]) told.insert(told.begin(), job->told());
        return told;
    }
    Result<DeliveryJob> find(const Store& store, const std::string& id, bool stop) {
        const std::lock_guard lock(mutex_);
        const auto& jobs = by_store_[&store];
        const auto found = jobs.find(id);
        if (found == jobs.end()) {
            return refuse(RefusalKind::not_found, "delivery.job_unknown",
                          "Inläsningen är inte känd: servern har startat om sedan den började. Står filen inte bland "
                          "leveranserna är ingenting inläst; läs in den igen.");
        }
        if (stop) found->second->stop();
        return found->second->told();
    }
    void stop_all(const Store& store) {
        std::map<std::string, std::unique_ptr<Job>> ending;
        {
            const std::lock_guard lock(mutex_);
            if (const auto found = by_store_.find(&store); found != by_store_.end()) {
                ending = std::move(found->second);
                by_store_.erase(found);
            }
        }
        for (const auto& [id, job] : ending) job->stop();
    }

 private:
    // In order of time, also over restarts.
    std::string new_id() {
        const auto now =
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch());
        last_ = std::max(last_ + 1, static_cast<std::int64_t>(now.count()));
        return std::to_string(last_);
    }

    std::mutex mutex_;
    std::map<const Store*, std::map<std::string, std::unique_ptr<Job>>> by_store_;
    std::int64_t last_ = 0;
};

Jobs& jobs() {
    static Jobs all;
    return all;
}

struct BeginDelivery {
    FileContent file;
    std::string dataset;
    std::string source;
    bool dry_run = false;
    std::int64_t replaces = 0;
    template <class B = BeginDelivery>
    static constexpr auto described() {
        return describe("BeginDelivery", field("file", &B::file, "Filen"), field("dataset", &B::dataset, "Datamängd"),
                        optional_field("source", &B::source, "Källa ur config/sources"),
                        optional_field("dry_run", &B::dry_run, "Bara pröva"),
                        optional_field("replaces", &B::replaces, "Leverans som tas tillbaka i samma steg; 0: ingen"));
    }
};
struct OneJob {
    std::string job;
    template <class J = OneJob>
    static constexpr auto described() {
        return describe("OneJob", field("job", &J::job, "Inläsningens id"));
    }
};
struct DeliveryJobList {
    std::vector<DeliveryJob> jobs;
    template <class L = DeliveryJobList>
    static constexpr auto described() {
        return describe("DeliveryJobList", field("jobs", &L::jobs, "Inläsningar sedan servern startade, nyaste först"));
    }
};

Result<DeliveryJob> begin_delivery(Context& context, const BeginDelivery& wish) {
    const auto datasets = declared_datasets(context);
    if (!datasets) return refuse(datasets.error());
    if (const auto found = find_dataset(*datasets, wish.dataset); !found) return refuse(found.error());
    Held held{context.caller,
              context.store,
              context.configuration,
              context.scope,
              context.today,
              std::make_unique<UploadedFile>(context.configuration, wish.file),
              {}};
    held.choice.file = held.upload->path();
    held.choice.dataset = wish.dataset;
    held.choice.source = wish.source;
    held.choice.dry_run = wish.dry_run;
    held.choice.replaces = wish.replaces;
    DeliveryJob begun;
    begun.dataset = wish.dataset;
    begun.file = held.choice.file.filename().string();
    begun.dry_run = wish.dry_run;
    begun.by = context.caller.person;
    begun.began_at = instant_now();
    return jobs().begin(context, std::move(begun), std::move(held));
}

Result<DeliveryJobList> list_delivery_jobs(Context& context, const Nothing&) {
    return DeliveryJobList{jobs().all(context.store)};
}
Result<DeliveryJob> get_delivery_job(Context& context, const OneJob& wish) {
    return jobs().find(context.store, wish.job, false);
}
Result<DeliveryJob> stop_delivery_job(Context& context, const OneJob& wish) {
    return jobs().find(context.store, wish.job, true);
}

}  // namespace

void stop_delivery_jobs(const Store& store) {
    jobs().stop_all(store);
}

void offer_delivery_jobs(Operations& operations) {
    operations.post("begin_delivery", "/datasets/{dataset}/delivery-jobs", begin_delivery, {Permission::administer},
                    "Börja läsa in en leverans av källdata; svaret säger hur den följs");
    operations.get("list_delivery_jobs", "/delivery-jobs", list_delivery_jobs,
                   {Permission::administer, nullptr, Keep::never}, "Inläsningar av källdata sedan servern startade");
    operations.get("get_delivery_job", "/delivery-jobs/{job}", get_delivery_job,
                   {Permission::administer, nullptr, Keep::never}, "Hur långt en inläsning har kommit");
    operations.post("stop_delivery_job", "/delivery-jobs/{job}/stop", stop_delivery_job, {Permission::administer},
                    "Avbryt en inläsning: ingenting av den blir kvar");
}

}  // namespace ledstang
