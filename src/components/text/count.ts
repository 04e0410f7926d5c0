import { figure, percent } from "../../model/figure.ts";

export { figure, percent };

/** "1 MUD", "1,234 MUDs": a count with its noun. */
export function count(value: number, noun: string, plural = `${noun}s`): string {
  return `${figure(value)} ${value === 1 ? noun : plural}`;
}
