import { mayServeMsspText } from "../../record/index.ts";
import { fileOf, targetOf, type DoctorRule } from "../patient.ts";

export const msspAsText: DoctorRule = {
  name: "mssp-as-text",
  looksFor:
    "A game that gives no MSSP by telnet, and may well give it as text, which is asked only where its entry says so.",
  examine: (patients) =>
    patients.flatMap((patient) => {
      const { entry, record } = patient;
      const kind = record === undefined || entry.mssp === "text" ? undefined : mayServeMsspText(record);
      if (kind === undefined) return [];
      return [
        {
          rule: "mssp-as-text",
          ids: [entry.id],
          what: `${entry.id} may serve MSSP as text alone.`,
          evidence: [`its login screen is that of a ${kind} game`, "asked for MSSP by telnet, it gave none"],
          fix: [
            `ask it once (some servers take the line for a character's name): mudlark scan ${targetOf(patient)} --mssp-text`,
            `if MSSP comes: write "mssp: text" into ${fileOf(patient)}`,
          ],
        },
      ];
    }),
};
