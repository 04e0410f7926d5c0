import { describe, expect, it } from "vitest";
import {
  charset,
  clientProtocols,
  clientSettings,
  charsetRequest,
  environRequest,
  gmcp,
  naws,
  newEnviron,
  readEnviron,
  readTerminalType,
  startConversations,
  terminalTypeRequest,
  tspeed,
  ttype,
} from "../../../scanner/src/protocols/index.ts";

const settings = clientSettings({ clientVersion: "0.1.0" });
const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString("latin1");

describe("the client's conversations", () => {
  it("exist once for each option of a connection, and for no others", () => {
    const conversations = Array.from({ length: 256 }, (_, option) => option).map(startConversations(settings));
    expect(conversations.filter((one) => one !== undefined)).toHaveLength(clientProtocols.length);
    const conversationOf = startConversations(settings);
    for (const { option } of clientProtocols) expect(conversationOf(option)).toBe(conversationOf(option));
  });

  it("answers TTYPE SEND with client, terminal and MTTS, then repeats the last (MTTS)", () => {
    const conversation = ttype.start(settings);
    const names = Array.from({ length: 4 }, () =>
      readTerminalType(conversation.received(terminalTypeRequest()).replies[0] ?? new Uint8Array(0)),
    ).map((message) => (message?.kind === "is" ? message.name : undefined));
    expect(names).toEqual(["MUDLARK", "XTERM-256COLOR", "MTTS 783", "MTTS 783"]);
  });

  it("names its page as the last terminal type, but only where that is asked for", () => {
    const clientPage = "https://boards.example.org/über/";
    const names = (pageInTtype: boolean): string[] => {
      const conversation = ttype.start(clientSettings({ clientVersion: "0.1.0", clientPage, pageInTtype }));
      return Array.from({ length: 5 }, () => text(conversation.received(terminalTypeRequest()).replies[0]).slice(1));
    };
    const page = "https://boards.example.org/%C3%BCber/";
    expect(names(true)).toEqual(["MUDLARK", "XTERM-256COLOR", "MTTS 783", page, page]);
    expect(names(false)[4]).toBe("MTTS 783");
    expect(clientSettings({ clientVersion: "0.1.0", pageInTtype: true }).terminalNames).toHaveLength(3);
  });

  it("sends its window size when NAWS is agreed on (RFC 1073)", () => {
    expect(naws.start(settings).enabled("local").replies).toEqual([Uint8Array.of(0, 80, 0, 25)]);
    expect(naws.start(settings).enabled("remote").replies).toEqual([]);
  });

  it("sends its speed (RFC 1079)", () => {
    expect(text(tspeed.start(settings).received(Uint8Array.of(1)).replies[0])).toBe("\x0038400,38400");
  });

  it("sends the MNES variables, and marks others as undefined (RFC 1572)", () => {
    const request = environRequest([
      { type: "VAR", name: "CLIENT_NAME" },
      { type: "USERVAR", name: "HOME" },
    ]);
    const [reply] = newEnviron.start(settings).received(request).replies;
    expect(readEnviron(reply ?? new Uint8Array(0))).toEqual({
      kind: "is",
      variables: [
        { type: "VAR", name: "CLIENT_NAME", value: "MUDLARK" },
        { type: "USERVAR", name: "HOME" },
      ],
    });
  });

  it("uses the configured name and page wherever it identifies itself", () => {
    const named = clientSettings({
      clientVersion: "0.1.0",
      introduces: true,
      clientName: "BOARDS",
      clientPage: "https://boards.example.org/about/crawler/",
    });
    const first = readTerminalType(ttype.start(named).received(terminalTypeRequest()).replies[0] ?? new Uint8Array(0));
    expect(first).toEqual({ kind: "is", name: "BOARDS" });
    const [all] = newEnviron.start(named).received(environRequest([])).replies;
    expect(readEnviron(all ?? new Uint8Array(0))).toMatchObject({
      kind: "is",
      variables: expect.arrayContaining([
        { type: "VAR", name: "CLIENT_NAME", value: "BOARDS" },
        { type: "VAR", name: "CLIENT_URL", value: "https://boards.example.org/about/crawler/" },
      ]) as unknown,
    });
    expect(text(gmcp.start(named).enabled("remote").replies[0])).toBe(
      'Core.Hello {"client":"BOARDS","version":"0.1.0","url":"https://boards.example.org/about/crawler/"}',
    );
  });

  it("accepts the first charset that it knows, and rejects a list without one (RFC 2066)", () => {
    const conversation = charset.start(settings);
    expect(text(conversation.received(charsetRequest(["KOI7", "UTF-8"])).replies[0])).toBe("\x02UTF-8");
    expect(conversation.received(charsetRequest(["KOI7"], " ")).replies).toEqual([Uint8Array.of(3)]);
  });
});
