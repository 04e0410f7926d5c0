import { findingAt, webAddressesOf, type Rule, type ValidEntry } from "../check/context.ts";
import type { Finding } from "../../data/index.ts";

const ruleName = "web-credentials";

export const webCredentials: Rule = {
  name: ruleName,
  description: "No web address contains a user name or a password.",
  check: ({ entries }) => [...entries.values()].flatMap(findingsIn),
};

function findingsIn(valid: ValidEntry): Finding[] {
  // Do not repeat the address: messages end up in public logs.
  const what = "this address has a user name or a password before its host.";
  const tip = "Remove everything between // and @. If the password was real, change it: the file's history is public.";
  return webAddressesOf(valid).flatMap(([path, address]) =>
    hasCredentials(address) ? [findingAt(ruleName, valid, path, what, tip)] : [],
  );
}

/** Whether a URL has userinfo (RFC 3986, section 3.2.1), as in https://user:password@example.org/. */
function hasCredentials(address: string): boolean {
  const { username, password } = new URL(address);
  return username !== "" || password !== "";
}
