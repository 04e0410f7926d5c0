import type { PracticeServer } from "../practice-server.ts";

/** A port that takes the connection and never says a word: the outcome is `silent`. */
export const quietWell: PracticeServer = {
  id: "the-quiet-well",
  about: "takes the connection, and never says a word",
  entry: { name: "The Quiet Well" },
  encoding: "ascii",
  deaf: true,
  async serve(guest) {
    for (;;) await guest.line();
  },
};
