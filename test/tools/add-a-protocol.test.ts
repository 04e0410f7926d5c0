import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, expect, it } from "vitest";

// Follows docs/protocols.md, "To add a protocol", in a copy of the tree: a made-up protocol is added by exactly those
// steps, a server that uses it is scanned, and the record, its evidence, the page's data and the API must show it.

const root = join(import.meta.dirname, "../..");
let copy: string;

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), "add-a-protocol-"));
  for (const part of [
    "scanner/src",
    "scanner/package.json",
    "src",
    "data/aliases",
    "test/scanner/session",
    "package.json",
  ])
    await cp(join(root, part), join(copy, part), { recursive: true });
  await linkModules(join(root, "node_modules"), join(copy, "node_modules"));
  await linkModules(join(root, "scanner/node_modules"), join(copy, "scanner/node_modules"));
  await mkdir(join(copy, "node_modules/@mudlark"), { recursive: true });
  await symlink(join(copy, "scanner"), join(copy, "node_modules/@mudlark/scanner"));
});

/** Links the installed packages except our own. */
async function linkModules(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from).catch(() => []))
    if (name !== "@mudlark" && !name.startsWith(".")) await symlink(join(from, name), join(to, name));
}

/** Inserts lines before the first line of a file that starts with `before`. */
async function insert(path: string, before: string, lines: string): Promise<void> {
  const text = await readFile(join(copy, path), "utf8");
  const at = text.indexOf(before);
  expect(at, `${path} has a line ${before}`).toBeGreaterThan(-1);
  await writeFile(join(copy, path), text.slice(0, at) + lines + text.slice(at));
}

async function create(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(copy, path)), { recursive: true });
  await writeFile(join(copy, path), text);
}

const payload = `
import { Option } from "../wire/index.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { decodeText } from "./text.ts";

/** Client: what the lantern shows is a finding. */
export const lantern: ClientProtocol = {
  name: "LANTERN",
  option: Option.LANTERN,
  start: () =>
    conversation({
      received: (bytes) => answer([], [{ protocol: "LANTERN", kind: "message", text: decodeText(bytes.subarray(0, 200)) }]),
    }),
};
`;

const show = `
import { readAliases } from "./src/load/aliases.ts";
import { assemble } from "./src/model/assemble.ts";
import { descriptionOf } from "./src/components/protocol/descriptions.ts";
import { serverDocument } from "./src/formats/api/server-document.ts";
import { scan } from "./test/scanner/session/scan-script.ts";
import { negotiate, subnegotiate } from "./test/scanner/session/telnet-script.ts";

const { record, sent } = await scan(
  {
    connected: (server) => server.send("Name: "),
    received(bytes, server) {
      if (bytes.includes(negotiate("DO", 150)))
        server.send(Buffer.concat([negotiate("WILL", 150), subnegotiate(150, "bright")]));
      if (bytes.includes(negotiate("DO", 70)))
        server.send(Buffer.concat([negotiate("WILL", 70), subnegotiate(70, 1, "LANTERN", 2, "1")]));
    },
  },
  { deep: true },
);
const model = assemble(
  {
    entries: [{ id: "alpha", name: "Alpha", addresses: [{ host: "mud.example.org", port: 4000, tls: false }] }],
    records: new Map([["alpha", record]]),
    histories: new Map([["alpha", []]]),
    report: { readings: 0, skipped: [], unread: new Map(), misdated: [], unlisted: [] },
  },
  { aliases: await readAliases(), countryOfAddress: () => null },
);
const server = model.byId.get("alpha");
const page = model.protocols.find(({ name }) => name === "LANTERN");
console.log(JSON.stringify({
  askedFirst: sent[0].includes(negotiate("DO", 150)),
  evidence: record.mudlark.evidence.LANTERN,
  view: server.capabilities.find(({ name }) => name === "LANTERN"),
  api: serverDocument(server, (path) => "https://mudlark.example" + path).capabilities.find(({ name }) => name === "LANTERN"),
  summary: serverDocument(server, (path) => "https://mudlark.example" + path).protocols,
  page: { slug: page.slug, measured: page.servers.measured, title: descriptionOf("LANTERN").title },
}));
`;

it("a made-up protocol is added by following the guide, and appears everywhere", async () => {
  const guide = (await readFile(join(root, "docs/protocols.md"), "utf8")).split("## To add a protocol")[1] ?? "";
  const touched = new Set<string>();
  const step = async (path: string, before: string, lines: string): Promise<void> => {
    touched.add(path);
    await insert(path, before, lines);
  };
  await step("scanner/src/wire/options.ts", "  EXOPL: 255,", "  LANTERN: 150,\n");
  await step(
    "scanner/src/record/capability-table.ts",
    '  { name: "TLS"',
    '  { name: "LANTERN", option: Option.LANTERN, sides: ["remote"], claimedBy: ["LANTERN"], asked: "deep", accepted: "deep" },\n',
  );
  await create("scanner/src/protocols/lantern.ts", payload);
  await step(
    "scanner/src/protocols/client-protocols.ts",
    "import { msdp }",
    'import { lantern } from "./lantern.ts";\n',
  );
  await step("scanner/src/protocols/client-protocols.ts", "  lflow,", "  lantern,\n");
  await step(
    "src/components/protocol/descriptions.ts",
    "  GMCP: {",
    '  LANTERN: { title: "Lantern", short: "Light.", paragraphs: ["Light."], specification: rfc(854) },\n',
  );
  for (const path of touched) expect(guide, path).toContain(path.split("/").at(-1));
  await create("show.ts", show);
  const out = execFileSync(process.execPath, ["show.ts"], { cwd: copy, encoding: "utf8" });
  expect(JSON.parse(out)).toEqual({
    askedFirst: false,
    evidence: { asked: "DO", answer: "agreed", data: 1, sample: "bright", claimed: "1", on: ["deep"] },
    view: {
      name: "LANTERN",
      slug: "lantern",
      state: "measured",
      evidence: expect.arrayContaining(["The server agreed.", "It sent: bright", "Its MSSP says yes."]) as string[],
      messages: [],
      address: null,
      at: expect.any(String) as string,
      confirmed: expect.any(String) as string,
    },
    api: expect.objectContaining({ name: "LANTERN", state: "measured" }) as object,
    summary: expect.arrayContaining(["LANTERN"]) as string[],
    page: { slug: "lantern", measured: ["alpha"], title: "Lantern" },
  });
});
