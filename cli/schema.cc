// hearsay schema: the JSON Schema of a record.

#include "cli/commands.h"
#include "cli/console.h"
#include "serving/schemas.h"

namespace hearsay::cli {

void add_schema(CLI::App& app, int& exit_code) {
  auto name = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("schema", "The JSON Schema of a record: its fields, and what they may hold");
  const auto& known = serving::kSchemaNames;
  command->add_option("RECORD", *name, "claim incident annotation attributions")
      ->required()
      ->check(CLI::IsMember(std::vector<std::string>(known.begin(), known.end())));
  command->footer("Example:\n  hearsay schema claim > claim.schema.json");
  command->callback([name, &exit_code] { exit_code = put(serving::schema(*name)) ? kDone : kSomeFailed; });
}

}  // namespace hearsay::cli
