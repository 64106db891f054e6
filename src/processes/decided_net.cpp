#include "processes/decided_net.h"

#include "process_models/bpmn.h"
#include "store/sql.h"

namespace ledstang {

Result<PetriNet> decided_net(Sql& sql, std::int64_t process, int version) {
    constexpr auto file = "processbilden";
    const auto bpmn = sql.value<std::string>(
        "select bpmn from process_model where process = :process and version = :version", process, version);
    const auto model = read_bpmn(file, bpmn);
    if (!model) return refuse(model.error());
    return net_of(*model, file);
}

}  // namespace ledstang
