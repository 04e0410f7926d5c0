import { describe, expect, it } from "vitest";
import type { ScanRecord } from "../../../scanner/src/record/index.ts";
import { Scrubber } from "../../../scanner/src/session/record/scrub.ts";
import { Option } from "../../../scanner/src/wire/index.ts";
import { ownIp, serverIp } from "./fake-network.ts";
import { scan } from "./scan-script.ts";
import { negotiate, subnegotiate, telnet } from "./telnet-script.ts";

describe("a text is scrubbed of the scanner's address", () => {
  const v4 = new Scrubber(["203.0.113.77"], "198.51.100.7");
  const v6 = new Scrubber(["2001:db8::a:1"], "2001:db8::7");
  it.each<[string, string, string]>([
    ["plain", "Hi 203.0.113.77!", "Hi xxx.x.xxx.xx!"],
    ["as IPv4-mapped IPv6 (RFC 4291 section 2.5.5.2)", "[::ffff:203.0.113.77]", "[::ffff:xxx.x.xxx.xx]"],
    ["as part of a name", "Ip.203.0.113.77", "Ip.xxx.x.xxx.xx"],
    ["in a host name of its provider", "dsl-203-0-113-77.isp", "dsl-xxx-x-xxx-xx.isp"],
    ["reversed (RFC 1035 section 3.5)", "77.113.0.203.in-addr.arpa", "xx.xxx.x.xxx.in-addr.arpa"],
  ])("%s", (_name, text, without) => {
    expect(v4.text(text)).toBe(without);
  });

  it.each<[string, string]>([
    ["as the system writes it", "2001:db8::a:1"],
    ["in capitals", "2001:DB8::A:1"],
    ["whole", "2001:db8:0:0:0:0:a:1"],
    ["padded", "2001:0db8:0000:0000:0000:0000:000a:0001"],
    ["reversed (RFC 3596 section 2.5)", "1.0.0.0.a.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2"],
  ])("IPv6 %s", (_name, text) => {
    expect(v6.text(`at ${text}.`)).toBe(`at ${text.replace(/[0-9a-f]/gi, "x")}.`);
  });

  it.each<[string, string]>([
    ["the server's address", "You are from 198.51.100.7"],
    ["another address that nothing marks as ours", "Our other host is 192.0.2.9"],
    ["a longer number", "1203.0.113.771"],
    ["an address in a different variable from the words", "\x01CLIENT\x02yes\x01IP\x02192.0.2.9"],
  ])("leaves %s", (_name, text) => {
    expect(v4.text(text)).toBe(text);
  });

  it("keeps another address in the same network", () => {
    expect(v6.text("2001:db8::a:11 and 2001:db8::7")).toBe("2001:db8::a:11 and 2001:db8::7");
  });

  it.each(["Your IP is \x1b[32m192.0.2.9\x1b[0m", "Connected from 192.0.2.9"])(
    "removes what the text says is ours: %j",
    (text) => {
      expect(v4.text(text)).toBe(text.replace("192.0.2.9", "xxx.x.x.x"));
    },
  );

  it("looks for such words up to 66 characters before the address, on the same line", () => {
    const text = (blanks: number): string => `You${" ".repeat(blanks)}192.0.2.9`;
    expect(v4.text(text(63))).toBe(text(63).replace("192.0.2.9", "xxx.x.x.x"));
    expect(v4.text(text(64))).toBe(text(64));
    expect(v4.text("You are welcome.\n192.0.2.9")).toBe("You are welcome.\n192.0.2.9");
  });

  it("takes the longest of several addresses", () => {
    const both = new Scrubber(["1.0.0.0", "2001:db8::a:1"], "198.51.100.7");
    const reversed = "1.0.0.0.a.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2";
    expect(both.text(reversed)).toBe(reversed.replace(/[0-9a-f]/g, "x"));
  });

  it("leaves everything else if it has no address and no port", () => {
    const none = new Scrubber([], "198.51.100.7");
    const text = "At mud.example.org:7777, port 4000, undefined port: undefined.";
    expect(none.text(text)).toBe(text);
    expect(none.text("Your IP is 192.0.2.9")).toBe("Your IP is xxx.x.x.x");
  });

  describe("and of its port, which differs on every visit", () => {
    const scrubber = new Scrubber(["203.0.113.77", "2001:db8::a:1"], "198.51.100.7", 50123);
    it.each<[string, string]>([
      ["You are 203.0.113.77:50123.", "You are xxx.x.xxx.xx:xxxxx."],
      ["203.0.113.77:61", "xxx.x.xxx.xx:xx"],
      ["[2001:db8::a:1]:50123", "[xxxx:xxx::x:x]:xxxxx"],
      ["203.0.113.77, port 50123", "xxx.x.xxx.xx, port xxxxx"],
      ["203.0.113.77 50123", "xxx.x.xxx.xx xxxxx"],
      ["Your IP is 192.0.2.9:7777", "Your IP is xxx.x.x.x:xxxx"],
      ["dsl-203-0-113-77.isp:50123", "dsl-xxx-x-xxx-xx.isp:xxxxx"],
      ["Connection on port #50123", "Connection on port #xxxxx"],
    ])("%j", (text, without) => expect(scrubber.text(text)).toBe(without));
    it.each(["50123 rooms", "We are at 198.51.100.7:4000", "port 4000", "port 501234"])("leaves %j", (text) =>
      expect(scrubber.text(text)).toBe(text),
    );
  });

  it("leaves MSSP unchanged if both ends have the same address", () => {
    const here = new Scrubber(["127.0.0.1"], "127.0.0.1");
    const payload = Buffer.from("\x01IP\x02127.0.0.1");
    expect(here.payload(Option.MSSP, payload)).toEqual(payload);
    expect(here.payload(Option.MSDP, payload).toString()).toBe("\x01IP\x02xxx.x.x.x");
  });
});

