import type { Mssp, MudlarkPart, ScanRecord } from "../record/index.ts";
import { redecodeMssp } from "./decode.ts";
import { msspFacts, type MsspAnswer, type MsspFacts } from "./facts.ts";

/** The parts of a record that hold MSSP; a visit that is under way has fewer of them. */
export interface MsspHolder extends Partial<Pick<ScanRecord, "server-probe" | "sessions">> {
  mudlark?: Partial<Pick<MudlarkPart, "visited" | "encoding" | "raw" | "deep" | "addresses" | "kept">> | undefined;
}

/** One answer in a record, and how it came: by telnet, as text, or on an earlier visit. */
export interface RecordedAnswer extends MsspAnswer {
  values: Mssp;
  /** The bytes, base64, where the record keeps them. */
  raw: string | undefined;
  source: "telnet" | "text" | "kept";
  /** The connection that it came on; of what is kept, nobody knows. */
  connection: "first" | "deep" | undefined;
  /** "host port" of the further address that sent it; null for the primary one. */
  address: string | null;
}

/** Did the primary address send an answer, now or earlier? */
export function isOwn({ address }: RecordedAnswer): boolean {
  return address === null;
}

/** Wish to read the bytes of answers again, by the encoding that the entry names today. */
export interface Reread {
  entry: string | undefined;
}

/**
 * Every MSSP answer in a record that has variables, the one that counts first: first connection, deep one, further
 * addresses, earlier visit.
 * @param reread read values that the record keeps as bytes again: an encoding that was corrected needs no new visit
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

/** What the visits of a record measured by MSSP, as recorded. An answer without variables is none. */
export function msspOf(record: MsspHolder): Mssp | undefined {
  return answersOf(record).find(({ source }) => source !== "kept")?.values;
}

/** The MSSP of a record, as recorded, now or when the server last sent it. */
export function lastMsspOf(record: MsspHolder): Mssp | undefined {
  return answersOf(record)[0]?.values;
}

/** The variables of all MSSP answers in a record; none without a record. */
export function factsOfRecord(record: MsspHolder | undefined, reread?: Reread): MsspFacts {
  return msspFacts(...(record === undefined ? [] : answersOf(record, reread)));
}
