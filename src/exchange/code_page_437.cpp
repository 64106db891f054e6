#include "exchange/code_page_437.h"

#include "base/utf8.h"

namespace ledstang {
namespace {

// The characters of bytes 80 to FF, sixteen to a line.
constexpr std::u32string_view upper_half =
    U"ÇüéâäàåçêëèïîìÄÅ"
    U"ÉæÆôöòûùÿÖÜ¢£¥₧ƒ"
    U"áíóúñÑªº¿⌐¬½¼¡«»"
    U"░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
    U"└┴┬├─┼╞╟╚╔╩╦╠═╬╧"
    U"╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
    U"αßΓπΣσµτΦΘΩδ∞φε∩"
    U"≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0";
static_assert(upper_half.size() == 128);

}  // namespace

std::string utf8_from_code_page_437(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            text += c;
        } else {
            text += encode_utf8(upper_half[byte - 0x80U]);
        }
    }
    return text;
}

}  // namespace ledstang
