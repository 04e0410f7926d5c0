import { expect, test } from "vitest";
import { diffData } from "../../../scanner/src/review/diff/diff-data.ts";
import { markdownChanges, plainChanges } from "../../../scanner/src/review/diff/format.ts";
import { listedWords } from "../../../scanner/src/text/index.ts";
import { entryText, memoryTree } from "../data/memory-tree.ts";

const a = entryText("Alpha", "alpha.mudlark.net 4000", "genre: Fantasy\nadult: false\n");
const b = entryText("Beta", "beta.mudlark.net 4000");
const before = memoryTree({
  "servers/alpha.yml": a,
  "servers/beta.yml": b,
  "servers/gone.yml": entryText("Gone", "gone.mudlark.net 1"),
  "opt-out.yml": "- host: quiet.mudlark.net\n  reason: asked\n  date: 2026-02-14\n",
});

const after = memoryTree({
  "servers/alpha.yml": `name: Alpha
addresses:
  - host: new.mudlark.net
    port: 4000
    encoding: cp437
  - host: new.mudlark.net
    port: 4001
    tls: true
genre: Horror
payToPlay: true
gameplay: [Questing, Hack and Slash]
formerAddresses:
  - { host: alpha.mudlark.net, port: 4000 }
`,
  "servers/beta-two.yml": `${b}formerIds: [beta]\n`,
  "servers/fresh.yml": entryText(
    '"Fresh @everyone <b>"',
    "fresh.mudlark.net 23",
    "website: https://fresh.mudlark.net/\n",
  ),
  "servers/broken.yml": "name: [",
  "records/alpha.json": "{}",
  "README.md": "changed",
  "opt-out.yml": "- network: 198.51.100.0/24\n  reason: its owner wrote\n  date: 2026-02-15\n",
});

test("a change in plain words", async () => {
  expect(plainChanges(await diffData(before, after))).toMatchInlineSnapshot(`
    "Changes the game "Alpha".
      Adds the address new.mudlark.net 4000 (cp437).
      Adds the address new.mudlark.net 4001 (TLS).
      Removes the address alpha.mudlark.net 4000 and keeps it as a former address.
      Makes new.mudlark.net 4000 (cp437) the address to visit first.
      Genre: "Horror" (was "Fantasy").
      Gameplay: "Questing"; "Hack and Slash" (new).
      Pay to play: yes (new).
      Former addresses: "alpha.mudlark.net" 4000 (new).
      Adult: removed (was no).
    Moves the game "Beta" from the id beta to beta-two.
      Former ids: "beta" (new).
    Lists a new game, "Fresh @everyone <b>", at fresh.mudlark.net 23.
      Website: "https://fresh.mudlark.net/".
    Removes the game "Gone" (gone).
    Never visits the network "198.51.100.0/24" again: "its owner wrote".
    Removes the host "quiet.mudlark.net" from the opt-out list.
    Changes one file that only the census may write.
    Changes one file outside the listing."
  `);
});

test("as Markdown, with untrusted text escaped", async () => {
  expect(markdownChanges(await diffData(before, after)).replaceAll("\u200b", "(ZWSP)")).toMatchInlineSnapshot(`
    "**What this will change**

    - **Changes the game \\"Alpha\\"\\.**
      - Adds the address new\\.mudlark\\.net 4000 \\(cp437\\)\\.
      - Adds the address new\\.mudlark\\.net 4001 \\(TLS\\)\\.
      - Removes the address alpha\\.mudlark\\.net 4000 and keeps it as a former address\\.
      - Makes new\\.mudlark\\.net 4000 \\(cp437\\) the address to visit first\\.
      - Genre\\: \\"Horror\\" \\(was \\"Fantasy\\"\\)\\.
      - Gameplay\\: \\"Questing\\"\\; \\"Hack and Slash\\" \\(new\\)\\.
      - Pay to play\\: yes \\(new\\)\\.
      - Former addresses\\: \\"alpha\\.mudlark\\.net\\" 4000 \\(new\\)\\.
      - Adult\\: removed \\(was no\\)\\.
    - **Moves the game \\"Beta\\" from the id beta to beta\\-two\\.**
      - Former ids\\: \\"beta\\" \\(new\\)\\.
    - **Lists a new game\\, \\"Fresh \\@(ZWSP)everyone \\<b\\>\\"\\, at fresh\\.mudlark\\.net 23\\.**
      - Website\\: \\"https\\:\\/\\/fresh\\.mudlark\\.net\\/\\"\\.
    - **Removes the game \\"Gone\\" \\(gone\\)\\.**
    - **Never visits the network \\"198\\.51\\.100\\.0\\/24\\" again\\: \\"its owner wrote\\"\\.**
    - **Removes the host \\"quiet\\.mudlark\\.net\\" from the opt\\-out list\\.**
    - **Changes one file that only the census may write\\.**
    - **Changes one file outside the listing\\.**"
  `);
});

test("no change", async () => {
  expect(plainChanges(await diffData(before, before))).toBe("The listing does not change.");
  expect(markdownChanges(await diffData(before, before))).toBe("**The listing does not change.**");
});

test("a change to a directory of something other than MUDs", async () => {
  const changes = await diffData(before, after, listedWords({ singular: "BBS", plural: "BBSes" }));
  const summaries = changes.map(({ sentences: [whole = ""] }) => whole);
  expect(summaries).toContain('Changes the BBS "Alpha".');
  expect(summaries).toContain('Removes the BBS "Gone" (gone).');
  expect(summaries.join(" ")).not.toMatch(/\bgames?\b/);
});
