import { Option, optionRecordName } from "../wire/index.ts";

/** The rule that Mudlark's fingerprints follow: telnetlib3 2.5.0 with the quick scan type. */
export const fingerprintRule = "telnetlib3-2.5.0";

/**
 * The options that a quick probe asks for, in order. Those that only a client may offer (TTYPE, TSPEED, NAWS, XDISPLOC,
 * NEW_ENVIRON, LFLOW, LINEMODE, SNDLOC) are never requested. Changing this list changes every fingerprint.
 */
export const probeOptions: readonly number[] = [
  Option.BINARY,
  Option.SGA,
  Option.ECHO,
  Option.STATUS,
  Option.CHARSET,
  Option.EOR,
  Option.COM_PORT,
  Option.GMCP,
  Option.MSDP,
  Option.MSSP,
  Option.MSP,
  Option.MXP,
  Option.ZMP,
  Option.AARDWOLF,
  Option.ATCP,
];

/** The data that a fingerprint is the hash of. */
export interface FingerprintFacts {
  "probed-protocol": "server";
  "scan-type": "quick";
  "offered-options": string[];
  "refused-options": string[];
  "requested-options": string[];
}

/**
 * Builds the fingerprint data of a session.
 * @param remote option → on, for the server's own options as of the end of the probe; undefined if there was no probe
 * @param local option → on, for what the server asked of the client, as of the end of the session
 */
export function fingerprintData(
  remote: ReadonlyMap<number, boolean> | undefined,
  local: ReadonlyMap<number, boolean>,
): FingerprintFacts {
  const asked = remote === undefined ? [] : probeOptions;
  return {
    "probed-protocol": "server",
    "scan-type": "quick",
    "offered-options": names(asked.filter((option) => remote?.get(option) === true)),
    "refused-options": names(asked.filter((option) => remote?.get(option) !== true)),
    "requested-options": names([...local].filter(([, on]) => on).map(([option]) => option)),
  };
}

function names(options: readonly number[]): string[] {
  return options.map(optionRecordName).sort();
}
