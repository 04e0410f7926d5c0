import { isPlaceholderName } from "../../intake/index.ts";
import type { ListingEntry } from "../../record/index.ts";
import { fileOf, msspOfPatient, screenOf, stated, type DoctorRule } from "../patient.ts";

/** LambdaMOO at lambda.moo.mud.org is the very game after which its software is named. Short words stand in any host. */
function isNamedAfter({ name, addresses }: ListingEntry): boolean {
  const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  return letters(name).length >= 6 && addresses.some(({ host }) => letters(host).includes(letters(name)));
}

export const placeholderName: DoctorRule = {
  name: "placeholder-name",
  looksFor: 'A game that is listed by the name its software came with ("Mygame", "PennMUSH"), or by its host.',
  examine: (patients) =>
    patients.flatMap((patient) => {
      const { entry } = patient;
      const byHost = entry.addresses.some(({ host }) => host.toLowerCase() === entry.name.toLowerCase());
      const claimed = stated(msspOfPatient(patient), "NAME");
      const better = claimed !== undefined && !isPlaceholderName(claimed) ? claimed : undefined;
      const isDefault = isPlaceholderName(entry.name) && !isNamedAfter(entry);
      if (!isDefault && !(byHost && better !== undefined)) return [];
      const first = screenOf(patient)
        .replace(/\x1b\[[0-?]*[ -/]*[@-~]/g, "")
        .split(/[\r\n]+/)
        .find((line) => /\p{L}{3}/u.test(line));
      return [
        {
          rule: "placeholder-name",
          ids: [entry.id],
          what: `"${entry.name}" is no name of a game.`,
          evidence: [
            ...(claimed === undefined ? [] : [`its MSSP says "${claimed}"`]),
            ...(first === undefined ? [] : [`its screen begins "${first.trim().slice(0, 70)}"`]),
          ],
          fix: [
            `write its name into ${fileOf(patient)}${better === undefined ? "" : `: name: ${JSON.stringify(better)}`}`,
          ],
        },
      ];
    }),
};
