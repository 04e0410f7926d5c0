const whole = new Intl.NumberFormat("en");

/** 1234 → "1,234". */
export const figure = (value: number): string => whole.format(value);

/** "1 MUD", "1,234 MUDs": a count with its noun. */
export function count(value: number, noun: string, plural = `${noun}s`): string {
  return `${whole.format(value)} ${value === 1 ? noun : plural}`;
}
