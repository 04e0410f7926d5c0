/** The port of every bench server. */
export const benchPort = 4000;

/** Address of the n-th bench server, from 127.16.0.1 on. */
export function benchAddressOf(index: number): string {
  const number = index + 1;
  return `127.${16 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`;
}
