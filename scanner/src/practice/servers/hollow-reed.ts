import { hollowReedBanner } from "../banners/hollow-reed.ts";
import type { PracticeServer } from "../practice-server.ts";

/** A quiet MUCK: a screen of text, no telnet at all, and no answer to an empty line. */
export const hollowReed: PracticeServer = {
  id: "hollow-reed",
  about: "MUCK: text only, no telnet",
  entry: { name: "Hollow Reed MUCK", created: 1994 },
  encoding: "ascii",
  deaf: true,
  async serve(guest) {
    guest.send(hollowReedBanner);
    for (;;) if (/^quit/i.test(await guest.line())) return;
  },
};
