import { groupOf, languageName, type Aliases } from "./aliases.ts";
import type { Fact, GroupRef, LanguageRef } from "./server-view.ts";
import { valueGroup } from "./vocabulary.ts";

/** A fact from the listing. */
export function fact<T>(value: T): Fact<T> {
  return { value, source: "listing", at: null, confirmed: null };
}

/** What people wrote, otherwise what the server says. */
export function stated<T>(listed: T | undefined, said: Fact<T> | null): Fact<T> | null {
  return listed === undefined ? said : fact(listed);
}

/** A fact together with the group of its value. */
export function grouped(value: Fact<string> | null): Fact<GroupRef> | null {
  return value === null ? null : { ...value, value: valueGroup(value.value) };
}

/** Splits a value that lists several into facts. */
export function list(text: string): Fact<string>[] {
  return text
    .split(/[,;/]/)
    .map((value) => value.trim())
    .filter((value) => value !== "")
    .map((value) => fact(value));
}

/** Facts as groups, each group once, from the first fact with it. */
export function distinct<Ref extends GroupRef>(
  values: readonly Fact<string>[],
  group: (text: string) => Ref,
): Fact<Ref>[] {
  const found = new Map<string, Fact<Ref>>();
  for (const each of values) {
    const value = group(each.value);
    if (!found.has(value.slug)) found.set(value.slug, { ...each, value });
  }
  return [...found.values()];
}

/** The group of a language, whatever it is called. */
export function languageGroup(text: string, aliases: Aliases): LanguageRef {
  const code = aliases.language(text);
  return { ...(code === null ? valueGroup(text) : groupOf(languageName(code))), code };
}
