import fc from "../../fast-check.ts";
import { describe, expect, it } from "vitest";
import { bannerDigest, stableText } from "../../../scanner/src/likeness/index.ts";

/** The same line of a login screen on two visits without a notable change. */
const sameAtTwoVisits: readonly (readonly [string, string])[] = [
  ["It is now Sat Nov 21 09:36:01 2026.", "It is now Sun Nov 22 11:02:59 2026."],
  ["Mon Jan  5 03:00:00 UTC 2026", "Tue Dec 29 23:59:59 UTC 2026"],
  ["Server time: 2026-11-21 09:36", "Server time: 2026-11-22 10:01"],
  ["Server time: 2026-11-21T09:36:10Z", "Server time: 2026-12-01T01:02:03Z"],
  ["Today is 21.11.2026, 09:36 Uhr", "Today is 22.11.2026, 8:01 Uhr"],
  ["Last reboot: 11/21/2026 9:36 AM", "Last reboot: 12/1/2026 11:36 PM"],
  ["Booted on Saturday, November 21st, 2026 at 9:36 pm.", "Booted on Sunday, November 22nd, 2026 at 10:00 am."],
  ["Rebooted 21 November 2026", "Rebooted 1 December 2026"],
  ["Uptime: 3 days, 4 hours and 5 minutes", "Uptime: 12 days, 1 hour and 50 minutes"],
  ["Up 3d 4h 5m 6s", "Up 10d 0h 59m 1s"],
  ["Running for 123456 seconds", "Running for 7 seconds"],
  ["Uptime: 123456", "Uptime: 98"],
  ["The MUD has been up for: 10:22:33", "The MUD has been up for: 9:01:02"],
  ["There are 17 players online.", "There are 203 players online."],
  ["There is 1 player connected.", "There are 2 players connected."],
  ["There are currently no players on-line", "There are currently twenty-one players on-line"],
  ["| 7 players  |", "| 17 players |"],
  ["Players online: 17", "Players online: 3"],
  ["Players: 17 (record: 45)", "Players: 3 (record: 46)"],
  ["You are visitor number 12,345 to our world.", "You are visitor number 12,346 to our world."],
  ["Currently 12 connected; 3 wizards and 9 mortals.", "Currently 4 connected; 1 wizard and 3 mortals."],
  ["Your IP is 192.0.2.7.", "Your IP is 198.51.100.23."],
  ["You connect from 2001:db8::1", "You connect from 2001:db8:0:1::abcd"],
  ["Good morning, traveller!", "Good evening, traveller!"],
  ["В игре 17 игроков", "В игре 21 игрок"],
  ["目前線上共有 50 位玩家", "目前線上共有 7 位玩家"],
  ["目前有五十位玩家", "目前有七位玩家"],
  // Two Chinese games on FluffOS that write counts and dates in characters.
  ["东方故事Ⅱ已经执行了一小时二十七分四十秒", "东方故事Ⅱ已经执行了四十七秒"],
  ["炎黃群俠傳已运行：\x1b[1;32m三天零五分三秒", "炎黃群俠傳已运行：\x1b[1;32m一小时二十六分十五秒"],
  [
    "现在 游戏 时间是：\x1b[33m炎黄九千五百三十九年，春，三月四日，星期三，凌晨零时五分\x1b[0m",
    "现在 游戏 时间是：\x1b[33m炎黄九千五百四十年，夏，五月十二日，星期天，下午三时十六分\x1b[0m",
  ],
  [
    "公元二千零二十六年，秋，十一月二十一日，星期六，上午十一时二分",
    "公元二千零二十七年，春，一月三日，星期日，晚上九时",
  ],
  ["现在是2026年11月21日11时2分", "现在是2027年1月3日9时47分"],
  ["系統已連續執行3天5小時7分鐘", "系統已連續執行12分鐘"],
  ["东方历元年正月初三日子时三刻", "东方历十二年腊月初八日午时正"],
  ["Zur Zeit sind 12 Spieler online", "Zur Zeit sind 5 Spieler online"],
  ["\x1b[1;31m09:36\x1b[0m", "\x1b[1;32m10:12\x1b[0m"],
];

