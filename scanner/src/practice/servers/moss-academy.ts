import { encodeMssp } from "../../protocols/index.ts";
import { Option } from "../../wire/index.ts";
import { mossAcademyBanner, mossAcademyQuestion } from "../banners/moss-academy.ts";
import { bootedDaysAgo } from "../boot-time.ts";
import type { PracticeServer } from "../practice-server.ts";

const booted = bootedDaysAgo(100);

/**
 * A Chinese MUD that first asks for the client's encoding and then sends Big5, with colour codes between characters.
 */
export const mossAcademy: PracticeServer = {
  id: "moss-academy",
  about: "Big5: asks for the charset before showing anything",
  entry: {
    name: "青苔書院",
    description: "Moss Academy: poems, swords and examinations, in Chinese.",
    language: "Chinese",
  },
  encoding: "big5",
  async serve(guest) {
    guest.onAgreed("local", Option.MSSP, () =>
      guest.sub(
        Option.MSSP,
        encodeMssp({
          NAME: "Moss Academy",
          PLAYERS: "7",
          UPTIME: String(booted),
          LANGUAGE: "Chinese",
          LOCATION: "TW",
          CHARSET: ["GBK", "BIG5"],
        }),
      ),
    );
    guest.will(Option.MSSP);
    guest.send(mossAcademyQuestion);
    await guest.line();
    guest.send(mossAcademyBanner);
    await guest.line();
    guest.send("\r\n您的名字太短了。\r\n");
  },
};
