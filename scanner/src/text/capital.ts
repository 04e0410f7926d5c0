/** A text with its first letter as a capital: "login screens" → "Login screens". */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
