import { encodeGmcp, encodeMssp, environRequest, terminalTypeRequest } from "../../protocols/index.ts";
import { CMD_EOR, Option } from "../../wire/index.ts";
import { saltStairBanner } from "../banners/salt-stair.ts";
import { bootedDaysAgo } from "../boot-time.ts";
import type { PracticeServer } from "../practice-server.ts";

const booted = bootedDaysAgo(41);
const players = 12;

/** An LPMud: GMCP, compression, prompts that end in EOR, and it asks again after an empty name. */
export const saltStair: PracticeServer = {
  id: "the-salt-stair",
  about: "LPMud: GMCP, MCCP2, EOR, and a TLS port",
  entry: {
    name: "The Salt Stair",
    description: "Nine hundred steps down to the water.",
    genre: "Fantasy",
    owner: "The keepers of the stair",
  },
  encoding: "utf-8",
  performs: [Option.SGA],
  alsoTls: true,
  async serve(guest) {
    guest.onAgreed("local", Option.MSSP, () => guest.sub(Option.MSSP, encodeMssp(variables)));
    guest.onAgreed("local", Option.MCCP2, () => guest.compress());
    guest.onAgreed("local", Option.GMCP, () =>
      guest.sub(Option.GMCP, encodeGmcp("Core.Goodbye.Reason", { text: "practice" })),
    );
    guest.onAgreed("remote", Option.TTYPE, () => guest.sub(Option.TTYPE, terminalTypeRequest()));
    guest.onAgreed("remote", Option.NEW_ENVIRON, () => guest.sub(Option.NEW_ENVIRON, environRequest()));
    for (const option of [Option.MCCP2, Option.GMCP, Option.MSSP, Option.EOR]) guest.will(option);
    for (const option of [Option.TTYPE, Option.NAWS, Option.NEW_ENVIRON]) guest.do(option);
    await guest.pause(50);
    guest.send(saltStairBanner(players));
    for (let attempts = 0; attempts < 3; attempts += 1) {
      if (guest.isOn("local", Option.EOR)) guest.command(CMD_EOR);
      const name = await guest.line();
      guest.send(
        name === ""
          ? "Everyone on the stair has a name.\r\nPlease enter your name: "
          : "The stair is closed for practice.\r\n",
      );
      if (name !== "") return;
    }
  },
};

const variables = {
  NAME: "The Salt Stair",
  PLAYERS: String(players),
  UPTIME: String(booted),
  CODEBASE: ["LDMud 3.6.7"],
  FAMILY: "LPMud",
  GENRE: "Fantasy",
  GAMEPLAY: "Adventure",
  LANGUAGE: "English",
  LOCATION: "Norway",
  CREATED: "1992",
  STATUS: "Live",
  "HIRING BUILDERS": "1",
  GMCP: "1",
  MSDP: "1",
  MCCP: "1",
  // The token of its owner, as mudlark check --owner prints it.
  CLAIM: "claim-y2hw3cl2ohatlyfkcvjn",
};
