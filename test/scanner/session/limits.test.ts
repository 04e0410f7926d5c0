import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { maxRepeatedAnswers } from "../../../scanner/src/negotiation/limits.ts";
import * as limits from "../../../scanner/src/session/limits.ts";
import { maxSubnegotiationBytes } from "../../../scanner/src/wire/limits.ts";

const kilobytes = (bytes: number): string =>
  bytes % 1024 ** 2 === 0 ? `${bytes / 1024 ** 2} MB` : `${bytes / 1024} KB`;
const seconds = (ms: number): string => `${ms / 1000} s`;
const figure = (count: number): string => count.toLocaleString("en");

const [, section = ""] = readFileSync("docs/telnet.md", "utf8").split("\n## Limits\n");
const documented = new Map(
  Array.from(section.matchAll(/^\| ([^|]+?) +\| ([^|]+?) +\|/gm), ([, what = "", limit = ""]) => [what, limit]),
);

const { defaultLimits, deepTimes, inflateLimits } = limits;

test.each([
  ["payload of a subnegotiation", kilobytes(maxSubnegotiationBytes)],
  ["repeated refusals of an option", figure(maxRepeatedAnswers)],
  ["telnet commands of one connection", figure(limits.maxTelnetEvents)],
  ["bytes of one connection", kilobytes(defaultLimits.connectionBytes)],
  ["text kept, before and after Return together", `${kilobytes(defaultLimits.bannerBytes)}; 4 KB if it is not text`],
  ["a START-TLS handshake", seconds(deepTimes.startTlsMs)],
  [
    "compression: inflated bytes; compression ratio; streams",
    `${kilobytes(inflateLimits.bytes)}; ${inflateLimits.ratio}, above ${kilobytes(limits.inflateRatioFrom)}; ${inflateLimits.streams}`,
  ],
  ["answers to terminal queries", figure(limits.maxQueryReplies)],
  ["bytes sent", kilobytes(limits.maxSentBytes)],
  [
    "work on one chunk before other visits get the thread",
    `${limits.sliceMs} ms, checked every ${kilobytes(limits.sliceBytes)}`,
  ],
  ["computing time", seconds(limits.maxThreadMs)],
  [
    "one text as it is read: its start and its end",
    `${kilobytes(defaultLimits.bannerBytes)} and ${kilobytes(limits.textEndBytes)}`,
  ],
  ["a connection attempt", seconds(defaultLimits.connectMs)],
  ["a whole visit", seconds(defaultLimits.totalMs)],
  [
    "findings, log lines and characters, notes",
    `${limits.maxFindings}; ${figure(limits.maxLogLines)}, ${kilobytes(limits.maxLogCharacters)}; ${limits.maxNotes}`,
  ],
])("docs/telnet.md states the limit of %s", (what, limit) => {
  expect(documented.get(what)).toBe(limit);
});

test("the times of the fingerprint rule are those of telnetlib3 2.5.0, in milliseconds", () => {
  expect(limits.ruleTimes).toEqual({
    settleMs: 500,
    quietMs: 2000,
    probeMs: 500,
    probeTickMs: 50,
    msspMs: 5000,
    msspRestMs: 500,
  });
  expect(limits.maxRounds).toBe(5);
});
