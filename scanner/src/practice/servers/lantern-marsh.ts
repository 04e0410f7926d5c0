import { charsetRequest, terminalTypeRequest } from "../../protocols/index.ts";
import { Option } from "../../wire/index.ts";
import { lanternMarshBanner } from "../banners/lantern-marsh.ts";
import type { PracticeServer } from "../practice-server.ts";

/** Who is on: the answer to WHO at the login screen, as TinyMUX formats it. */
const who = [
  "Player Name          On For Idle  Doing",
  "Wick                  02:14   0s  Trimming lamps",
  "Sedge                 11:40   3m",
  "Bittern            1d 04:02   2h  Asleep",
  "3 Players logged in, 9 record, no maximum.",
  "",
].join("\r\n");

/**
 * A MUSH: a Pueblo greeting, no prompt for a name, no answer to an empty line but one to WHO, no MSSP, and WONT to
 * whatever it does not know.
 */
export const lanternMarsh: PracticeServer = {
  id: "lantern-marsh",
  about: "MUSH: Pueblo greeting, WHO at the login screen",
  entry: { name: "Lantern Marsh MUSH", description: "Stories by the light of a marsh lamp.", genre: "Horror" },
  encoding: "iso-8859-1",
  performs: [Option.SGA, Option.EOR],
  async serve(guest) {
    guest.onAgreed("remote", Option.TTYPE, () => guest.sub(Option.TTYPE, terminalTypeRequest()));
    guest.onAgreed("remote", Option.CHARSET, () =>
      guest.sub(Option.CHARSET, charsetRequest(["ISO-8859-1", "US-ASCII"])),
    );
    for (const option of [Option.NAWS, Option.TTYPE, Option.CHARSET]) guest.do(option);
    guest.send(lanternMarshBanner);
    for (;;) {
      const line = await guest.line();
      if (/^quit/i.test(line)) return;
      if (/^who$/i.test(line.trim())) guest.send(who);
    }
  },
};
