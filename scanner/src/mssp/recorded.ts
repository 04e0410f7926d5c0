import type { Mssp, MudlarkPart, ScanRecord } from "../record/index.ts";
import { redecodeMssp } from "./decode.ts";
import { msspFacts, type MsspAnswer, type MsspFacts } from "./facts.ts";

/** The parts of a record that contain MSSP; a visit in progress has fewer of them. */
export interface MsspHolder extends Partial<Pick<ScanRecord, "server-probe" | "sessions">> {
  mudlark?: Partial<Pick<MudlarkPart, "visited" | "encoding" | "raw" | "deep" | "addresses" | "kept">> | undefined;
}

/** One answer in a record, and how it was sent: by telnet, as text, or on an earlier visit. */
export interface RecordedAnswer extends MsspAnswer {
  values: Mssp;
  /** The bytes, base64, if the record has them. */
  raw: string | undefined;
  source: "telnet" | "text" | "kept";
  /** The connection that it arrived on; undefined for kept answers, for which it is unknown. */
  connection: "first" | "deep" | undefined;
  /** "host port" of the further address that sent it; null for the primary address. */
  address: string | null;
}

/** Whether the primary address sent this answer, now or earlier. */
export function isOwn({ address }: RecordedAnswer): boolean {
  return address === null;
}

/** Options for decoding the bytes of answers again with the entry's current encoding. */
export interface Reread {
  entry: string | undefined;
}

/**
 * Every MSSP answer in a record that has variables, in order of precedence: first connection, deep connection, further
 * addresses, earlier visit.
 * @param reread decode values that the record keeps as bytes again: correcting an encoding needs no new visit
 */
export function answersOf({ mudlark, sessions, ...record }: MsspHolder, reread?: Reread): RecordedAnswer[] {
  const visited = mudlark?.visited ?? sessions?.[0]?.connected ?? null;
  const { deep, addresses = [], kept, raw, encoding } = mudlark ?? {};
  const screen = encoding === undefined || encoding.source === "default" ? undefined : encoding.name;
  const telnet = record["server-probe"]?.session_data.mssp;
  const answers = [
    {
      values: telnet,
      raw: raw?.mssp,
      source: "telnet" as const,
      connection: "first" as const,
      address: null,
      at: visited,
    },
    {
      values: deep?.mssp?.values,
      raw: deep?.mssp?.raw,
      source: deep?.mssp?.source ?? "telnet",
      connection: "deep" as const,
      address: null,
      at: deep?.visited ?? visited,
    },
    ...addresses.map((one) => ({
      values: one.mssp,
      raw: one.rawMssp,
      source: "telnet" as const,
      connection: undefined,
      address: `${one.host} ${one.port}`,
      at: one.measured ?? one.visited,
    })),
    {
      values: kept?.mssp,
      raw: kept?.raw,
      source: "kept" as const,
      connection: undefined,
      address: null,
      at: kept?.measured ?? visited,
    },
  ];
  return answers.flatMap(({ values, ...rest }) => {
    if (values === undefined || Object.keys(values).length === 0) return [];
    if (reread === undefined || rest.raw === undefined) return [{ values, ...rest }];
    return [{ values: { ...values, ...redecodeMssp(rest.raw, { ...reread, screen }) }, ...rest }];
  });
}

/** The MSSP of a record, as recorded, from now or from when the server last sent it. */
export function lastMsspOf(record: MsspHolder): Mssp | undefined {
  return answersOf(record)[0]?.values;
}

/** The variables of all MSSP answers in a record; empty if there is no record. */
export function factsOfRecord(record: MsspHolder | undefined, reread?: Reread): MsspFacts {
  return msspFacts(...(record === undefined ? [] : answersOf(record, reread)));
}
