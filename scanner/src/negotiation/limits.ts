/**
 * How often to refuse one option or answer a timing mark, per side and connection. RFC 1143 refuses every time; with a
 * server that asks again whenever it is refused (TinyMUSH, DO ECHO) that would never end.
 */
export const maxRepeatedAnswers = 16;

/** Number of the peer's negotiation verbs to keep in the offer log. */
export const maxOffersLogged = 2000;
