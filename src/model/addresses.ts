import type { ListingEntry, ScanRecord } from "@mudlark/scanner/record";
import { isoOf, isoSeconds } from "./dates.ts";
import type { AddressView, HistoryVisit } from "./server-view.ts";

/** The addresses of an entry with what the last visits of each brought; the primary one first. */
export function addressesOf(
  entry: ListingEntry,
  record: ScanRecord | null,
  last: HistoryVisit | undefined,
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
      const session = record?.sessions[0];
      return {
        ...base,
        ip: session?.ip ?? null,
        ipFamily: record?.mudlark?.ipFamily ?? familyOf(session?.ip),
        outcome: last?.outcome ?? record?.mudlark?.outcome.code ?? (record === null ? null : "ok"),
        at: last === undefined ? isoOf(record?.mudlark?.visited ?? session?.connected) : isoSeconds(last.at),
      };
    }
    const other = record?.mudlark?.addresses?.find((each) => each.host === address.host && each.port === address.port);
    return {
      ...base,
      ip: other?.ip ?? null,
      ipFamily: other?.ipFamily ?? null,
      outcome: other?.outcome.code ?? null,
      at: isoOf(other?.visited),
    };
  });
}

function bracketed(host: string): string {
  return host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
}

function familyOf(ip: string | undefined): "ipv4" | "ipv6" | null {
  return ip === undefined ? null : ip.includes(":") ? "ipv6" : "ipv4";
}
