// The public face of care processes: the region's register of them, the way each is decided to go, and how it goes.
#pragma once

namespace ledstang {

class Operations;

void offer_processes(Operations& operations);

}  // namespace ledstang
