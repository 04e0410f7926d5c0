import { Option } from "../../wire/index.ts";
import { ironFerryBanner, ironFerryKnock } from "../banners/iron-ferry.ts";
import type { PracticeServer } from "../practice-server.ts";

const ESC = 0x1b;

/** A bulletin board: character mode, code page 437, a terminal query, and ESC twice before it shows anything. */
export const ironFerry: PracticeServer = {
  id: "the-iron-ferry",
  about: "CP437 board: ESC twice, asks for the cursor position",
  entry: { name: "The Iron Ferry", description: "A board with a door to a world.", encoding: "cp437", created: 1989 },
  encoding: "cp437",
  performs: [Option.BINARY],
  async serve(guest) {
    for (const option of [Option.ECHO, Option.SGA]) guest.will(option);
    guest.do(Option.BINARY);
    guest.send(`${ironFerryKnock}\x1b[6n`);
    for (let escapes = 0; escapes < 2;) {
      const [byte] = await guest.bytes(1);
      // A position report (ESC [ row ; column R) also starts with ESC, but is not the answer.
      if (byte === 0x5b) escapes = 0;
      else if (byte === ESC) escapes += 1;
      else if (byte === 13) return;
    }
    guest.send(ironFerryBanner);
    await guest.line();
    guest.send("\r\nNo handle, no passage.\r\n");
  },
};
