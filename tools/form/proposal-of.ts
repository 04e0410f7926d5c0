import { fixedFiles } from "../../scanner/src/review/check/fixed-files.ts";
import { checkData, diffData } from "../../scanner/src/review/index.ts";
import { withFiles, type DataTree } from "../../scanner/src/data/index.ts";
import { entryOfForm, fieldsOfForm, formProblems, readForm } from "../../scanner/src/intake/index.ts";
import { mudWords, type ListedWords } from "../../scanner/src/text/index.ts";
import type { PlainChange } from "../../scanner/src/review/diff/change.ts";

/** What becomes of a filled-in form: a file for the listing, or what has to be corrected first. */
export interface FormProposal {
  /** Number of the issue. */
  number: number;
  /** Below the repository: data/servers/<id>.yml; absent if something has to be corrected. */
  path?: string;
  /** The file. */
  text?: string;
  changes: readonly PlainChange[];
  /** What is wrong with the form, or with the file that it would become: sentences. */
  problems: readonly string[];
}

/**
 * Turns the text of an issue into a file for the listing, and checks it as the file of a pull request is checked.
 * Nothing is visited or looked up.
 * @param body the issue, as somebody wrote it
 * @param template .github/ISSUE_TEMPLATE/add-a-game.yml
 * @param tree the listing
 * @param listed what the directory calls the listed things; games by default
 * @returns undefined if the issue is not this form
 */
export async function proposalOf(
  { number, body }: { number: number; body: string },
  template: string,
  tree: DataTree,
  listed: ListedWords = mudWords,
): Promise<FormProposal | undefined> {
  const fields = fieldsOfForm(template);
  const form = readForm(body, fields);
  if (form === undefined) return undefined;
  const refused = (problems: readonly string[]): FormProposal => ({ number, changes: [], problems });
  if (form.problems.length > 0) return refused(form.problems);
  const { id, text } = entryOfForm(form.values);
  const path = `servers/${id}.yml`;
  const taken = (await tree.items()).some((item) => item.path.toLowerCase() === path);
  if (taken) return refused([`${id} is listed already: to change it, use the form “Correct a game”.`]);

  const fixed = (await fixedFiles(withFiles(tree, [{ path, text }]), { before: tree })).find(
    (one) => one.path === path,
  );
  const after = withFiles(tree, [{ path, text: fixed?.text ?? text }]);
  const findings = (await checkData(after, { before: tree, listed })).filter(
    ({ file, hint }) => file.endsWith(`/${path}`) && hint !== true,
  );
  if (findings.length > 0) return refused(formProblems(findings, fields, listed));
  return {
    number,
    path: `data/${path}`,
    text: fixed?.text ?? text,
    changes: await diffData(tree, after, listed),
    problems: [],
  };
}
