const whole = new Intl.NumberFormat("en");

/** 1234 → "1,234". */
export const figure = (value: number): string => whole.format(value);
