import type { PracticeServer } from "../practice-server.ts";

/** A port that accepts the connection and never sends anything: the outcome is `silent`. */
export const quietWell: PracticeServer = {
  id: "the-quiet-well",
  about: "accepts the connection but never sends anything",
  entry: { name: "The Quiet Well" },
  encoding: "ascii",
  deaf: true,
  async serve(guest) {
    for (;;) await guest.line();
  },
};
