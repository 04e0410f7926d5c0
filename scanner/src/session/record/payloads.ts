import type { MudlarkPart, ServerProbe } from "../../record/index.ts";
import { fitList, fitTable, shareOf } from "./budget.ts";
import type { Notes } from "./notes.ts";
import type { TelnetClient } from "../converse/telnet-client.ts";
import { beginning } from "../../text/index.ts";

/** Limits on GMCP in a record: packages, and characters of a package's name and of its sample. */
const gmcpBounds = { packages: 200, name: 200, value: 4096 };

type SessionData = ServerProbe["session_data"];

/**
 * The contents of the server's subnegotiations, in the layout of telnetlib3's session_data, within the record's
 * budgets.
 */
export function subnegotiationData(
  client: TelnetClient,
  notes: Notes,
): Pick<SessionData, "zmp" | "atcp" | "aardwolf" | "mxp" | "comport"> {
  const lists = {
    zmp: client.all("zmp").map(({ words }) => words),
    atcp: client.all("atcp").map((one) => ({ package: one.package, value: one.value })),
    aardwolf: client.all("aardwolf").map(({ message }) => message),
    mxp: client.all("mxp").map(({ hex }) => (hex === "" ? "activated" : hex)),
  };
  const comPort = Object.fromEntries(client.all("com-port").map(({ fact }) => [fact.name, fact.value]));
  return {
    ...(lists.zmp.length > 0 && { zmp: fitList("zmp", lists.zmp, notes) }),
    ...(lists.atcp.length > 0 && { atcp: fitList("atcp", lists.atcp, notes) }),
    ...(lists.aardwolf.length > 0 && { aardwolf: fitList("aardwolf", lists.aardwolf, notes) }),
    ...(lists.mxp.length > 0 && { mxp: fitList("mxp", lists.mxp, notes) }),
    ...(Object.keys(comPort).length > 0 && { comport: fitTable("comport", comPort, notes) }),
  };
}

/**
 * GMCP and MSDP of a connection: every package and variable by name, with a sample of each, within the record's
 * budgets.
 */
export function gmcpAndMsdp(client: TelnetClient, notes: Notes): Pick<MudlarkPart, "gmcp" | "msdp"> {
  const gmcp = gmcpByPackage(client.all("gmcp"), notes);
  const msdp = mergeTables(client.all("msdp").map(({ variables }) => variables));
  return {
    ...(gmcp.length > 0 && { gmcp }),
    ...(client.last("msdp") !== undefined && { msdp: msdpSamples(msdp, notes) }),
  };
}

type GmcpPackages = NonNullable<MudlarkPart["gmcp"]>;

/** Messages by package, in order of first appearance. Names are case-insensitive. */
function gmcpByPackage(messages: readonly { package: string; value: string }[], notes: Notes): GmcpPackages {
  const packages = new Map<string, GmcpPackages[number]>();
  for (const { package: whole, value } of messages) {
    const name = beginning(whole, gmcpBounds.name);
    const known = packages.get(name.toLowerCase());
    packages.set(name.toLowerCase(), {
      package: known?.package ?? name,
      value: known === undefined || known.value === "" ? value : known.value,
      ...(known !== undefined && { count: (known.count ?? 1) + 1 }),
    });
  }
  const longest = shareOf("gmcp", packages.size, gmcpBounds.value);
  const samples = [...packages.values()].map((one) => ({ ...one, value: beginning(one.value, longest) }));
  if (samples.length > gmcpBounds.packages)
    notes.add("gmcp-cut", `The server sent ${samples.length} GMCP packages; ${gmcpBounds.packages} of them were kept.`);
  const kept = fitList("gmcp", samples.slice(0, gmcpBounds.packages), notes);
  noteShortened("gmcp", [...packages.values()].filter(({ value }) => value.length > longest).length, notes);
  return kept;
}

/** Replaces values that exceed their share of the budget with the beginning of their JSON. */
function msdpSamples(variables: Variables, notes: Notes): Variables {
  const names = Object.keys(variables);
  const longest = shareOf("msdp", names.length, Infinity);
  const samples = Object.create(null) as Variables;
  let shortened = 0;
  for (const name of names) {
    const json = JSON.stringify(variables[name]);
    samples[name] = json.length <= longest ? variables[name] : `${beginning(json, longest - 1)}…`;
    if (json.length > longest) shortened += 1;
  }
  const kept = fitTable("msdp", samples, notes);
  noteShortened("msdp", shortened, notes);
  return kept;
}

/**
 * Missing names matter more than shortened values; a note about them was added earlier under the same code and takes
 * precedence.
 */
function noteShortened(what: "gmcp" | "msdp", count: number, notes: Notes): void {
  if (count === 0) return;
  notes.add(
    `${what}-cut`,
    `${what.toUpperCase()}: ${count} long ${count === 1 ? "value was" : "values were"} cut to the beginning.`,
  );
}

type Variables = Record<string, unknown>;

/** Merges tables; later values override earlier ones. Keys such as `__proto__` are treated as ordinary names. */
function mergeTables(tables: readonly object[]): Variables {
  const merged = Object.create(null) as Variables;
  for (const table of tables) for (const [name, value] of Object.entries(table)) merged[name] = value;
  return merged;
}
