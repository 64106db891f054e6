// Figures of groups that are parts of one whole (group, withheld, and what is told): a part that is not told is not to
// be what the others leave of it. Inside the module.
#pragma once

namespace ledstang {

template <class Figures>
void withhold(Figures& figures) {
    Figures withheld;
    withheld.group = figures.group;
    withheld.withheld = true;
    figures = withheld;
}

// All less the women are the men: where one of them is withheld so is the other.
template <class Figures>
void withhold_rests(Figures& women, Figures& men) {
    if (women.withheld != men.withheld) withhold(women.withheld ? men : women);
}

}  // namespace ledstang
