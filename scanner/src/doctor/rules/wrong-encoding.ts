import { decode, detectEncoding, encodingKind, guessConfidence } from "../../encoding/index.ts";
import { loginScreenOf } from "../../record/index.ts";
import { withoutEscapes } from "../../text/index.ts";
import { primaryTarget, type DoctorRule, type ExaminedGame } from "../examined-game.ts";

/** At this confidence the detector is right 99 times in 100. Below it, its result is not evidence against the encoding in use. */
const sure = 0.9;

export const wrongEncoding: DoctorRule = {
  name: "wrong-encoding",
  looksFor: "A banner whose bytes do not fit the encoding it is read in.",
  examine: (games) =>
    games.flatMap((game) => {
      if (game.record === undefined) return [];
      const { raw, encoding } = loginScreenOf(game.record, game.entry);
      if (encoding === undefined || raw === undefined) return [];
      const { name, source } = encoding;
      if (encodingKind(name) === "home-computer") return [];
      const bytes = Buffer.concat([raw.before, raw.after].map((text) => Buffer.from(text, "base64")));
      const detected = detectEncoding(bytes);
      if (detected.name === "ascii" || detected.name === name || sameText(bytes, detected.name, name)) return [];
      const broken = decode(bytes, name).split("\ufffd").length - 1;
      // If the encoding was declared and every byte is valid in it, only valid UTF-8, which is never an accident, outweighs it.
      const declared = source !== "bytes" && source !== "default";
      if (broken === 0 && (detected.confidence < sure || (declared && detected.name !== "utf-8"))) return [];
      return [
        {
          rule: "wrong-encoding",
          ids: [game.entry.id],
          what: `The banner of ${game.entry.id} is read as ${name}, but its bytes look like ${detected.name}.`,
          evidence: [
            `${name} comes from ${sourceInWords[source]}`,
            ...(broken > 0 ? [`${broken} of its bytes are not valid in ${name}`] : []),
            `its bytes look like ${detected.name}, ${Math.round(detected.confidence * 100)}% sure${detected.confidence < guessConfidence ? ": a guess" : ""}`,
            `a line read that way: ${sample(bytes, detected.name)}`,
          ],
          fix: [
            `check: mudlark connect ${primaryTarget(game)} --encoding ${detected.name}`,
            fixOf(game, detected.name),
          ],
        },
      ];
    }),
};

const sourceInWords = {
  entry: "the listing",
  charset: "the CHARSET option",
  mssp: "its MSSP",
  terminal: "the fonts it selects",
  bytes: "its bytes at that visit",
  default: "the default",
  record: "another program's record",
};

function fixOf(game: ExaminedGame, encoding: string): string {
  return `if that is right: add "encoding: ${encoding}" to ${game.file}`;
}

function sameText(bytes: Buffer, a: string, b: string): boolean {
  return decode(bytes, a) === decode(bytes, b);
}

/** The first line with a letter beyond ASCII. */
function sample(bytes: Buffer, encoding: string): string {
  const plain = withoutEscapes(decode(bytes, encoding));
  const line = plain.split(/[\r\n]+/).find((text) => /[^\x00-\x7f]/.test(text)) ?? "";
  return line.trim().slice(0, 70);
}
