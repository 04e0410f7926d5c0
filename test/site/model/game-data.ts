// What the census would have stored of one game, for tests of what the site derives from it.
import type { MudlarkPart, ScanRecord } from "@mudlark/scanner/record";
import type { HistoryVisit } from "../../../src/model/server-view.ts";

/** A visit that succeeded and counted nothing, except for what is given. */
export function visitAt(at: number, more: Partial<HistoryVisit> = {}): HistoryVisit {
  return {
    at,
    outcome: "ok",
    players: undefined,
    booted: undefined,
    connect: undefined,
    host: "a.example",
    port: 4000,
    fingerprint: undefined,
    banner: undefined,
    changed: undefined,
    ...more,
  };
}

interface Scanned {
  /** When it was measured, ISO 8601. */
  connected: string;
  mssp?: Record<string, string | string[]>;
  banner?: string;
  /** Options that the server requested. */
  requested?: string[];
  /** The scanner's own part; without it, the record is another program's, as `mudlark import` writes it. */
  mudlark?: Partial<MudlarkPart>;
}

/** A record of a game that shows a screen, and sends MSSP if that is given. */
export function recordOf({ connected, mssp, banner = "Welcome.", requested = [], mudlark }: Scanned): ScanRecord {
  return {
    "server-probe": {
      fingerprint: "2d1d3bcf28abae7b",
      "fingerprint-data": {
        "offered-options": [],
        "probed-protocol": "server",
        "refused-options": [],
        "requested-options": requested,
        "scan-type": "quick",
      },
      session_data: { banner_before_return: banner, banner_after_return: "", ...(mssp !== undefined && { mssp }) },
    },
    sessions: [{ host: "a.example", ip: "198.51.100.7", port: 4000, connected }],
    ...(mudlark !== undefined && {
      mudlark: {
        schema: 1,
        generator: "test",
        origin: "scan",
        outcome: { code: "ok", reason: "It answered.", phase: "done" },
        visited: connected,
        transport: "telnet",
        ...mudlark,
      },
    }),
  };
}
