import { site } from "./site.ts";

/** Where owners can write without an account; null if the directory names no such place. */
export const contactLink = linkOf(site.contact);

function linkOf(contact: string | undefined): { href: string; text: string } | null {
  if (contact === undefined) return null;
  return contact.includes("@") && !/^https?:/i.test(contact)
    ? { href: `mailto:${contact}`, text: contact }
    : { href: contact, text: contact.replace(/^https?:\/\//i, "") };
}
