import type { MudlarkPart, ServerProbe } from "../../record/index.ts";
import { fitList, fitTable } from "./budget.ts";
import type { Notes } from "./notes.ts";
import type { TelnetClient } from "../converse/telnet-client.ts";

/** GMCP messages that a record keeps, and characters of a package's name and of a value. */
const gmcpBounds = { messages: 50, package: 200, value: 4096 };

type SessionData = ServerProbe["session_data"];

/** What the server told in subnegotiations, in the layout of telnetlib3's session_data, within the record's budgets. */
export function subnegotiationData(
  client: TelnetClient,
  notes: Notes,
): Pick<SessionData, "mssp" | "zmp" | "atcp" | "aardwolf" | "mxp" | "comport"> {
  const mssp = client.last("mssp")?.variables;
  const lists = {
    zmp: client.all("zmp").map(({ words }) => words),
    atcp: client.all("atcp").map((one) => ({ package: one.package, value: one.value })),
    aardwolf: client.all("aardwolf").map(({ message }) => message),
    mxp: client.all("mxp").map(({ hex }) => (hex === "" ? "activated" : hex)),
  };
  const comPort = Object.fromEntries(client.all("com-port").map(({ fact }) => [fact.name, fact.value]));
  return {
    ...(mssp === undefined ? {} : { mssp: fitTable("mssp", mssp, notes) }),
    ...(lists.zmp.length === 0 ? {} : { zmp: fitList("zmp", lists.zmp, notes) }),
    ...(lists.atcp.length === 0 ? {} : { atcp: fitList("atcp", lists.atcp, notes) }),
    ...(lists.aardwolf.length === 0 ? {} : { aardwolf: fitList("aardwolf", lists.aardwolf, notes) }),
    ...(lists.mxp.length === 0 ? {} : { mxp: fitList("mxp", lists.mxp, notes) }),
    ...(Object.keys(comPort).length === 0 ? {} : { comport: fitTable("comport", comPort, notes) }),
  };
}

/** GMCP and MSDP of a connection, within the record's budgets. */
export function gmcpAndMsdp(client: TelnetClient, notes: Notes): Pick<MudlarkPart, "gmcp" | "msdp"> {
  const gmcp = client
    .all("gmcp")
    .slice(0, gmcpBounds.messages)
    .map((one) => ({
      package: one.package.slice(0, gmcpBounds.package),
      value: one.value.slice(0, gmcpBounds.value),
    }));
  const msdp = mergeTables(client.all("msdp").map(({ variables }) => variables));
  return {
    ...(gmcp.length === 0 ? {} : { gmcp: fitList("gmcp", gmcp, notes) }),
    ...(client.last("msdp") === undefined ? {} : { msdp: fitTable("msdp", msdp, notes) }),
  };
}

type Variables = Record<string, unknown>;

/** Tables of names, later ones over earlier ones; names like `__proto__` are names. */
function mergeTables(tables: readonly object[]): Variables {
  const merged = Object.create(null) as Variables;
  for (const table of tables) for (const [name, value] of Object.entries(table)) merged[name] = value;
  return merged;
}
