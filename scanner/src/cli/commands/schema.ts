import { Argument, type Command } from "commander";
import { jsonSchemaOf, schemaNames, type SchemaName } from "../../record/index.ts";

/** `mudlark schema`: prints the JSON Schemas of the data. */
export function register(program: Command): void {
  program
    .command("schema")
    .summary("print a JSON Schema of the data")
    .description("Print the JSON Schema of one kind of data, for editors and other programs.")
    .addArgument(new Argument("<name>", "which schema").choices(schemaNames))
    .action((name: SchemaName) => {
      console.log(JSON.stringify(jsonSchemaOf(name), undefined, 2));
    });
}
