// What entry offers, on one screen.
#include "entry/operations.h"

namespace ledstang {

void offer_entry(Operations& operations) {
    operations.get("get_entry", "/units/{unit}/entry/{period}", get_entry, {Permission::read, nullptr, Keep::by_person},
                   "Det som enheten ska rapportera för perioden");
    operations.put("save_cell", "/units/{unit}/entry/{period}/cells", save_cell, {Permission::report, &CellWish::unit},
                   "Spara ett utfall i inmatningen");
    operations.post("preview_cell", "/units/{unit}/entry/{period}/preview", preview_cell,
                    {Permission::report, &CellWish::unit}, "Bedöm ett utfall utan att spara det");
    operations.put("save_cell_comment", "/units/{unit}/entry/{period}/comments", save_cell_comment,
                   {Permission::report, &CellCommentWish::unit}, "Spara kommentaren till ett mått i inmatningen");
    operations.get("get_entry_burden", "/units/{unit}/entry/{period}/burden", get_entry_burden, {Permission::read},
                   "Tid och fält som inmatningen har tagit");
    offer_missing(operations);
}

}  // namespace ledstang
