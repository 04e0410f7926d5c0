// The short visit of a counting round. It loads neither what measures a server nor what replays a transcript.
export { countPlayers } from "../count.ts";
