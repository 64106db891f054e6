// The public face of interchange: measures' outcomes in other regions, how ours stand among them, and our outcomes in
// forms that others read.
#pragma once

namespace ledstang {

class Operations;

void offer_interchange(Operations& operations);

}  // namespace ledstang
