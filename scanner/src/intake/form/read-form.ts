import { parse } from "yaml";
import { z } from "zod";

/** A field of an issue form: its id in the template, and the label under which GitHub writes its value. */
export interface FormField {
  id: string;
  label: string;
  required: boolean;
}

/** What somebody filled in, by field id, and what is wrong with it; each problem is a sentence. */
export interface FilledForm {
  values: ReadonlyMap<string, string>;
  problems: string[];
}

/** What people write into a field that does not apply. */
const nothing = /^(?:none|no|n\/?a|not applicable|-+|–|—)\.?$/i;

/** GitHub's own limit on the text of an issue, in characters. */
const longestForm = 65_536;

const template = z.looseObject({
  body: z.array(
    z.looseObject({
      id: z.string().optional(),
      attributes: z.looseObject({ label: z.string().optional() }),
      validations: z.looseObject({ required: z.boolean().optional() }).optional(),
    }),
  ),
});

/**
 * The fields of an issue form, with boxes to tick: they too end what somebody wrote before them.
 * @param text the template, .github/ISSUE_TEMPLATE/<form>.yml
 * @throws ZodError if it is not the template of a form
 */
export function fieldsOfForm(text: string): FormField[] {
  return template
    .parse(parse(text))
    .body.flatMap(({ id, attributes: { label }, validations }) =>
      id === undefined || label === undefined ? [] : [{ id, label, required: validations?.required === true }],
    );
}

/**
 * Reads an issue that GitHub made from a form: for each field `### Label`, a blank line, and what somebody wrote, or
 * `_No response_`. The text is only taken apart, never interpreted. People can edit it afterwards, so anything may be
 * in it; a label that occurs twice is a problem, because it is unclear which one was meant.
 * @param body the text of the issue
 * @returns undefined if it contains none of the fields: it is not this form
 */
export function readForm(body: string, fields: readonly FormField[]): FilledForm | undefined {
  if (body.length > longestForm) return { values: new Map(), problems: ["The form is too long."] };
  const byLabel = new Map(fields.map((field) => [field.label, field]));
  const sections = new Map<string, string[]>();
  const problems: string[] = [];
  let lines: string[] = [];
  for (const line of body.replace(/\r\n?/g, "\n").split("\n")) {
    const field = byLabel.get(/^###[ \t]+(.*?)[ \t]*$/.exec(line)?.[1] ?? "");
    if (field === undefined) lines.push(line);
    else {
      if (sections.has(field.id)) problems.push(`“${field.label}” is there twice: leave one of them.`);
      lines = [];
      sections.set(field.id, lines);
    }
  }
  if (sections.size === 0) return undefined;
  const values = new Map<string, string>();
  for (const { id, label, required } of fields) {
    const value = (sections.get(id) ?? []).join("\n").trim();
    // A game may well be called "None"; an optional field is left empty.
    if (value !== "" && value !== "_No response_" && (required || !nothing.test(value))) values.set(id, value);
    else if (required) problems.push(`“${label}” is empty.`);
  }
  return { values, problems };
}
