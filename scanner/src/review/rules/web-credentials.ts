import { findingAt, type Rule, type ValidEntry } from "../check/context.ts";
import type { Finding } from "../../data/index.ts";

const ruleName = "web-credentials";

export const webCredentials: Rule = {
  name: ruleName,
  description: "No web address contains a user name or a password.",
  check: ({ entries }) => [...entries.values()].flatMap(findingsIn),
};

function findingsIn(valid: ValidEntry): Finding[] {
  const { website, discord, play, sources = [] } = valid.entry;
  const addresses: [path: readonly PropertyKey[], address: string | undefined][] = [
    [["website"], website],
    [["discord"], discord],
    [["play"], play],
    ...sources.map(({ url }, index): [PropertyKey[], string] => [["sources", index, "url"], url]),
  ];
  return addresses.flatMap(([path, address]) =>
    address === undefined || !hasCredentials(address)
      ? []
      : // Do not repeat the address: messages end up in public logs.
        [
          findingAt(
            ruleName,
            valid,
            path,
            "this address has a user name or a password before its host.",
            "Remove everything between // and @. If the password was real, change it: the file's history is public.",
          ),
        ],
  );
}

/** Whether a URL has userinfo (RFC 3986, section 3.2.1), as in https://user:password@example.org/. */
function hasCredentials(address: string): boolean {
  const { username, password } = new URL(address);
  return username !== "" || password !== "";
}
