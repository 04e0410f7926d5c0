/** A browser as the tests use it, whatever protocol drives it. Selectors are CSS. */
export interface Driven {
  open: (url: string) => Promise<void>;
  /** The address of the open page. */
  address: () => Promise<string>;
  /** Number of matching elements. */
  count: (selector: string) => Promise<number>;
  /** The text of each matching element, as shown. */
  texts: (selector: string) => Promise<string[]>;
  /** Types into a field. */
  type: (selector: string, text: string) => Promise<void>;
  /** Clicks the first matching element, or the one at an index. */
  click: (selector: string, place?: number) => Promise<void>;
  /** Runs a script in the page. */
  run: (script: string) => Promise<void>;
  /** Ends the browser and its driver. */
  stop: () => Promise<void>;
}

/** A browser that may be installed on this machine. */
export interface Candidate {
  name: string;
  /** Why it cannot be used here; undefined if it can. */
  missing: string | undefined;
  start: () => Promise<Driven>;
}

/** Which of several things are missing, in words; undefined if none. */
export function missing(...parts: readonly (readonly [boolean, string])[]): string | undefined {
  const absent = parts.flatMap(([there, what]) => (there ? [] : [what]));
  return absent.length === 0 ? undefined : `${absent.join(" and ")} not installed`;
}

/** Thrown if a page lacks something that a test uses. */
export function nothingMatches(selector: string): Error {
  return new Error(`Nothing on the page matches ${selector}.`);
}
