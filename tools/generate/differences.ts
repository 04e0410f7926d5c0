import type { Change, Difference } from "@mudlark/scanner/record";
import type { Walker } from "./walker.ts";

/** What a server changed in a night, from what to what, as the census would write it; call it after the change. */
export function inventDifferences(
  { server, altered, moves }: Walker,
  changed: readonly Change[],
  at: number,
): Difference[] {
  const found: Difference[] = [];
  const date = (days: number): string => new Date(at + days * 86_400_000).toISOString().slice(0, 10);
  const address = server.entry.addresses[0];
  const secure = server.entry.addresses[1];
  if (changed.includes("address") && address !== undefined) {
    const hosts = [address.host, `new.${address.host}`];
    found.push({
      what: "address",
      from: `${hosts[(moves + 1) % 2] ?? ""} ${address.port}`,
      to: `${hosts[moves % 2] ?? ""} ${address.port}`,
    });
  }
  if (changed.includes("certificate") && secure !== undefined) {
    const name = String(secure.port);
    found.push({ what: "certificate", name, from: `valid until ${date(3)}`, to: `valid until ${date(90)}` });
  }
  if (changed.includes("options")) {
    const asks = server.requested.includes("NEW_ENVIRON") !== altered;
    found.push({ what: "options", name: "NEW_ENVIRON", [asks ? "to" : "from"]: "requested" });
  }
  const { adopts } = server.habits;
  if (changed.includes("capabilities") && adopts !== undefined)
    found.push({ what: "capabilities", name: adopts.name, to: "seen" });
  if (changed.includes("mssp") && server.speaksMssp) {
    const codebase = [server.codebase.mssp].flat().join(", ");
    found.push({ what: "mssp", name: "CODEBASE", from: codebase, to: `${codebase} (${date(0)})` });
    // Some servers send markup, which a page must show as text.
    const hostile = server.mssp.WORLD_NAME;
    if (typeof hostile === "string") found.push({ what: "mssp", name: "WORLD NAME", from: "a world", to: hostile });
  }
  return found;
}