/** Lines whose difference matters. */
const different: readonly (readonly [string, string])[] = [
  ["Version 3.0.1", "Version 3.0.2"],
  ["Our TLS port is 7777", "Our TLS port is 7778"],
  ["A world since 1995", "A world since 1996"],
  ["CircleMUD 3.1", "tbaMUD 2026"],
  ["始建于一九九六年", "始建于一九九五年"],
  ["自1996年3月开放", "自1997年4月开放"],
  ["共有三万间房", "共有五万间房"],
  ["Copyright (C) 1990-2026", "Copyright (C) 1990-2027"],
  ["Level 50 is the limit", "Level 60 is the limit"],
  ["Welcome to Avalon", "Welcome to Avallon"],
  ["telnet game.example 4000", "telnet game.example 4001"],
];

it("does not depend on whether MXP was already on at the banner (Evennia)", () => {
  expect(stableText("connect &lt;username&gt; &lt;password&gt;")).toBe(stableText("connect <username> <password>"));
});

describe("stableText", () => {
  it.each<[string, string]>([
    ["127.0.0.1:50123 connected.", "198.51.100.77:49999 connected."],
    ["xxx.x.xxx.xx:xxxxx connected.", "xx.xxx.x.x:xxxx connected."],
    ["from [xxxx:xxx::x:x]:xxxxx", "from [xxxx:x:x::x]:xxxx"],
    ["You are xxx.x.x.x, port xxxxx", "You are xx.x.xx.x, port xxxx"],
  ])("%j and %j are the same apart from the visitor's address and port", (one, two) => {
    expect(stableText(one)).toBe(stableText(two));
  });

  it.each(["Connect to 192.0.2.1:4000", "port 4000", "xxxx marks the spot", "XX.XX"])(
    "keeps the port of %j",
    (text) => {
      expect(stableText(text)).toBe(text.replace("192.0.2.1", "‹address›"));
    },
  );

  it.each(sameAtTwoVisits)("%s = %s", (a, b) => {
    expect(stableText(a)).toBe(stableText(b));
    expect(bannerDigest(`Welcome!\r\n${a}\r\n`)).toBe(bannerDigest(`Welcome!\r\n${b}\r\n`));
  });

  it.each(different)("%s ≠ %s", (a, b) => {
    expect(stableText(a)).not.toBe(stableText(b));
    expect(bannerDigest(a)).not.toBe(bannerDigest(b));
  });

  it("leaves text without numbers unchanged, including its art", () => {
    const art = "   /\\_/\\\n  ( o.o )   Welcome to the Cat MUD\n   > ^ <\n\nBy what name are you known?";
    expect(stableText(art)).toBe(art);
  });

  it("ignores how lines end: the Diku family sends LF CR", () => {
    expect(stableText("a\n\rb\n\r")).toBe("a\nb");
    expect(stableText("a\r\nb\r\n")).toBe("a\nb");
  });

  it("shows what was removed as marks", () => {
    expect(stableText("Up 3 days. It is 12:00. 5 players online from 192.0.2.1.")).toBe(
      "Up ‹duration›. It are ‹time›. ‹n› player online from ‹address›.",
    );
  });

  it("is idempotent, and fast for hostile text", () => {
    const words = [
      "12:00",
      "players",
      "17",
      " ",
      "\n",
      "Uptime",
      ":",
      "Nov",
      "21",
      "2026",
      "1 day",
      "is",
      "‹n›",
      "1.2.3.4",
      "a",
      "::",
    ];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...words), fc.string()), { maxLength: 30 }), (parts) => {
        const once = stableText(parts.join(" "));
        expect(stableText(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });
});

describe("bannerDigest", () => {
  it("is twelve hex digits of SHA-256", () => {
    expect(bannerDigest("")).toBe("e3b0c44298fc");
  });
});
