import { describe, expect, it, test } from "vitest";
import { hideAddresses } from "../../../../src/banner/residue/addresses.ts";
import { stripProbes } from "../../../../src/banner/residue/probe.ts";

describe("the visitor's address in a banner", () => {
  it.each([
    ["Your IP is 192.0.2.7", "Your IP is xxx.x.x.x"],
    ["Connected from 255.255.255.255", "Connected from xxx.xxx.xxx.xxx"],
    ["Connected from 256.255.255.255", "Connected from 256.255.255.255"],
    ["Our host is at noon 12:34:56", "Our host is at noon 12:34:56"],
    ["You are 2001:db8::7", "You are xxxx:xxx::x"],
    ["You are 1:2:3:4:5:6:7:8", "You are x:x:x:x:x:x:x:x"],
    ["You are 1:2:3:4:5:6:7", "You are 1:2:3:4:5:6:7"],
    ["You are ::", "You are ::"],
    ["You are a::b::c", "You are a::b::c"],
    ["You are a:::b", "You are a:::b"],
    ["Somewhere 192.0.2.7 and 2001:db8::7", "Somewhere 192.0.2.7 and 2001:db8::7"],
    ["Your IP is\r\n192.0.2.7", "Your IP is\r\n192.0.2.7"],
  ])("is masked only where the words say so: %s", (text, shown) => {
    expect(hideAddresses(text, [])).toBe(shown);
  });

  it("is not the server's own", () => {
    const text = "You reached 192.0.2.7 and 2001:db8::7 from 192.0.2.8";
    expect(hideAddresses(text, ["192.0.2.7", "2001:db8::7"])).toBe(text.replace("192.0.2.8", "xxx.x.x.x"));
  });
});

test("lines shown while the terminal was examined are dropped, if they are at most eight", () => {
  const probe = "\x1b[s\x1b[255B\x1b[255C\b_\x1b[6n\x1b[u\x1b[!_";
  const page = "\x1b[2J\x1b[HName:";
  const lines = (count: number): string => Array.from({ length: count }, (_, index) => `Line ${index}\r\n`).join("");
  expect(stripProbes(`${probe}${page}`)).toBe(page);
  expect(stripProbes(`${lines(8)}${probe}${page}`)).toBe(page);
  expect(stripProbes(`${lines(9)}${probe}${page}`)).toBe(`${lines(9)}${page}`);
  expect(stripProbes(`${lines(9)}${probe}Name:`)).toBe(`${lines(9)}Name:`);
});
