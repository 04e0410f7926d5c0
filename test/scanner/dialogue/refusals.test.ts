// cspell:disable (names and texts in other languages)
import fc from "../../fast-check.ts";
import { describe, expect, it } from "vitest";
import { findRefusal, lastWords, type RefusalKind } from "../../../scanner/src/dialogue/index.ts";

const refusals: readonly [RefusalKind, string][] = [
  ["banned", "\r\nYour site has been banned. Go away.\r\n"],
  ["banned", "Sorry, your site has been banned from this MUD. Write to admin@example.org.\r\n"],
  ["banned", "\x1b[31mConnections from your host have been blocked.\x1b[0m\r\n"],
  ["banned", "You are not welcome here.\n\r"],
  ["banned", "Access denied.\r\n"],
  ["banned", "Deine IP-Adresse ist gesperrt.\r\n"],
  ["banned", "Votre adresse a été bannie.\r\n"],
  ["banned", "Tu dirección ha sido bloqueada.\r\n"],
  ["banned", "Ваш адрес заблокирован администрацией.\r\n"],
  ["banned", "对不起，您的地址已被封锁。\r\n"],
  ["full", "\r\nToo many connections from your address. Bye.\r\n"],
  ["full", "Sorry, the game is full right now.\r\n"],
  ["full", "The maximum number of players has been reached.\r\n"],
  ["full", "All lines are busy.\r\n"],
  ["full", "Zu viele Verbindungen von dieser Adresse.\r\n"],
  ["full", "Le serveur est complet.\r\n"],
  ["full", "Demasiadas conexiones desde tu dirección.\r\n"],
  ["full", "Слишком много соединений с вашего адреса.\r\n"],
  ["full", "目前線上人數已滿。\r\n"],
  ["restarting", "\r\nThe game is rebooting, please try again in a few minutes.\r\n"],
  ["restarting", "Castle MUD is down for maintenance.\r\n"],
  ["restarting", "The MUD is currently closed.\r\n"],
  ["restarting", "Logins are disabled.\r\n"],
  ["restarting", "Das MUD wird gerade neu gestartet.\r\n"],
  ["restarting", "El juego está reiniciando.\r\n"],
  ["restarting", "Сервер перезагружается.\r\n"],
  ["restarting", "系統維護中，請稍後再試。\r\n"],
  ["moved", "We have moved! Connect to new.example.org 4000.\r\n"],
  ["later", "Please come back later.\r\n"],
  ["later", "Reconnecting too fast.\r\n"],
  ["later", "Versuche es später noch einmal.\r\n"],
  ["later", "Приходите попозже.\r\n"],
];

const screens = [
  "Welcome to Castle.\r\nRules: no cheating. Whoever cheats will be banned.\r\nBy what name are you known? ",
  "Welcome!\r\nIf your site has been banned, write to the staff.\r\nLogin: ",
  `${"A line of the login screen, as long as they are.\r\n".repeat(20)}Players who multiplay are banned.\r\nEnter HELP for help.\r\nHave fun!\r\n`,
  "Enter your name: ",
  "The tavern is full of people. Who are you?",
  "",
];

describe("findRefusal", () => {
  it.each(refusals)("%s: %j", (kind, text) => {
    expect(findRefusal(text)?.kind).toBe(kind);
    expect(findRefusal("Welcome.\r\nName: ", text)?.kind).toBe(kind === "later" ? undefined : kind);
  });
  it("quotes the line with the refusal as plain text", () => {
    expect(findRefusal("== Castle ==\r\n\x1b[1mToo many connections.\x1b[0m\r\nBye!\r\n")?.words).toBe(
      "Too many connections",
    );
  });
  it.each(screens)("does not take a login screen for a refusal: %j", (text) => {
    expect(findRefusal(text)).toBeUndefined();
  });
  it("takes 'come back later' after a name prompt as a farewell", () => {
    expect(findRefusal("Castle\r\nWhat is your name? ", "Come back later!\r\n")).toBeUndefined();
    expect(findRefusal("Castle\r\n", "Come back later!\r\n")?.kind).toBe("later");
  });
  it("takes it as one after a question that got a bare Return, but not after a prompt that was answered", () => {
    expect(findRefusal("Castle\r\nWho goes there? ", "Nobody? Please try again.\r\n")).toBeUndefined();
    expect(findRefusal("Castle\r\nDo you want ANSI color? ", "Please try again.\r\n")?.kind).toBe("later");
    expect(findRefusal("Castle\r\nWho goes there? ", "Nobody? You have been banned.\r\n")?.kind).toBe("banned");
  });
  it("looks at what the last answer replied to, if there were several", () => {
    const [colour, screen] = ["Castle\r\nANSI? (Y/N) ", "Colours!\r\nWho goes there? "];
    const farewell = "Type something. Reconnect and try again.\r\n";
    expect(findRefusal(colour, screen + farewell, screen)).toBeUndefined();
    expect(findRefusal(colour, `Colours!\r\n${farewell}`, colour)?.kind).toBe("later");
  });
  it("never throws", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void findRefusal(text, text)));
  });
});

it("lastWords returns the last line with words", () => {
  expect(lastWords("One\r\nTwo \x1b[0m\r\n ---\r\n")).toBe("Two");
  expect(lastWords("\r\n--\r\n")).toBeUndefined();
});
