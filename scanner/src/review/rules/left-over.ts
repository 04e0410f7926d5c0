import { findingAt, webAddressesOf, type Rule, type ValidEntry } from "../check/context.ts";
import type { ListedWords } from "../../text/index.ts";
import type { Finding } from "../../data/index.ts";

const ruleName = "left-over";

export const leftOver: Rule = {
  name: ruleName,
  description: "No template placeholders are left, such as a web address at example.org.",
  check: ({ entries, allowPrivate, listed }) =>
    allowPrivate ? [] : [...entries.values()].flatMap((valid) => findingsIn(valid, listed)),
};

function findingsIn(valid: ValidEntry, { game }: ListedWords): Finding[] {
  const howToFix = `Replace it with the ${game}'s own, or remove the line.`;
  const left = webAddressesOf(valid).flatMap(([path, address]) =>
    isExample(address) ? [findingAt(ruleName, valid, path, "this is the template's example address.", howToFix)] : [],
  );
  if (!/^the name of the game$/i.test(valid.entry.name)) return left;
  return [
    findingAt(ruleName, valid, ["name"], "this is the template's example name.", `Write the name of the ${game}.`),
    ...left,
  ];
}

/** Whether a URL uses a domain reserved for examples (RFC 2606 section 3). */
function isExample(address: string): boolean {
  return /(?:^|\.)example\.(?:com|net|org)$/.test(new URL(address).hostname);
}
