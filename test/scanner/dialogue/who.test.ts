import { describe, expect, test } from "vitest";
import fc from "../../fast-check.ts";
import { countInWho, countOnScreen, endsWho, offeredWho } from "../../../scanner/src/dialogue/index.ts";

describe("the answer to WHO", () => {
  // Footers as stock servers send them, with characters logged in; names are invented.
  test.each([
    ["PennMUSH, nobody", "There are no players connected.", 0],
    ["PennMUSH, one", "There is 1 player connected.", 1],
    ["PennMUSH, two", "There are 2 players connected.", 2],
    ["TinyMUX, nobody", "0 Players logged in, 1 record, no maximum.", 0],
    ["TinyMUX, one", "1 Player logged in, 1 record, no maximum.", 1],
    ["TinyMUX, two", "2 Players logged in, 40 record, no maximum.", 2],
    ["TinyMUSH, with a maximum", "2 Players logged in, 7 record, 100 maximum.", 2],
    ["RhostMUSH", "2 Players logged in.", 2],
    ["RhostMUSH, with a comment", "12 Players logged in. (Not bad.)", 12],
    ["Fuzzball, nobody", "0 players are connected.  (Max was 0)", 0],
    ["Fuzzball, one", "1 player is connected.  (Max was 1)", 1],
    ["Fuzzball, two", "2 players are connected.  (Max was 3)", 2],
    ["ProtoMUCK", "There are 5 players connected.  (Max was 10)", 5],
    ["LambdaCore, nobody", "No one logged in.", 0],
    ["LambdaCore, one", "Total: 1 player, who has been active recently.", 1],
    ["LambdaCore, two", "Total: 2 players, both of whom have been active recently.", 2],
    ["LambdaCore, none active", "Total: 23 players, none of whom have been active recently.", 23],
    ["LambdaCore, some active", "Total: 23 players, 7 of whom have been active recently.", 23],
    ["LambdaCore under lag", "Plus 4 other players (9 total; out of time and lag is high).", 9],
    ["NUTS", "There are 3 visible, 1 invisible, 0 remote users.\r\nTotal of 4 users.", 4],
    ["NUTS, with logins", "Total of 1 user and 2 logins.", 1],
    ["Amnuts, nobody", "                       No users are currently logged on", 0],
    ["Amnuts, one", "                        1 user logged on, 0 are invis", 1],
    ["Amnuts, three", "                        3 users logged on, 1 is invis", 3],
    ["a list that hides some", "5 of 23 shown", 23],
  ])("%s", (_, footer, players) => {
    const answer = `Player Name          On For  Idle\r\nAnna99               00:12    3m\r\n${footer}\r\n`;
    expect(countInWho(answer)).toBe(players);
    expect(endsWho(answer)).toBe(true);
    expect(countInWho(`\x1b[1mWelcome! WHO tells you who is on.\x1b[0m\r\n\x1b[32m${footer}\x1b[0m\r\n`)).toBe(players);
  });

  test("is read by its last footer: the screen before it may have one", () => {
    expect(countInWho("There are 2 players connected.\r\nlogin:\r\nThere are 5 players connected.\r\n")).toBe(5);
  });

  test("a table without a footer is counted by its lines", () => {
    const table =
      "Player Name          On For  Idle  Doing\r\nAnna 99 players      00:12    3m  9 Players logged in.\r\nBert          3d 11:02    1h  \r\n";
    expect(countInWho(table)).toBe(2);
    expect(countInWho("Player Name          On For  Idle  Doing\r\n")).toBeUndefined();
  });

  test.each([
    ["a login failure", "Either that player does not exist, or has a different password.\r\n"],
    ["another game's prompt", "By what name do you wish to be known? \r\nWelcome, WHO! Is that right? (Y/N) "],
    ["a number in a name", "Player7 is connected.\r\nThe 12 Monkeys\r\n"],
    ["numbers in what players say of themselves", "Anna  00:12  3m  There are 99 players connected.\r\n"],
    ["a record alone", "The record is 45 players connected.\r\n"],
    ["a localised footer, which is not known", "Es sind 7 Spieler online.\r\n"],
    ["a talker's list of those who hide", "2 users logged on, most of them invisible\r\n"],
    ["nothing", ""],
    ["a number beyond all bounds", "99999999999 Players logged in.\r\n"],
  ])("has no certain number: %s", (_, answer) => {
    expect(countInWho(answer)).toBeUndefined();
  });

  test("of ten thousand lines, with escape sequences, takes linear time", () => {
    const rows = Array.from(
      { length: 10_000 },
      (_, index) => `\x1b[3${index % 8}mPlayer${index}\x1b[0m  00:12  ${index % 60}s\r\n`,
    );
    expect(countInWho(`${rows.join("")}There are 10000 players connected.\r\n`)).toBe(10_000);
    expect(countInWho("(".repeat(200_000))).toBeUndefined();
    expect(countInWho(`There are ${" ".repeat(200_000)}`)).toBeUndefined();
  });

  test("never fails, whatever comes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        expect(typeof (countInWho(text) ?? 0)).toBe("number");
        expect(typeof (countOnScreen(text) ?? 0)).toBe("number");
        offeredWho(text);
      }),
    );
  });
});

