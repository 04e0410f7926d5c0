import { Argument, type Command } from "commander";
import { jsonSchemaOf, schemaNames, type SchemaName } from "../../record/index.ts";

/** `mudlark schema`: the contract for other programs and for editors. */
export function register(program: Command): void {
  program
    .command("schema")
    .summary("print a JSON Schema of the contract")
    .description("Print the JSON Schema of a part of the contract, for editors and other programs.")
    .addArgument(new Argument("<name>", "which part").choices(schemaNames))
    .action((name: SchemaName) => {
      console.log(JSON.stringify(jsonSchemaOf(name), undefined, 2));
    });
}
