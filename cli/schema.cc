// hearsay schema: the JSON Schema of a record.

#include "cli/commands.h"
#include "cli/console.h"
#include "serving/schemas.h"

namespace hearsay::cli {

void add_schema(CLI::App& app, int& exit_code) {
  auto name = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("schema", "The schema of a record or layout: its fields, and what they may hold");
  std::vector<std::string> known(serving::kSchemaNames.begin(), serving::kSchemaNames.end());
  known.insert(known.end(), serving::kLayoutNames.begin(), serving::kLayoutNames.end());
  command->add_option("RECORD", *name, "claim incident annotation attributions, or the columns of a layout: acled ged polecat")
      ->required()
      ->check(CLI::IsMember(known));
  command->footer("Example:\n  hearsay schema claim > claim.schema.json\n  hearsay schema acled");
  command->callback([name, &exit_code] { exit_code = put(serving::schema(*name)) ? kDone : kSomeFailed; });
}

}  // namespace hearsay::cli
