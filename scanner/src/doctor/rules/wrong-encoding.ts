import { decode, detectEncoding, encodingKind } from "../../encoding/index.ts";
import { fileOf, targetOf, type DoctorRule, type Patient } from "../patient.ts";

/** Below this a guess from the bytes is no evidence against what is used. */
const sure = 0.7;

export const wrongEncoding: DoctorRule = {
  name: "wrong-encoding",
  looksFor: "A banner that is read in an encoding which its bytes speak against.",
  examine: (patients) =>
    patients.flatMap((patient) => {
      const part = patient.record?.mudlark;
      if (part?.encoding === undefined || part.raw === undefined) return [];
      const { name, source } = part.encoding;
      if (encodingKind(name) === "home-computer") return [];
      const bytes = Buffer.concat([part.raw.before, part.raw.after].map((text) => Buffer.from(text, "base64")));
      const told = detectEncoding(bytes);
      if (told.name === "ascii" || told.name === name || sameText(bytes, told.name, name)) return [];
      const broken = decode(bytes, name).split("\ufffd").length - 1;
      // Somebody said so, and every byte fits: only UTF-8, which is no accident, speaks against it.
      const declared = source !== "bytes" && source !== "default";
      if (broken === 0 && (told.confidence < sure || (declared && told.name !== "utf-8"))) return [];
      return [
        {
          rule: "wrong-encoding",
          ids: [patient.entry.id],
          what: `The banner of ${patient.entry.id} is read as ${name}, its bytes look like ${told.name}.`,
          evidence: [
            `${name} comes from ${sourceInWords[source]}`,
            ...(broken > 0 ? [`${broken} of its bytes are none in ${name}`] : []),
            `${told.name} by its bytes, ${Math.round(told.confidence * 100)} % sure`,
            `a line of it so: ${sample(bytes, told.name)}`,
          ],
          mend: [`look: mudlark connect ${targetOf(patient)} --encoding ${told.name}`, mendOf(patient, told.name)],
        },
      ];
    }),
};

const sourceInWords = {
  entry: "the listing",
  charset: "the CHARSET option",
  mssp: "its MSSP",
  terminal: "the fonts that it chooses",
  bytes: "its bytes, at that visit",
  default: "nowhere: it is the default",
};

function mendOf(patient: Patient, encoding: string): string {
  return `if that is right: write "encoding: ${encoding}" into ${fileOf(patient)}`;
}

function sameText(bytes: Buffer, a: string, b: string): boolean {
  return decode(bytes, a) === decode(bytes, b);
}

/** The first line with a letter beyond ASCII. */
function sample(bytes: Buffer, encoding: string): string {
  const plain = decode(bytes, encoding).replace(/\x1b\[[0-?]*[ -/]*[@-~]/g, "");
  const line = plain.split(/[\r\n]+/).find((text) => /[^\x00-\x7f]/.test(text)) ?? "";
  return line.trim().slice(0, 70);
}
