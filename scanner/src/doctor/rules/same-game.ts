import { foldName, nearSame } from "../../likeness/index.ts";
import { statedText } from "../../mssp/index.ts";
import { fileOf, msspOfPatient, screenOf, type Diagnosis, type DoctorRule, type Patient } from "../patient.ts";

/** Banners from which on likeness counts as a sign, in per cent. */
const alike = 90;

/**
 * Two entries are one game when two signs of three agree: address, banner, name. A fingerprint is shown with them and never
 * counts: it groups, it does not identify. Stock banners are shared by strangers, and so is a host.
 */
export const sameGame: DoctorRule = {
  name: "same-game",
  looksFor: "One game on several entries: two of address, banner and name agree.",
  examine: (patients) => {
    const byId = new Map(patients.map((patient) => [patient.entry.id, patient]));
    const signs = new Map<string, string[]>();
    const add = (a: string, b: string, sign: string): void => {
      const pair = [a, b].sort().join("\n");
      signs.set(pair, [...(signs.get(pair) ?? []), sign]);
    };
    for (const [ip, ids] of grouped(patients, ({ reading }) => reading?.ip)) {
      for (const [a, b] of pairs(ids)) add(a, b, `both are at ${ip}`);
    }
    for (const [name, ids] of grouped(patients, nameOf)) {
      for (const [a, b] of pairs(ids)) add(a, b, `both are called "${name}"`);
    }
    for (const [a, b, percent] of likeBanners(patients)) add(a, b, `their banners are ${percent} % alike`);
    return [...signs].flatMap(([pair, evidence]) => {
      const [first, second] = pair.split("\n").map((id) => byId.get(id));
      if (evidence.length < 2 || first === undefined || second === undefined || knownApart(first, second)) return [];
      return [diagnosis(first, second, evidence)];
    });
  },
};

function diagnosis(first: Patient, second: Patient, evidence: string[]): Diagnosis {
  // The one that says more stays.
  const [keep, drop] =
    Object.keys(second.entry).length > Object.keys(first.entry).length ? [second, first] : [first, second];
  const prints = [keep, drop].map(({ record }) => record?.["server-probe"]?.fingerprint);
  const print = prints[0] !== undefined && prints[0] === prints[1] ? [`both have the fingerprint ${prints[0]}`] : [];
  return {
    rule: "same-game",
    ids: [keep.entry.id, drop.entry.id],
    what: `${keep.entry.id} and ${drop.entry.id} look like one game.`,
    evidence: [...evidence, ...print],
    fix: [
      `if they are one: add the addresses of ${fileOf(drop)} and "formerIds: [${drop.entry.id}]" to ${fileOf(keep)}, then git rm ${fileOf(drop)}`,
      `if not: write "notSameAs: [${drop.entry.id}]" into ${fileOf(keep)}`,
    ],
  };
}

function knownApart({ entry: a }: Patient, { entry: b }: Patient): boolean {
  return a.notSameAs?.includes(b.id) === true || b.notSameAs?.includes(a.id) === true;
}

/** The name that the server gives itself, else that of the listing, as it is compared. */
function nameOf(patient: Patient): string | undefined {
  const name = foldName(statedText(msspOfPatient(patient), "NAME") ?? patient.entry.name);
  return name === "" ? undefined : name;
}

function likeBanners(patients: readonly Patient[]): [string, string, number][] {
  const banners = patients.map((patient) => ({ id: patient.entry.id, text: screenOf(patient) }));
  return [...nearSame(banners, { atLeast: alike })].flatMap(([a, others]) =>
    others.flatMap(({ id: b, percent }): [string, string, number][] => (a < b ? [[a, b, percent]] : [])),
  );
}

function grouped(patients: readonly Patient[], key: (patient: Patient) => string | undefined): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const patient of patients) {
    const value = key(patient);
    if (value !== undefined) groups.set(value, [...(groups.get(value) ?? []), patient.entry.id]);
  }
  return groups;
}

/** Each pair of neighbours alone where many share a sign (a host of hundreds): the list stays readable, the work linear. */
function pairs(ids: readonly string[]): [string, string][] {
  if (ids.length > 30) return ids.slice(1).map((id, index) => [ids[index] ?? id, id]);
  return ids.flatMap((a, index) => ids.slice(index + 1).map((b): [string, string] => [a, b]));
}
