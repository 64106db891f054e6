// The daily digest: at most one mail a person and day, with what waits. Part of
// the rounds module's public face.
#pragma once

#include <functional>

#include "network/mail.h"
#include "operations/context.h"
#include "operations/task.h"

namespace ledstang {

struct DigestPerson {
    std::string person;
    std::string name;
    std::string address;
    std::vector<Task> tasks;
};
// Everybody with a mail address who has something waiting that is worth a mail
// today: a report on the day that its period opens, on a reminder day, on its
// last day or when it is late; whatever waits to be answered, approved or
// signed; other things the first day that they are there.
std::vector<DigestPerson> digests_for(Sql& sql, const Configuration& configuration, const Date& today);

// The mail in Swedish, with links below `address`
// ("https://ledstang.region.example").
Mail digest_mail(const DigestPerson& person, const std::string& address, const Date& today);

struct DigestReport {
    int sent = 0;
    int already = 0;  // had theirs today
    struct Failure {
        std::string person;
        std::string reason;
    };
    std::vector<Failure> failures;  // to be tried again
};
// Gives the mail to `send` with an id of its own. That a person has had today's
// is remembered before it is sent, and forgotten when sending is refused: never
// twice, and nothing lost while the mail server is away.
DigestReport send_digests(Store& store, const Configuration& configuration, const Date& today,
                          const std::string& address,
                          const std::function<Result<void>(const Mail&, const std::string& id)>& send);

}  // namespace ledstang
