import type { ListingEntry, ScanRecord } from "@mudlark/scanner/record";
import { isoOf, isoFromSeconds } from "./dates.ts";
import type { AddressView, HistoryVisit } from "./server-view.ts";

/**
 * The addresses of an entry with the results of the last visits to each; the primary one first.
 * @param history conclusive visits, oldest first. Visits to another address, from before the entry was changed, say
 *   nothing about the current one
 */
export function addressesOf(
  entry: ListingEntry,
  record: ScanRecord | null,
  history: readonly HistoryVisit[],
): AddressView[] {
  return entry.addresses.map((address, index) => {
    const base = {
      host: address.host,
      port: address.port,
      tls: address.tls,
      primary: index === 0,
      url: `${address.tls ? "telnets" : "telnet"}://${bracketed(address.host)}:${address.port}`,
      typed: `${address.host} ${address.port}`,
    };
    if (index === 0) {
      const last = history.findLast((visit) => visit.host === address.host && visit.port === address.port);
      const found = record?.sessions[0];
      const session = found?.host === address.host && found.port === address.port ? found : undefined;
      const part = session === undefined ? undefined : record?.mudlark;
      return {
        ...base,
        ip: session?.ip ?? null,
        ipFamily: part?.ipFamily ?? familyOf(session?.ip),
        outcome: last?.outcome ?? part?.outcome.code ?? (session === undefined ? null : "ok"),
        at: last === undefined ? isoOf(part?.visited ?? session?.connected) : isoFromSeconds(last.at),
      };
    }
    const isIt = (each: { host: string; port: number }): boolean =>
      each.host === address.host && each.port === address.port;
    const other = record?.mudlark?.addresses?.find(isIt);
    // The record is rewritten only when something changes; the readings have the night that found it so.
    const night = history.findLast((visit) => visit.others?.some(isIt));
    const visit = night?.others?.find(isIt);
    return {
      ...base,
      ip: other?.ip ?? null,
      ipFamily: other?.ipFamily ?? null,
      outcome: visit?.outcome ?? other?.outcome.code ?? null,
      at: night === undefined ? isoOf(other?.visited) : isoFromSeconds(night.at),
    };
  });
}

function bracketed(host: string): string {
  return host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
}

function familyOf(ip: string | undefined): "ipv4" | "ipv6" | null {
  return ip === undefined ? null : ip.includes(":") ? "ipv6" : "ipv4";
}
