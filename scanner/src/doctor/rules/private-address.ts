import { fileOf, targetOf, type DoctorRule } from "../patient.ts";

export const privateAddress: DoctorRule = {
  name: "private-address",
  looksFor: "A host that does not resolve to a public internet address, so it is not visited.",
  examine: (patients) =>
    patients.flatMap((patient) => {
      const { entry, reading } = patient;
      if (reading?.outcome !== "private-address") return [];
      return [
        {
          rule: "private-address",
          ids: [entry.id],
          what: `${targetOf(patient)}, the first address of ${entry.id}, does not resolve to a public internet address, so the census does not visit it.`,
          evidence: [`${reading.at}: ${reading.reason ?? reading.outcome}`],
          fix: [`if this persists: change the address in ${fileOf(patient)} to the current one`],
        },
      ];
    }),
};
