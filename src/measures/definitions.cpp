// Measure definitions in the store.
#include <fmt/format.h>

#include "base/swedish_text.h"
#include "measures/measures.h"
#include "store/next_key.h"
#include "store/version.h"

namespace ledstang {

std::optional<std::int64_t> measure_number(Sql& sql, const std::string& id) {
    return sql.row<std::int64_t>("select number from measure where id = :id", id);
}

Refusal unknown_measure(Sql& sql, const std::string& id) {
    std::string message = fmt::format("Måttet {} finns inte.", in_quotes(id));
    if (const auto nearest = nearest_name(id, sql.rows<std::string>("select id from measure order by id"))) {
        message += fmt::format(" Menade du {}?", in_quotes(*nearest));
    }
    return {RefusalKind::not_found, "measure.unknown", std::move(message), {}};
}

Result<Measure> read_measure(Sql& sql, const std::string& id) {
    const auto row =
        sql.row<std::tuple<std::string, std::int64_t>>("select body, version from measure where id = :id", id);
    if (!row) return refuse(unknown_measure(sql, id));
    auto measure = from_json_text<Measure>(std::get<0>(*row));
    if (measure) measure->version = static_cast<int>(std::get<1>(*row));
    return measure;
}

Result<Applied> apply_measure(Transaction& transaction, const Configuration& configuration, const Measure& wish,
                              int expected_version) {
    if (wish.id.empty() || ascii_slug(wish.id) != wish.id) {
        return refuse("measure.id",
                      fmt::format("Måttets id {} får bara innehålla små bokstäver a–z, siffror och understreck.",
                                  in_quotes(wish.id)));
    }
    if (wish.name.empty()) return refuse("measure.name", fmt::format("Måttet {} saknar namn.", in_quotes(wish.id)));
    if (configuration.level(wish.level) == nullptr) {
        return refuse("measure.level", fmt::format("Måttet {} har nivån {}, som inte finns i organisation.toml.",
                                                   in_quotes(wish.id), in_quotes(wish.level)));
    }
    if (wish.decimals < 0 || wish.decimals > 6)
        return refuse("measure.decimals",
                      fmt::format("Måttet {}: antal decimaler ska vara 0 till 6.", in_quotes(wish.id)));
    Sql& sql = transaction.sql();
    Measure plain = wish;
    plain.version = 1;  // the row's version is a column of its own
    const std::string body = to_json(plain);
    const auto present =
        sql.row<std::tuple<std::string, std::int64_t>>("select body, version from measure where id = :id", wish.id);
    if (!present) {
        const auto number = next_key(sql, "measure");
        sql.execute("insert into measure (number, id, body, version) values (:number, :id, :body, 1)", number, wish.id,
                    body);
        transaction.log("measure", wish.id, "", body);
        return Applied::added;
    }
    if (expected_version != 0 && std::get<1>(*present) != expected_version)
        return refuse(expect_version(0, "måttet " + wish.name).error());
    // As the present program writes it: a definition from before a field was added is the same definition.
    const auto known = from_json_text<Measure>(std::get<0>(*present));
    if (known && to_json(*known) == body) return Applied::unchanged;
    sql.execute("update measure set body = :body, version = version + 1 where id = :id", body, wish.id);
    transaction.log("measure", wish.id, std::get<0>(*present), body);
    return Applied::changed;
}

}  // namespace ledstang
