import { defined } from "@mudlark/scanner/objects";
import { createHash } from "node:crypto";
import { fingerprintOf } from "@mudlark/scanner/fingerprint";
import type { CapabilityName, Evidence, ScanRecord } from "@mudlark/scanner/record";
import { probeList } from "./families.ts";
import type { InventedServer } from "./server.ts";

/** Options that only the server offers (WILL); the others are requested with DO. */
const byDo = new Set(["NAWS", "TTYPE", "NEW_ENVIRON", "CHARSET", "MXP", "ATCP", "START-TLS"]);

/**
 * The record that a visit to an invented server would have written.
 * @param altered whether its options are in their other state: one more, or one fewer, requested
 */
export function inventRecord(
  server: InventedServer,
  visited: Date,
  players: number | null | undefined,
  booted: number,
  altered = false,
): ScanRecord {
  const { banner, codebase } = server;
  const requested = altered ? toggled(server.requested, "NEW_ENVIRON") : server.requested;
  const offered = codebase.asks ? server.offered.filter((option) => probeList.includes(option)) : [];
  const data = {
    "offered-options": offered,
    "probed-protocol": "server",
    "refused-options": codebase.asks ? probeList.filter((option) => !offered.includes(option)) : [],
    "requested-options": [...requested],
    "scan-type": "quick",
  };
  const mssp = server.speaksMssp ? { ...server.mssp } : undefined;
  if (mssp !== undefined) {
    mssp.PLAYERS = players === null ? "many" : String(players ?? 0);
    mssp.UPTIME = String(booted);
  }
  const at = visited.toISOString();
  const tls = server.entry.addresses[1];
  const random = server.random;
  return {
    "server-probe": {
      fingerprint: fingerprintOf(data),
      "fingerprint-data": data,
      session_data: {
        banner_after_return: banner.after.toString("latin1"),
        banner_before_return: banner.text,
        dsr_replies: 0,
        dsr_requests: 0,
        encoding: banner.encoding,
        ...defined({ mssp }),
        option_states: {
          server_offered: Object.fromEntries(server.offered.map((option) => [option, true])),
          server_requested: Object.fromEntries(requested.map((option) => [option, true])),
        },
        scan_type: "quick",
        timing: { probe: 0.5, total: 3.7 },
      },
    },
    sessions: [
      {
        host: server.entry.addresses[0]?.host ?? "",
        ip: server.ip,
        port: server.entry.addresses[0]?.port ?? 23,
        connected: at,
      },
    ],
    mudlark: {
      schema: 1,
      generator: "mudlark generate (invented)",
      rule: "telnetlib3-2.5.0",
      origin: "scan",
      outcome: { code: "ok", reason: "The server answered and the visit completed.", phase: "done" },
      visited: at,
      ipFamily: "ipv4",
      transport: "telnet",
      encoding: { name: banner.encoding, source: banner.encoding === "utf-8" ? "bytes" : "entry", confidence: 0.9 },
      columns: banner.columns,
      raw: { before: banner.before.toString("base64"), after: banner.after.toString("base64") },
      evidence: inventEvidence(server),
      ...(tls !== undefined && { tls: [inventTls(tls.port, tls.host, visited, random.next())] }),
      ...(random.chance(0.02) && { quirks: { mirror: true } }),
    },
  };
}

function toggled(options: readonly string[], option: string): string[] {
  return options.includes(option) ? options.filter((each) => each !== option) : [...options, option].sort();
}

function inventEvidence(server: InventedServer): Partial<Record<CapabilityName, Evidence>> {
  const evidence: Partial<Record<CapabilityName, Evidence>> = {};
  for (const name of server.codebase.telnet as CapabilityName[]) {
    evidence[name] = {
      offered: byDo.has(name) ? "DO" : "WILL",
      reply: "agreed",
      ...(name === "MSSP" && { data: 1 }),
      on: ["first"],
    };
  }
  if (server.codebase.asks) {
    for (const name of ["MSSP", "GMCP", "MSDP", "MXP", "MSP", "ZMP", "ATCP", "AARDWOLF", "EOR", "CHARSET"] as const)
      evidence[name] ??= { asked: "DO", answer: server.random.chance(0.5) ? "refused" : "silent", on: ["first"] };
  }
  return evidence;
}

function inventTls(
  port: number,
  host: string,
  visited: Date,
  kind: number,
): NonNullable<NonNullable<ScanRecord["mudlark"]>["tls"]>[number] {
  if (kind > 0.9) return { port, ok: false, problems: [], error: "the server did not answer the TLS hello" };
  const trusted = kind < 0.5;
  return {
    port,
    ok: true,
    protocol: kind > 0.8 ? "TLSv1.2" : "TLSv1.3",
    cipher: "TLS_AES_256_GCM_SHA384",
    certificate: {
      subject: `CN=${host}`,
      issuer: trusted ? "CN=Invented Authority" : `CN=${host}`,
      names: [host],
      validFrom: new Date(visited.getTime() - 40 * 86_400_000).toISOString(),
      validTo: new Date(visited.getTime() + 50 * 86_400_000).toISOString(),
      sha256: createHash("sha256").update(host).digest("hex"),
    },
    problems: trusted ? [] : kind < 0.7 ? ["self-signed"] : ["expired", "host-mismatch"],
  };
}

/** The connection log of the record. */
export function inventLog(server: InventedServer): string {
  const address = server.entry.addresses[0];
  const lines = [
    `DEBUG session: visiting ${address?.host ?? ""} ${String(address?.port ?? "")}`,
    `INFO session: connected to ${server.ip}`,
  ];
  for (const option of server.codebase.telnet) {
    const verb = byDo.has(option) ? "DO" : "WILL";
    lines.push(
      `DEBUG negotiation: recv IAC ${verb} ${option}`,
      `DEBUG negotiation: send IAC ${verb === "DO" ? "WILL" : "DO"} ${option}`,
    );
  }
  if (server.codebase.asks)
    for (const option of probeList)
      lines.push(`DEBUG negotiation: send IAC DO ${option}`, `DEBUG negotiation: recv IAC WONT ${option}`);
  lines.push("INFO session: closed by us");
  return `${lines.join("\n")}\n`;
}
