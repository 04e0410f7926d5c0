/** An encoding that the detector tries, and its handicap in bits: the rarer it is among MUDs, the larger. */
export interface EncodingCandidate {
  name: string;
  handicap: number;
  /**
   * Made for particular languages, so it is ruled out for a text that contains no word of any of them. The others (code
   * page 437, Latin-1 and the Windows extension of it) are also used for drawings and symbols.
   */
  needsWords: boolean;
}

/** If two decode the bytes alike, the earlier one wins. */
export const singleByteCandidates: readonly EncodingCandidate[] = [
  { name: "iso-8859-1", handicap: 0, needsWords: false },
  { name: "cp437", handicap: 1, needsWords: false },
  { name: "windows-1252", handicap: 2, needsWords: false },
  { name: "iso-8859-2", handicap: 3, needsWords: true },
  { name: "windows-1250", handicap: 4, needsWords: true },
  { name: "iso-8859-9", handicap: 4, needsWords: true },
  { name: "windows-1254", handicap: 5, needsWords: true },
  { name: "cp850", handicap: 5, needsWords: true },
  { name: "windows-1251", handicap: 1, needsWords: true },
  { name: "koi8-r", handicap: 1, needsWords: true },
  { name: "cp866", handicap: 2, needsWords: true },
  { name: "koi8-u", handicap: 4, needsWords: true },
  { name: "iso-8859-5", handicap: 5, needsWords: true },
  { name: "iso-8859-7", handicap: 4, needsWords: true },
  { name: "windows-1253", handicap: 5, needsWords: true },
];

export const doubleByteCandidates: readonly EncodingCandidate[] = [
  { name: "gbk", handicap: 1, needsWords: true },
  { name: "big5", handicap: 1, needsWords: true },
  { name: "euc-kr", handicap: 2, needsWords: true },
  { name: "shift_jis", handicap: 3, needsWords: true },
  { name: "euc-jp", handicap: 4, needsWords: true },
];
