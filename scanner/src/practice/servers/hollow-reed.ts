import { hollowReedBanner } from "../banners/hollow-reed.ts";
import type { PracticeServer } from "../practice-server.ts";

/** A MUCK that says nothing: a screen of text, no telnet of any kind, no answer to an empty line. */
export const hollowReed: PracticeServer = {
  id: "hollow-reed",
  about: "MUCK: text, and not one word of telnet",
  entry: { name: "Hollow Reed MUCK", created: 1994 },
  encoding: "ascii",
  deaf: true,
  async serve(guest) {
    guest.send(hollowReedBanner);
    for (;;) if (/^quit/i.test(await guest.line())) return;
  },
};
