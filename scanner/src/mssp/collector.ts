import { beginning } from "../text/index.ts";

/** Limits on what is kept of one server's MSSP. */
export const msspLimits = { variables: 400, valuesOfOne: 64, nameCharacters: 100, valueCharacters: 4096 } as const;

/**
 * Variables by name as sent; a variable with several values is an array of them. The object has no prototype, so that
 * `__proto__` and `constructor` are ordinary names.
 */
export type MsspVariables = Record<string, string | string[]>;

/** Collects MSSP variables within the limits, and remembers which limits were reached. */
export class MsspCollector {
  readonly variables = Object.create(null) as MsspVariables;
  readonly #reached = new Set<string>();
  #count = 0;

  /** Adds one value; a repeated name makes an array, just like a repeated VAL. */
  add(name: string, value: string): void {
    const key = this.#cut(name, msspLimits.nameCharacters, "name");
    const text = this.#cut(value, msspLimits.valueCharacters, "value");
    const existing = this.variables[key];
    if (existing === undefined) {
      if (this.#count >= msspLimits.variables) {
        this.#reached.add(`more than ${msspLimits.variables} variables`);
        return;
      }
      this.#count += 1;
      this.variables[key] = text;
    } else if (Array.isArray(existing)) {
      if (existing.length < msspLimits.valuesOfOne) existing.push(text);
      else this.#reached.add(`more than ${msspLimits.valuesOfOne} values of one variable`);
    } else {
      this.variables[key] = [existing, text];
    }
  }

  /** A sentence for each limit that was reached. */
  cuts(): string[] {
    return [...this.#reached].map((what) => `The server's MSSP was cut: ${what}.`);
  }

  #cut(text: string, most: number, what: string): string {
    if (text.length <= most) return text;
    this.#reached.add(`a ${what} of more than ${most} characters`);
    return beginning(text, most);
  }
}
