/** An encoding that the detector tries, and the bits by which it starts behind: the rarer among MUDs, the more. */
export interface Candidate {
  name: string;
  handicap: number;
  /**
   * Made for languages of its own: it is out of the question for a text without a word of one. The others (code page 437,
   * Latin-1 and what Windows adds to it) are used for drawings and signs as well.
   */
  needsWords: boolean;
}

/** Of two that read the bytes alike, the earlier one is named. */
export const singleByteCandidates: readonly Candidate[] = [
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

export const doubleByteCandidates: readonly Candidate[] = [
  { name: "gbk", handicap: 1, needsWords: true },
  { name: "big5", handicap: 1, needsWords: true },
  { name: "euc-kr", handicap: 2, needsWords: true },
  { name: "shift_jis", handicap: 3, needsWords: true },
  { name: "euc-jp", handicap: 4, needsWords: true },
];
