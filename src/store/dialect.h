// Which database the store talks to. For use inside store/ only.
#pragma once

namespace ledstang {

enum class Dialect { sqlite, postgresql };

}  // namespace ledstang
