import { charsetRequest, terminalTypeRequest } from "../../protocols/index.ts";
import { Option } from "../../wire/index.ts";
import { lanternMarshBanner } from "../banners/lantern-marsh.ts";
import type { PracticeServer } from "../practice-server.ts";

/**
 * A MUSH: a Pueblo greeting, no prompt for a name, no answer to an empty line, and WONT to whatever it does not know.
 */
export const lanternMarsh: PracticeServer = {
  id: "lantern-marsh",
  about: "MUSH: Pueblo greeting, no answer to an empty line",
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
    for (;;) if (/^quit/i.test(await guest.line())) return;
  },
};
