import { fileOf, targetOf, type DoctorRule } from "../patient.ts";

export const privateAddress: DoctorRule = {
  name: "private-address",
  looksFor: "A name that leads to no address of the public internet, so that nothing is measured.",
  examine: (patients) =>
    patients.flatMap((patient) => {
      const { entry, reading } = patient;
      if (reading?.outcome !== "private-address") return [];
      return [
        {
          rule: "private-address",
          ids: [entry.id],
          what: `${targetOf(patient)}, the first address of ${entry.id}, leads to no address of the public internet: the census does not go there.`,
          evidence: [`${reading.at}: ${reading.reason ?? reading.outcome}`],
          fix: [`if it stays so: put the address at which it is played now in ${fileOf(patient)}`],
        },
      ];
    }),
};
