import {
  charsetRequest,
  encodeMsdp,
  encodeMssp,
  readTerminalType,
  terminalTypeRequest,
} from "../../protocols/index.ts";
import { Option } from "../../wire/index.ts";
import { tidewrackBanner } from "../banners/tidewrack.ts";
import { bootedDaysAgo } from "../boot-time.ts";
import type { PracticeServer } from "../practice-server.ts";

const booted = bootedDaysAgo(6);

/** A Diku with the protocol snippet: it detects the client before it shows anything, and closes on an empty name. */
export const tidewrack: PracticeServer = {
  id: "tidewrack",
  about: "Diku: detects the client; MSSP, MSDP and MXP",
  entry: { name: "Tidewrack", description: "A drowned coast, and what the tide leaves on it." },
  encoding: "utf-8",
  async serve(guest) {
    let client = "unknown";
    guest.onSub(Option.TTYPE, (payload) => {
      const answer = readTerminalType(payload);
      if (answer?.kind === "is") client = answer.name.replace(/[^\w.-]/g, "");
    });
    guest.onAgreed("remote", Option.TTYPE, () => guest.sub(Option.TTYPE, terminalTypeRequest()));
    guest.onAgreed("remote", Option.CHARSET, () => guest.sub(Option.CHARSET, charsetRequest(["UTF-8"], " ")));
    guest.onAgreed("local", Option.MSDP, () => guest.sub(Option.MSDP, encodeMsdp({ SERVER_ID: "Tidewrack" })));
    guest.onAgreed("local", Option.MSSP, () => guest.sub(Option.MSSP, encodeMssp(variables())));
    guest.onAgreed("remote", Option.MXP, () => {
      guest.sub(Option.MXP);
      guest.send("\x1b[7z");
    });

    guest.send("\r\nAttempting to Detect Client, Please Wait...\r\n");
    guest.do(Option.TTYPE);
    await guest.pause(100);
    for (const option of [Option.NAWS, Option.CHARSET]) guest.do(option);
    for (const option of [Option.MSDP, Option.MSSP]) guest.will(option);
    guest.do(Option.ATCP);
    guest.will(Option.MSP);
    guest.do(Option.MXP);
    await guest.pause(900);
    guest.send(tidewrackBanner(client));
    if ((await guest.line()) !== "") guest.send("\r\nThe tide is out: nobody can enter a practice server.\r\n");
  },
};

function variables(): Record<string, string | string[]> {
  return {
    NAME: "Tidewrack",
    PLAYERS: String(3 + (new Date().getUTCHours() % 5)),
    UPTIME: String(booted),
    "CRAWL DELAY": "-1",
    CODEBASE: "DikuMUD gamma 0.0",
    FAMILY: "DikuMUD",
    GENRE: "Fantasy",
    GAMEPLAY: ["Adventure", "Hack and Slash"],
    LANGUAGE: "English",
    CREATED: "1998",
    STATUS: "Live",
    WEBSITE: "https://tidewrack.example/",
    ANSI: "1",
    "XTERM 256 COLORS": "1",
    MSDP: "1",
    MXP: "1",
    GMCP: "0",
  };
}
