import { createHash } from "node:crypto";
import type { ListingEntry } from "../record/index.ts";

/** RFC 4648, section 6, in lower case: no digit that looks like a letter. */
const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
/** 100 bits: nobody finds a second name with the same token. */
const length = 20;

/**
 * The token by which a server shows that the `owner` of its entry owns it: `claim-` and 20 letters and digits.
 *
 * It is not a secret. It is a hash of the entry's id and the owner's name, so a token that is copied to another server,
 * or from another entry, or under another name, is not the one that is looked for.
 * @returns undefined if the entry names no owner
 */
export function ownerToken({ id, owner }: Pick<ListingEntry, "id" | "owner">): string | undefined {
  const name = owner?.normalize("NFC").trim().replace(/\s+/gu, " ");
  if (name === undefined || name === "") return undefined;
  const digest = createHash("sha256").update(`owner of a listed server\n${id}\n${name}`).digest("hex");
  // A digit of this alphabet is five bits: one byte of the digest for each, of which the rest is not used.
  const bytes = Array.from({ length }, (_, index) => Number.parseInt(digest.slice(index * 2, index * 2 + 2), 16));
  return `claim-${bytes.map((byte) => alphabet.charAt(byte & 31)).join("")}`;
}
