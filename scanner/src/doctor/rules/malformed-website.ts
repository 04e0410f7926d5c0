import { statedText } from "../../mssp/index.ts";
import { fileOf, msspOfPatient, type DoctorRule } from "../patient.ts";

export const malformedWebsite: DoctorRule = {
  name: "malformed-website",
  looksFor: "An entry without a website whose MSSP website is not a valid URL. Nothing is fetched.",
  examine: (patients) =>
    patients.flatMap((patient) => {
      const claimed = statedText(msspOfPatient(patient), "WEBSITE");
      if (claimed === undefined || patient.entry.website !== undefined || isWebAddress(claimed)) return [];
      // A scheme, or the remains of one ("http//", "htp:/"), is not part of the host.
      const guess = `https://${claimed.replace(/^(?:[a-z]{1,8}:\/{0,3}|https?\/{1,3}|\/{1,3})/i, "")}`;
      return [
        {
          rule: "malformed-website",
          ids: [patient.entry.id],
          what: `The website that ${patient.entry.id} reports is not a valid URL.`,
          evidence: [`its MSSP says WEBSITE ${JSON.stringify(claimed.slice(0, 120))}`],
          fix: [
            isWebAddress(guess)
              ? `try ${guess}, and if it works, add it as website to ${fileOf(patient)}`
              : `find its website, and add it as website to ${fileOf(patient)}`,
          ],
        },
      ];
    }),
};

function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s/]+\.[^\s/]+/i.test(text)) return false;
  return URL.canParse(text);
}
