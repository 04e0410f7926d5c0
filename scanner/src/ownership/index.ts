// Proof of ownership: a token that only somebody who controls the server can make it show. docs/owner.md explains what
// it proves and what it does not.
export { ownerToken } from "./token.ts";
export { tokenSightings, whereTokenIs } from "./where-token-is.ts";
