#include "http/problem.h"

#include <stdexcept>

#include "http/json_text.h"

namespace ledstang::http {

ProblemText describe(Problem problem) {
    switch (problem) {
        case Problem::malformed:
            return {400, "http.malformed", "Anropet följer inte HTTP och går inte att tolka."};
        case Problem::bad_target:
            return {400, "http.bad_target", "Adressen går inte att tolka. Kontrollera länken och försök igen."};
        case Problem::bad_host:
            return {400, "http.bad_host", "Anropet ska innehålla exakt en Host-rad."};
        case Problem::method_not_allowed:
            return {405, "http.method_not_allowed", "Metoden får inte användas här."};
        case Problem::request_timeout:
            return {408, "http.request_timeout", "Anropet kom inte fram i tid. Försök igen."};
        case Problem::body_too_large:
            return {413, "http.body_too_large",
                    "Det som skickades är för stort. Dela upp det i mindre delar och försök igen."};
        case Problem::target_too_long:
            return {414, "http.target_too_long", "Adressen är för lång. Minska urvalet och försök igen."};
        case Problem::expectation_failed:
            return {417, "http.expectation_failed", "Servern kan bara uppfylla Expect: 100-continue."};
        case Problem::wrong_host:
            return {421, "http.wrong_host", "Servern svarar inte för det värdnamn som anropet gällde."};
        case Problem::head_too_large:
            return {431, "http.head_too_large",
                    "Anropets huvud är för stort. Rensa webbläsarens kakor för webbplatsen och försök igen."};
        case Problem::incident:
            return {500, "http.incident", "Något gick fel i systemet."};
        case Problem::method_unknown:
            return {501, "http.method_unknown", "Servern känner inte till metoden."};
        case Problem::coding_unknown:
            return {501, "http.coding_unknown", "Servern tar inte emot den överföringskodningen."};
        case Problem::overloaded:
            return {503, "http.overloaded", "Systemet har just nu för mycket att göra. Försök igen om en stund."};
        case Problem::version_unknown:
            return {505, "http.version_unknown", "Servern talar bara HTTP/1.0 och HTTP/1.1."};
    }
    throw std::logic_error("unknown problem");
}

Response answer(Problem problem) {
    const ProblemText text = describe(problem);
    Response response = refusal(text.status, text.code, text.message);
    response.route = "refused";
    if (problem == Problem::overloaded) response.headers.add("Retry-After", "1");
    if (problem == Problem::method_not_allowed || problem == Problem::method_unknown) {
        response.headers.add("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    }
    return response;
}

Response incident_answer(std::string_view incident_id) {
    const ProblemText text = describe(Problem::incident);
    const std::string message = std::string(text.message) + " Försök igen, och ange nummer " +
                                std::string(incident_id) + " till supporten om felet består.";
    return json("{\"code\":" + json_string(text.code) + ",\"message\":" + json_string(message) +
                    ",\"incident\":" + json_string(incident_id) + "}",
                text.status);
}

}  // namespace ledstang::http
