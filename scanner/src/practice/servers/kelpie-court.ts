import { encodeMsspText } from "../../protocols/index.ts";
import { kelpieCourtBanner } from "../banners/kelpie-court.ts";
import { bootedDaysAgo } from "../boot-time.ts";
import type { PracticeServer } from "../practice-server.ts";

const booted = bootedDaysAgo(512);

/** A MOO: MCP in band, and MSSP only on request in a line of text. */
export const kelpieCourt: PracticeServer = {
  id: "kelpie-court",
  about: "MOO: MCP in band, MSSP as text only",
  entry: { name: "Kelpie Court MOO", mssp: "text", genre: "Social" },
  encoding: "utf-8",
  deaf: true,
  async serve(guest) {
    guest.send(kelpieCourtBanner);
    for (;;) {
      const line = await guest.line();
      if (line === "MSSP-REQUEST") {
        guest.sendBytes(
          encodeMsspText({
            NAME: "Kelpie Court MOO",
            PLAYERS: "4",
            UPTIME: String(booted),
            CODEBASE: "LambdaMOO 1.8.3",
            FAMILY: "LambdaMOO",
            MCP: "1",
          }),
        );
      } else if (line !== "") {
        guest.send("I don't understand that. Valid commands at this point are\r\n   @who   connect   @quit\r\n");
      }
      if (/^@?quit/i.test(line)) return;
    }
  },
};
