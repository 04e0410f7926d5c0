import { serviceOn } from "../../address/index.ts";
import { findingAt, type Rule } from "../check/context.ts";

const ruleName = "port";

export const port: Rule = {
  name: ruleName,
  description: "No port belongs to another well-known service (mail, SSH, databases).",
  check: ({ entries }) =>
    [...entries.values()].flatMap((valid) =>
      valid.entry.addresses.flatMap((address, index) => {
        const service = serviceOn(address.port);
        if (service === undefined) return [];
        const what = `port ${String(address.port)} belongs to ${service}; a visit there would look like an attack.`;
        return [
          findingAt(ruleName, valid, ["addresses", index, "port"], what, "Write the port that players connect to."),
        ];
      }),
    ),
};