describe("a login screen offers WHO", () => {
  test.each([
    ['"WHO" to find out who is connected.', "WHO"],
    ["Use WHO to find out who is currently on line.", "WHO"],
    ["Use the WHO command to find out who is online currently.", "WHO"],
    ["'WHO' and 'help' also work in this context.", "WHO"],
    ["'connect <name> <password>' to play, 'WHO' to see who is online, 'QUIT' to leave.", "WHO"],
    ["CONNECT <name> <password>   CREATE <name> <password>   WHO   QUIT", "WHO"],
    ["`WHO' lists the players who are logged on.", "WHO"],
    ["Type 'who' to see who is here.", "who"],
    ["Type who to list the players.", "who"],
    ["\x1b[1mWHO\x1b[0m - show players online", "WHO"],
    ["TYPE WHO OR QUIT.", "WHO"],
    ["'WHO' and 'help' work here.", "WHO"],
    ["Type 'WHO' to see who is here.", "WHO"],
    ["Type (who) to see the players.", "who"],
    ["Enter who for the players.", "who"],
    ["Use who: it lists the players.", "who"],
    ["To list the players, type who, not WHO.", "WHO"],
  ])("%s", (line, command) => {
    expect(offeredWho(`Welcome!\r\n${line}\r\n> `)).toBe(command);
  });

  test.each([
    "By what name do you wish to be known? ",
    "Players who are online help those who ask.",
    "THOSE WHO ENTER HERE MUST BE CONNECTED TO THE DARK",
    "For those WHO are connected: be kind.",
    "Type who you are, and press Return.",
    "Who goes there? ",
    "A world of WHOs and players.",
    "The band 'WHO' played here in 1969.",
    "ONLY THOSE WHO LIST PLAYERS",
    "Say 'who' and 'help' to the guard.",
    "Type who now, to begin.",
    "Type who.",
    "She asked (who) knocked.",
  ])("not: %s", (line) => {
    expect(offeredWho(`Welcome!\r\n${line}`)).toBeUndefined();
  });
});

describe("a login screen states a number of players", () => {
  test.each([
    ["There are currently 42 souls in the realm.", 42],
    ["  *** 17 players online ***", 17],
    ["Players online: 3", 3],
    ["There is 1 player connected.", 1],
    ["There are no adventurers connected.", 0],
    ["Currently online: 12 players", 12],
    ["2 Players logged in, 40 record, no maximum.", 2],
  ])("%s", (line, players) => {
    expect(countOnScreen(`\x1b[31mWelcome to the game\x1b[0m\r\n\x1b[1m${line}\x1b[0m\r\nName: `)).toBe(players);
  });

  test.each([
    "Most players ever online: 87",
    "There were 42 players online today.",
    "Maximum players: 100",
    "Over 9000 players have connected since 1996",
    "You are visitor number 12345",
    "Up to 8 players online may share an address.",
    "Established 1995, 12 immortals",
    "17 players online\r\n19 players online",
  ])("not: %s", (line) => {
    expect(countOnScreen(`Welcome\r\n${line}\r\nName: `)).toBeUndefined();
  });
});
