import { expect, test } from "vitest";
import { dataCheckCommand } from "../../../scanner/src/cli/data-check-command.ts";
import { config } from "../../../scanner/src/cli/configuration.ts";

test.each([
  [config().dataDir, "npm run data:check"],
  ["/srv/listing", "npm run data:check -- --data /srv/listing"],
  ["Bob's games", String.raw`npm run data:check -- --data 'Bob'\''s games'`],
])("the command that checks the folder %j", (data, command) => {
  expect(dataCheckCommand(data)).toBe(command);
});
