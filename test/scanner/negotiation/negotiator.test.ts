import fc from "../../fast-check.ts";
import { deepPolicy } from "../../../scanner/src/session/connect/deep-policy.ts";
import { describe, expect, it } from "vitest";
import {
  fingerprintPolicy,
  maxOffersLogged,
  maxRepeatedAnswers,
  Negotiator,
  type Policy,
} from "../../../scanner/src/negotiation/index.ts";
import { DO, DONT, Option, optionLogName, verbNames, WILL, WONT, type Verb } from "../../../scanner/src/wire/index.ts";

function client(policy: Policy = fingerprintPolicy) {
  const sent: string[] = [];
  const log: string[] = [];
  const changes: string[] = [];
  let marks = 0;
  const negotiator = new Negotiator({
    policy,
    send: (verb, option) => sent.push(`${verbNames[verb]} ${optionLogName(option)}`),
    onChange: ({ side, option, on }) => changes.push(`${side} ${optionLogName(option)} ${on ? "on" : "off"}`),
    onMark: () => (marks += 1),
    log: (level, text) => log.push(`${level} ${text}`),
  });
  return { negotiator, sent, log, changes, marks: () => marks };
}

describe("what the peer initiates", () => {
  it.each<[Verb, number, string[], "local" | "remote", boolean | undefined]>([
    [WILL, Option.ECHO, ["DO ECHO"], "remote", true],
    [WILL, Option.GMCP, ["DO GMCP"], "remote", true],
    [WILL, Option.MCCP2, ["DONT MCCP2_COMPRESS"], "remote", false],
    [WILL, Option.NAWS, ["DONT NAWS"], "remote", false],
    [WILL, Option.STATUS, [], "remote", true],
    [WONT, Option.ECHO, [], "remote", false],
    [DO, Option.NAWS, ["WILL NAWS"], "local", true],
    [DO, Option.SNDLOC, ["WONT SNDLOC"], "local", false],
    [DO, Option.ECHO, ["WONT ECHO"], "local", true],
    [DO, Option.TM, ["WILL TM"], "local", true],
    [DO, Option.LOGOUT, [], "local", undefined],
    [DONT, Option.ECHO, [], "local", false],
    [WILL, Option.TM, [], "remote", undefined],
  ])("answers verb %i of option %i with %j and counts it", (verb, option, answers, side, heard) => {
    const { negotiator, sent } = client();
    negotiator.receive(verb, option);
    expect(sent).toEqual(answers);
    expect(negotiator.heard(side).get(option)).toBe(heard);
    expect(negotiator.offers).toEqual([{ verb, option, unasked: true }]);
  });

  it("RFC 854: does not answer again for an option that is already on", () => {
    const { negotiator, sent } = client();
    for (let i = 0; i < 5; i++) negotiator.receive(WILL, Option.ECHO);
    expect(sent).toEqual(["DO ECHO"]);
  });

  it("RFC 1143: acknowledges turning off once", () => {
    const { negotiator, sent, changes } = client();
    negotiator.receive(DO, Option.TTYPE);
    negotiator.receive(DONT, Option.TTYPE);
    negotiator.receive(DONT, Option.TTYPE);
    expect(sent).toEqual(["WILL TTYPE", "WONT TTYPE"]);
    expect(changes).toEqual(["local TTYPE on", "local TTYPE off"]);
    expect(negotiator.isOn("local", Option.TTYPE)).toBe(false);
  });

  it("stops refusing after a while (TinyMUSH sends DO ECHO forever)", () => {
    const { negotiator, sent } = client();
    for (let i = 0; i < 1000; i++) {
      negotiator.receive(DO, Option.ECHO);
      negotiator.receive(DO, Option.TM);
    }
    expect(sent.length).toBe(2 * maxRepeatedAnswers);
  });

  it("accepts compression on the deep connection", () => {
    const { negotiator, sent } = client(deepPolicy);
    negotiator.receive(WILL, Option.MCCP2);
    negotiator.receive(DO, Option.TLS);
    expect(sent).toEqual(["DO MCCP2_COMPRESS", "WILL TLS"]);
  });

  it("counts a million options without keeping them", () => {
    const { negotiator, sent } = client();
    for (let i = 0; i < 100_000; i++) negotiator.receive([WILL, WONT, DO, DONT][i % 4] as Verb, i % 256);
    expect(negotiator.verbs).toBe(100_000);
    expect(negotiator.offers.length).toBe(maxOffersLogged);
    expect(sent.length).toBeLessThan(256 * 2 * maxRepeatedAnswers);
  });
});

