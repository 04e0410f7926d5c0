/** A browser as the tests use it, whatever protocol drives it. Selectors are CSS. */
export interface Driven {
  open: (url: string) => Promise<void>;
  /** The address of the page that is open. */
  address: () => Promise<string>;
  /** How many elements match. */
  count: (selector: string) => Promise<number>;
  /** The text of each that matches, as it is shown. */
  texts: (selector: string) => Promise<string[]>;
  /** Types into a field. */
  type: (selector: string, text: string) => Promise<void>;
  /** Clicks the first that matches, or another by its place. */
  click: (selector: string, place?: number) => Promise<void>;
  /** Ends the browser and what drives it. */
  stop: () => Promise<void>;
}

/** A browser that may be installed on this machine. */
export interface Candidate {
  name: string;
  /** Why it cannot be used here; undefined where it can. */
  missing: string | undefined;
  start: () => Promise<Driven>;
}

/** What of several things is not there, in words; undefined where all are. */
export function missing(...parts: readonly (readonly [boolean, string])[]): string | undefined {
  const absent = parts.flatMap(([there, what]) => (there ? [] : [what]));
  return absent.length === 0 ? undefined : `${absent.join(" and ")} not installed`;
}

/** Thrown where a page lacks what a test wants to use. */
export function nothingMatches(selector: string): Error {
  return new Error(`Nothing on the page matches ${selector}.`);
}
