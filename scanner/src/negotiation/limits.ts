/**
 * How often one option is refused, or a timing mark answered, on one side of one connection. RFC 1143 refuses each time;
 * a server that asks again because it was refused (TinyMUSH, DO ECHO) would make that endless.
 */
export const MAX_REPEATED_ANSWERS = 16;

/** Negotiation verbs of the peer that are kept in the offer log. */
export const MAX_OFFERS_LOGGED = 2000;
