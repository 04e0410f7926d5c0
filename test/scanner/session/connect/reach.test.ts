import { describe, expect, it } from "vitest";
import { ConnectError, type Link, type Network } from "../../../../scanner/src/session/connect/link.ts";
import { connectToFirst, destinations, isOutcome } from "../../../../scanner/src/session/connect/reach.ts";
import { tlsReportOf } from "../../../../scanner/src/session/connect/tls-report.ts";
import { ConnectionLog } from "../../../../scanner/src/session/converse/connection-log.ts";
import { defaultLimits } from "../../../../scanner/src/session/limits.ts";
import { VirtualClock, VirtualLink } from "../../../../scanner/src/session/replay/virtual-link.ts";
import type { TlsReport } from "../../../../scanner/src/record/index.ts";
import { fakeNetwork } from "../fake-network.ts";

const host = "mud.example.org";
const addresses = ["192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4", "192.0.2.5"];

const linkTo = (ip: string, tls?: TlsReport): Link =>
  new VirtualLink(
    {
      ip,
      family: 4,
      localAddress: undefined,
      tls,
      arrivals: [],
      hears: () => undefined,
      handshake: () => Promise.reject(new Error("no handshake")),
    },
    new VirtualClock(),
  );

/**
 * Connects to some of the addresses, each of which fails after so many milliseconds; "open" accepts.
 * @returns the result, and when each attempt began and how long it was allowed to take
 */
async function reach(answers: readonly (number | "open" | "late")[], connectMs = 10_000) {
  let now = 1000;
  const attempts: [at: number, timeout: number][] = [];
  const network: Network = {
    ...fakeNetwork({}),
    now: () => now,
    pause: (ms) => {
      now += ms;
      return Promise.resolve();
    },
    connect: ({ ip }, timeout) => {
      const answer = answers[addresses.indexOf(ip)] ?? 0;
      attempts.push([now - 1000, timeout]);
      if (answer === "open") return Promise.resolve(linkTo(ip));
      now += answer === "late" ? timeout : answer;
      return Promise.reject(
        answer === "late"
          ? new ConnectError("ETIMEDOUT", "no answer", "connect")
          : new ConnectError("ECONNREFUSED", "", "connect"),
      );
    },
  };
  const to = addresses.slice(0, answers.length).map((address) => ({ address, family: 4 as const }));
  const log = new ConnectionLog();
  const result = await connectToFirst(
    network,
    to,
    { host, port: 4000, tls: false },
    { log, limits: { ...defaultLimits, connectMs } },
  );
  return { result, attempts, log: log.lines.map(({ text }) => text) };
}

describe("several addresses", () => {
  it("are tried in turn, a quarter of a second apart, until one accepts", async () => {
    const { result, attempts, log } = await reach([0, 100, "open", "open"]);
    expect(isOutcome(result) ? result : result.ip).toBe("192.0.2.3");
    expect(attempts).toEqual([
      [0, 10_000],
      [250, 10_000],
      [600, 10_000],
    ]);
    expect(log).toEqual(["192.0.2.1:4000: ", "192.0.2.2:4000: "]);
  });

  it("may together take three times as long as one", async () => {
    const { result, attempts } = await reach(["late", "late", "late", "late", "late"]);
    expect(attempts).toEqual([
      [0, 10_000],
      [10_250, 10_000],
      [20_500, 9500],
    ]);
    expect(result).toMatchObject({
      code: "connect-timeout",
      reason:
        "mud.example.org:4000 (192.0.2.1) did not answer (no answer). None of its 5 addresses accepted a connection.",
    });
  });

  it("are not tried when no time is left", async () => {
    const { attempts } = await reach([250, 0, "open"], 250);
    expect(attempts.map(([at]) => at)).toEqual([0, 500]);
  });
});

it("one address that refuses is the whole outcome", async () => {
  const { result } = await reach([0]);
  expect(result).toMatchObject({
    code: "refused",
    reason: "mud.example.org:4000 (192.0.2.1) refused the connection.",
  });
});

it("a host without addresses does not resolve", async () => {
  expect((await reach([])).result).toMatchObject({ code: "dns-failure" });
});

describe("the addresses of a target", () => {
  const network: Network = {
    ...fakeNetwork({}),
    resolve: () =>
      Promise.resolve([
        { address: "10.0.0.1", family: 4 },
        { address: "93.184.215.14", family: 4 },
        { address: "2606:2800:21f:cb07:6820:80da:af6b:8b2c", family: 6 },
      ]),
  };
  const of = async (
    target: { ip?: string; port?: number },
    options: { family?: 4 | 6; allowPrivate?: boolean } = {},
  ) => {
    const found = await destinations(network, { host, port: 4000, ...target }, { allowPrivate: false, ...options });
    return isOutcome(found) ? found.code : found.map(({ address, family }) => `${family} ${address}`).sort();
  };

  it.each<[string, Parameters<typeof of>, string | string[]]>([
    ["are the public ones", [{}], ["4 93.184.215.14", "6 2606:2800:21f:cb07:6820:80da:af6b:8b2c"]],
    ["of one family only, if that is wanted", [{}, { family: 4 }], ["4 93.184.215.14"]],
    [
      "include private ones where they are allowed",
      [{}, { family: 4, allowPrivate: true }],
      ["4 10.0.0.1", "4 93.184.215.14"],
    ],
    ["are a single one if it is known", [{ ip: "93.184.215.15" }], ["4 93.184.215.15"]],
    ["also IPv6", [{ ip: "2606:2800::1" }], ["6 2606:2800::1"]],
    ["are not private", [{ ip: "10.0.0.2" }], "private-address"],
    ["are of the wanted family", [{ ip: "93.184.215.15" }, { family: 6 }], "dns-failure"],
    ["are not looked up for a forbidden port", [{ port: 25 }], "forbidden-port"],
  ])("%s", async (_, parameters, expected) => {
    expect(await of(...parameters)).toEqual(expected);
  });
});

describe("the report of a TLS attempt", () => {
  const tls: TlsReport = { port: 4443, ok: true, problems: [] };
  it("is what the connection showed, or why there is none", () => {
    expect(tlsReportOf(linkTo("192.0.2.1", tls), 4443)).toBe(tls);
    expect(tlsReportOf(linkTo("192.0.2.1"), 4443)).toEqual({
      port: 4443,
      ok: false,
      problems: [],
      error: "The connection was not encrypted.",
    });
    const refused = { code: "refused", phase: "connect", reason: `It refused. ${"x".repeat(400)}` } as const;
    expect(tlsReportOf(refused, 4443)).toEqual({
      port: 4443,
      ok: false,
      problems: [],
      error: refused.reason.slice(0, 300),
    });
  });
});
