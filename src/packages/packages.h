// The public face of packages: what one region has made well leaves as a signed file and comes into another with a
// preview of what it changes.
#pragma once

namespace ledstang {

class Operations;

void offer_packages(Operations& operations);

}  // namespace ledstang
