#include "base/markup.h"

namespace ledstang {

std::string html_escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char byte : text) {
        switch (byte) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += byte;
        }
    }
    return out;
}

}  // namespace ledstang
