import { expect, test } from "vitest";
import { configured } from "../../invented/configured.ts";

const bbs = { listed: { singular: "BBS", plural: "BBSes" } };
const page = { title: "What is a BBS?", description: "Bulletin boards.", file: "bbs.md" };

test.each([
  ["a directory of MUDs", { listed: { singular: "MUD", plural: "MUDs" } }, true],
  ["a directory of anything else", bbs, false],
  ["one that replaces our page about MUDs", { ...bbs, about: [{ slug: "muds", ...page }] }, true],
  ["one that adds another page", { ...bbs, about: [{ slug: "boards", ...page }] }, false],
])("links to /about/muds/ need a page that explains what is listed: %s", async (_, config, explains) => {
  const { explainsListed } = await configured(config, () => import("../../../../src/components/about/pages.ts"));
  expect(explainsListed).toBe(explains);
});
