import type { OtherAddress } from "../mudlark-part.ts";
import type { ScanRecord } from "../scan-record.ts";

/** What a record says of one of a game's further addresses; undefined if it does not mention it. */
export function otherAddressIn(
  record: ScanRecord | undefined,
  { host, port }: { host: string; port: number },
): OtherAddress | undefined {
  return record?.mudlark?.addresses?.find((one) => one.host === host && one.port === port);
}