describe("the scanner's address in a record", () => {
  /** All strings and keys of a value; base64 and hexadecimal are also decoded. */
  function words(value: unknown): string[] {
    if (typeof value === "string") {
      return [value, Buffer.from(value, "base64").toString("latin1"), Buffer.from(value, "hex").toString("latin1")];
    }
    if (value === null || typeof value !== "object") return [];
    return Object.entries(value).flatMap(([name, one]) => [name, ...words(one)]);
  }
  const traces = (record: ScanRecord): string[] =>
    words(record).filter((text) => /203.0.113.77|77.113.0.203|192\.0\.2\.200/.test(text));

  it("appears nowhere, whatever protocol a server sends it by", async () => {
    const says = `x ${ownIp}`;
    const messages = Buffer.concat([
      negotiate("WILL", Option.MSSP, Option.GMCP, Option.MSDP, Option.ATCP, Option.ZMP, Option.MXP, Option.AARDWOLF),
      negotiate("DO", Option.NEW_ENVIRON, Option.CHARSET),
      subnegotiate(
        Option.MSSP,
        1,
        "VISITOR",
        2,
        ownIp,
        1,
        `SEEN ${ownIp}`,
        2,
        "1",
        1,
        "GMCP",
        2,
        "y".repeat(95) + ownIp,
      ),
      subnegotiate(Option.GMCP, `Client.Ip {"ip": "${ownIp}"}`),
      subnegotiate(Option.GMCP, `Ip.${ownIp} "${"z".repeat(180)}${ownIp}"`),
      subnegotiate(Option.MSDP, 1, ownIp, 2, 3, 1, `of ${ownIp}`, 2, ownIp, 4),
      subnegotiate(Option.ATCP, `Ip ${ownIp}`),
      subnegotiate(Option.ZMP, `ip ${ownIp}\0${ownIp}\0`),
      subnegotiate(Option.MXP, `<!ELEMENT ip '${ownIp}'>`),
      subnegotiate(Option.AARDWOLF, 100, 3, ownIp),
      subnegotiate(Option.NEW_ENVIRON, 1, 0, says, 3, says),
      subnegotiate(Option.CHARSET, 1, `;${ownIp};UTF-8`),
      telnet(
        `Your IP is ${ownIp} (77.113.0.203.example.net, ::ffff:${ownIp}). Connected from 192.0.2.200.\r\n`,
        `\x1b[1z<SEND href="${ownIp}">\r\nName: `,
      ),
    ]);
    const { record, logText } = await scan(
      {
        // Some of it is sent only on the deep connection, some only in text.
        connected: (server, connection) =>
          server.send(connection === 2 ? "Name: " : messages.subarray(connection === 0 ? 21 : 0)),
        received: (bytes, server) => {
          if (bytes.includes("MSSP-REQUEST")) {
            server.send(`\r\nMSSP-REPLY-START\r\nVISITOR\t${ownIp}\r\n${ownIp}\t1\r\nMSSP-REPLY-END\r\n`);
          }
        },
      },
      { deep: true },
      { mssp: "text" },
    );
    expect(record.mudlark?.deep?.mssp).toEqual({
      source: "text",
      values: { VISITOR: "xxx.x.xxx.xx", "xxx.x.xxx.xx": "1" },
    });
    expect(traces(record)).toEqual([]);
    expect(logText.filter((line) => line.includes(ownIp))).toEqual([]);
    const raw = Buffer.from(record.mudlark?.raw?.before ?? "", "base64").toString();
    expect(raw).toContain("Your IP is xxx.x.xxx.xx (xx.xxx.x.xxx.example.net");
    expect(JSON.stringify(record)).toContain(serverIp);
  });
});