describe("what we initiate", () => {
  it("asks once, and takes the answer without replying", () => {
    const { negotiator, sent } = client();
    expect(negotiator.ask(Option.EOR)).toBe(true);
    expect(negotiator.ask(Option.EOR)).toBe(false);
    expect(negotiator.isPending("remote", Option.EOR)).toBe(true);
    expect(negotiator.heard("remote").has(Option.EOR)).toBe(false);
    negotiator.receive(WILL, Option.EOR);
    expect(negotiator.ask(Option.EOR)).toBe(false);
    expect(sent).toEqual(["DO EOR"]);
    expect(negotiator.isOn("remote", Option.EOR)).toBe(true);
    expect(negotiator.offers).toEqual([{ verb: WILL, option: Option.EOR, unasked: false }]);
  });

  it("treats WILL followed by WONT as off", () => {
    const { negotiator } = client();
    negotiator.ask(Option.SGA);
    negotiator.receive(WILL, Option.SGA);
    negotiator.receive(WONT, Option.SGA);
    expect(negotiator.heard("remote").get(Option.SGA)).toBe(false);
  });

  it("accepts a refusal, and can ask again later", () => {
    const { negotiator, sent } = client();
    negotiator.ask(Option.EOR);
    negotiator.receive(WONT, Option.EOR);
    expect(negotiator.isOn("remote", Option.EOR)).toBe(false);
    expect(negotiator.ask(Option.EOR)).toBe(true);
    expect(sent).toEqual(["DO EOR", "DO EOR"]);
  });

  it("as a server: offers, accepts agreement, and turns off", () => {
    const { negotiator, sent, changes } = client({ local: new Map(), remote: new Map() });
    expect(negotiator.offer(Option.ECHO)).toBe(true);
    negotiator.receive(DO, Option.ECHO);
    expect(changes).toEqual(["local ECHO on"]);
    expect(negotiator.turnOff("local", Option.ECHO)).toBe(true);
    expect(negotiator.turnOff("local", Option.ECHO)).toBe(false);
    expect(negotiator.isOn("local", Option.ECHO)).toBe(true);
    negotiator.receive(DONT, Option.ECHO);
    expect(negotiator.isOn("local", Option.ECHO)).toBe(false);
    expect(sent).toEqual(["WILL ECHO", "WONT ECHO"]);
  });

  it("queues a change of mind until after the answer (RFC 1143 section 7)", () => {
    const { negotiator, sent } = client();
    negotiator.ask(Option.EOR);
    negotiator.turnOff("remote", Option.EOR);
    negotiator.receive(WILL, Option.EOR);
    negotiator.receive(WONT, Option.EOR);
    expect(sent).toEqual(["DO EOR", "DONT EOR"]);
    expect(negotiator.isOn("remote", Option.EOR)).toBe(false);
    negotiator.receive(WILL, Option.EOR);
    negotiator.turnOff("remote", Option.EOR);
    negotiator.ask(Option.EOR);
    negotiator.receive(WONT, Option.EOR);
    expect(sent.slice(2)).toEqual(["DO EOR", "DONT EOR", "DO EOR"]);
  });

  it("RFC 860: a timing mark is a sync point, whether the answer is WILL or WONT", () => {
    const { negotiator, sent, marks } = client();
    negotiator.mark();
    negotiator.mark();
    negotiator.receive(WILL, Option.TM);
    negotiator.receive(WONT, Option.TM);
    negotiator.receive(WONT, Option.TM);
    expect(sent).toEqual(["DO TM", "DO TM"]);
    expect(marks()).toBe(2);
  });
});

it("RFC 1143: two peers that agree stop talking, whatever they start with", () => {
  const wish = fc.record({
    who: fc.nat(1),
    side: fc.constantFrom("local" as const, "remote" as const),
    on: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 12 }), fc.boolean(), fc.boolean(), (wishes, one, two) => {
      const queues: [Verb, number][][] = [[], []];
      const peers = [one, two].map((agrees, index) => {
        const stances = new Map([[1, agrees ? ("accept" as const) : ("refuse" as const)]]);
        return new Negotiator({
          policy: { local: stances, remote: stances },
          send: (verb, option) => queues[1 - index]?.push([verb, option]),
        });
      });
      let delivered = 0;
      const deliver = (): boolean =>
        queues.some((queue, index) => {
          const next = queue.shift();
          if (next === undefined) return false;
          delivered += 1;
          peers[index]?.receive(...next);
          return true;
        });
      for (const { who, side, on } of wishes) {
        if (on) peers[who]?.request(side, 1);
        else peers[who]?.turnOff(side, 1);
        if (delivered % 2 === 0) deliver();
      }
      while (delivered < 500 && deliver());
      expect(delivered).toBeLessThan(500);
      // Both ends agree on the state.
      expect(peers[0]?.isOn("local", 1)).toBe(peers[1]?.isOn("remote", 1));
      expect(peers[0]?.isOn("remote", 1)).toBe(peers[1]?.isOn("local", 1));
    }),
  );
});

it("logs in the format of connection logs", () => {
  const { negotiator, log } = client();
  negotiator.receive(DO, 0x60);
  negotiator.receive(WILL, Option.CHARSET);
  negotiator.receive(WILL, Option.MCCPX);
  expect(log).toEqual([
    "DEBUG recv IAC DO b'`'",
    "DEBUG handle_do(b'`')",
    "DEBUG DO b'`' not supported.",
    "DEBUG local_option[b'`'] = False",
    "DEBUG send IAC WONT b'`'",
    "DEBUG recv IAC WILL CHARSET",
    "DEBUG WILL CHARSET (bi-directional capability exchange)",
    "DEBUG handle_will(CHARSET)",
    "DEBUG pending_option[DO + CHARSET] = True",
    "DEBUG send IAC DO CHARSET",
    "DEBUG remote_option[CHARSET] = True",
    "DEBUG pending_option[DO + CHARSET] = False",
    "DEBUG recv IAC WILL b'X'",
    "DEBUG WILL b'X' unsolicited",
    "DEBUG handle_will(b'X')",
    "DEBUG remote_option[b'X'] = False",
    "DEBUG send IAC DONT b'X'",
    "WARNING Unhandled: WILL b'X'.",
  ]);
});
