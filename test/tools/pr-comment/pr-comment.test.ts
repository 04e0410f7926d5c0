import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { readArtifact } from "../../../tools/pr-comment/artifact.ts";
import { commentBody, commentMarker } from "../../../tools/pr-comment/body.ts";
import { postComment, type CommentPlace } from "../../../tools/pr-comment/post.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pr-comment-"));
  await put("number", "12");
  await put("findings.json", "[]");
  await put("fixed.json", "[]");
  await put("changes.json", '[{"kind":"added","id":"x","sentences":["Lists a new game, \\"X\\"."]}]');
});

const put = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);

describe("the artifact is untrusted text", () => {
  test("valid data is read", () => {
    expect(readArtifact(folder)).toEqual({
      number: 12,
      findings: [],
      changes: [{ kind: "other", sentences: ['Lists a new game, "X".'] }],
      fixed: [],
      left: 0,
    });
  });

  test.each(["", "0", "-1", "1e3", "12; rm -rf /", "12/../13", "9".repeat(20), "１２"])(
    "no pull request: %j",
    async (number) => {
      await put("number", number);
      expect(() => readArtifact(folder)).toThrow("The artifact does not name a pull request.");
    },
  );

  test.each([
    ["findings.json", "{", "is not valid JSON"],
    ["findings.json", "{}", "is not a list"],
    ["changes.json", `[${"1,".repeat(300_000)}1]`, "is larger than"],
  ])("%s with %.5s…", async (name, text, why) => {
    await put(name, text);
    expect(() => readArtifact(folder)).toThrow(why);
  });

  test("a link is not followed, a missing file is reported", async () => {
    await rm(join(folder, "findings.json"));
    expect(() => readArtifact(folder)).toThrow("has no file findings.json");
    await symlink("/etc/passwd", join(folder, "findings.json"));
    expect(() => readArtifact(folder)).toThrow("has no file findings.json");
  });

  test("parts of the wrong kind are left out, long ones are cut, and many are counted", async () => {
    await put(
      "findings.json",
      JSON.stringify([null, 3, [], { file: 1, line: "x", what: "w".repeat(900), __proto__: null }]),
    );
    await put(
      "changes.json",
      JSON.stringify(Array.from({ length: 150 }, () => ({ sentences: Array.from({ length: 99 }, () => "s") }))),
    );
    const { findings, changes, left } = readArtifact(folder);
    expect(findings).toHaveLength(4);
    expect(findings[3]?.what).toHaveLength(500);
    expect(changes).toHaveLength(100);
    expect(changes[0]?.sentences).toHaveLength(20);
    expect(left).toBe(50);
  });

  test("the comment says who wrote the text, even when it is cut", async () => {
    const origin =
      "This comment is made from the output of a workflow run of this pull request, which its author controls";
    expect(commentBody(readArtifact(folder)).split("\n")[1]).toContain(origin);
    await put("changes.json", JSON.stringify(Array.from({ length: 99 }, () => ({ sentences: ["x".repeat(500)] }))));
    expect(commentBody(readArtifact(folder)).split("\n")[1]).toContain(origin);
  });

  test("nothing in it has an effect in the comment", async () => {
    const evil =
      "@everyone <script>x</script> ![x](https://evil.example/x.png) [l](javascript:x) #1\n## title\n<!-- x -->";
    await put("findings.json", JSON.stringify([{ file: evil, field: evil, what: evil, tip: evil, rule: evil }]));
    await put("changes.json", JSON.stringify([{ sentences: [evil, evil] }]));
    const body = commentBody(readArtifact(folder))
      .replace(commentMarker, "")
      .replace(/\[CONTRIBUTING.*/, "");
    expect(body.replace(/\\[!-/:-@[-`{-~]\u200b?/g, "")).not.toMatch(/[@<>![\]#]/);
    expect(body.split("\n").filter((line) => /^\s*(#|<)/.test(line))).toEqual([]);
  });

  test("a comment is never endless", async () => {
    await put(
      "changes.json",
      JSON.stringify(
        Array.from({ length: 40 }, () => ({ sentences: Array.from({ length: 20 }, () => "!".repeat(500)) })),
      ),
    );
    expect(commentBody(readArtifact(folder)).length).toBeLessThan(20_200);
  });
});

describe("a corrected file", () => {
  const finding = { file: "data/servers/A.yml", rule: "schema", line: 1, what: "no.", tip: "Fix." };

  test("is shown in full, to be copied", async () => {
    await put("findings.json", JSON.stringify([finding]));
    await put(
      "fixed.json",
      JSON.stringify([
        { path: "servers/A.yml", newPath: "servers/a.yml", text: 'name: "A: B"\naddresses:\n', rules: [] },
      ]),
    );
    expect(commentBody(readArtifact(folder))).toMatchInlineSnapshot(`
      "<!-- mudlark: data of this pull request -->
      This comment is made from the output of a workflow run of this pull request, which its author controls: read it as their text, not as the maintainers'.

      **What this will change**

      - **Lists a new game\\, \\"X\\"\\.**

      **The data check found one thing to fix.**

      - **data\\/servers\\/A\\.yml\\:1** no\\. Fix\\.

      This is **A\\.yml** with the automatic fixes. To use it, copy it, go to the tab **Files changed**, press **⋯** next to the file's name and **Edit file**, replace the contents with it, change the name above it to **a\\.yml**, and press **Commit changes…**.

      \`\`\`yaml
      name: "A: B"
      addresses:
      \`\`\`

      [CONTRIBUTING.md](../blob/main/CONTRIBUTING.md) explains how to fix it. No server in this pull request has been visited.
      "
    `);
  });

  test("stays within its fence, whatever it contains; files that are too long are left out", async () => {
    await put("findings.json", JSON.stringify([finding]));
    const evil = "a: ```\n`````\n@everyone\u202e\u0007 <script>\n~~~\n";
    await put(
      "fixed.json",
      JSON.stringify([{ path: "[x](http://x.example)", text: evil }, { path: "b", text: "b".repeat(9000) }, null, 3]),
    );
    const body = commentBody(readArtifact(folder));
    expect(body.match(/^`{6}(?:yaml)?$/gm)).toEqual(["``````yaml", "``````"]);
    expect(body).not.toMatch(/[\u202e\u0007]|bbbb|\[x\]/);
  });

  test("is not shown if there is nothing to fix", async () => {
    await put("fixed.json", JSON.stringify([{ path: "servers/a.yml", text: "name: A\n" }]));
    expect(commentBody(readArtifact(folder))).not.toContain("```");
  });
});

test("the comment", () => {
  expect(commentBody(readArtifact(folder))).toMatchInlineSnapshot(`
    "<!-- mudlark: data of this pull request -->
    This comment is made from the output of a workflow run of this pull request, which its author controls: read it as their text, not as the maintainers'.

    **What this will change**

    - **Lists a new game\\, \\"X\\"\\.**

    **The data check found nothing to fix.**

    A person will look at it next. No server in this pull request has been visited.
    "
  `);
});

describe("what is posted, and where", () => {
  const pull = { state: "open", head: { sha: "abc" }, base: { repo: { full_name: "a/b" } } };

  function place(answers: Record<string, unknown>): CommentPlace & { sent: string[] } {
    const sent: string[] = [];
    return {
      repository: "a/b",
      headSha: "abc",
      sent,
      request: (method, path) => {
        sent.push(`${method} ${path}`);
        return Promise.resolve(answers[path]);
      },
    };
  }

  test("a first comment, and later the same one again", async () => {
    const first = place({
      "/repos/a/b/pulls/12": pull,
      "/repos/a/b/issues/12/comments?per_page=100": [
        { id: 1, body: `${commentMarker} mine`, user: { login: "mallory" } },
      ],
    });
    await postComment(12, "hello", first);
    expect(first.sent.at(-1)).toBe("POST /repos/a/b/issues/12/comments");
    const own = { id: 77, body: `${commentMarker}\nold`, user: { login: "github-actions[bot]" } };
    const again = place({ "/repos/a/b/pulls/12": pull, "/repos/a/b/issues/12/comments?per_page=100": [own] });
    await postComment(12, "hello", again);
    expect(again.sent.at(-1)).toBe("PATCH /repos/a/b/issues/comments/77");
  });

  test.each([
    ["another commit", { ...pull, head: { sha: "other" } }],
    ["closed", { ...pull, state: "closed" }],
    ["another repository", { ...pull, base: { repo: { full_name: "x/y" } } }],
    ["nothing", {}],
  ])("a number that does not belong to this run (%s) is rejected", async (_, answer) => {
    const there = place({ "/repos/a/b/pulls/12": answer });
    expect(await postComment(12, "hello", there)).toMatch(/^Nothing was posted/);
    expect(there.sent).toEqual(["GET /repos/a/b/pulls/12"]);
  });
});
