// Options that are all negotiation and have no subnegotiation: their bytes, and what their words mean.

/** TIMING-MARK, RFC 860: WILL or WONT, either tells that all before it was processed. Serves as a fence. */
export const timingMarkOption = 6;
/** LOGOUT, RFC 727: DO asks the other side to log out. A scanner never asks; it leaves by closing. */
export const logoutOption = 18;
/** END-OF-RECORD, RFC 885: prompts end with the command `IAC EOR` (239). */
export const eorOption = 25;
export const eorCommand = 239;
