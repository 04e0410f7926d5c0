const whole = new Intl.NumberFormat("en");

/** 1234 → "1,234". */
export const figure = (value: number): string => whole.format(value);

/** 11.25, 1 → "11.3%": a percentage as English writes it, so that no line breaks before its sign. */
export const percent = (value: number, digits = 0): string => `${value.toFixed(digits)}%`;
