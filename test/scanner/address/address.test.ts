import { describe, expect, it } from "vitest";
import {
  addressFamily,
  formatTarget,
  isPublicAddress,
  parseTarget,
  TargetError,
  withPort,
} from "../../../scanner/src/address/index.ts";

describe("isPublicAddress", () => {
  it.each([
    "8.8.8.8",
    "176.126.241.96",
    "2606:4700::1111",
    "2a01:4f8::1",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
    "2002:808:808::1",
  ])("%s is public", (ip) => {
    expect(isPublicAddress(ip)).toBe(true);
  });

  it.each([
    "127.0.0.1",
    "127.255.0.9",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "192.0.2.1",
    "198.51.100.7",
    "203.0.113.9",
    "198.18.0.1",
    "192.88.99.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
    "3fff::1",
    "100::1",
    "2001::1",
    "4000::1",
    "::ffff:127.0.0.1",
    "::10.0.0.1",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::8.8.8.8",
    "2002:7f00:1::1",
    "example.org",
    "1",
    "0x7f000001",
    "",
  ])("%s is not", (ip) => {
    expect(isPublicAddress(ip)).toBe(false);
  });
});

describe("parseTarget", () => {
  it.each([
    ["example.org:4000", "example.org", 4000],
    ["example.org", "example.org", 23],
    ["example.org.:4000", "example.org", 4000],
    [" 192.0.2.1:23 ", "192.0.2.1", 23],
    ["british-legends.com:27750", "british-legends.com", 27750],
    ["[2001:db8::1]:4000", "2001:db8::1", 4000],
    ["[::1]", "::1", 23],
    ["2001:db8::1", "2001:db8::1", 23],
    ["xn--bcher-kva.example:1", "xn--bcher-kva.example", 1],
    ["telnet://example.org:4000/", "example.org", 4000],
    ["TELNET://[2001:db8::1]:4000", "2001:db8::1", 4000],
    [withPort("telnet://example.org/", "4000"), "example.org", 4000],
    [withPort("::1", "4000"), "::1", 4000],
    [withPort("[::1]", "4000"), "::1", 4000],
  ])("%s", (text, host, port) => {
    expect(parseTarget(text)).toEqual({ host, port });
  });

  it.each([
    ["", "No host given"],
    ["http://example.org:4000", "is a web address"],
    ["telnets://example.org:4001", "and --tls before them"],
    [withPort("example.org:4000", "4001"), '"4000:4001" is not a valid port'],
    ["example.org:", "is not a valid port"],
    ["example.org:0", "is not a valid port"],
    ["example.org:65536", "is not a valid port"],
    ["example.org:4000/x", "is not a valid port"],
    ["[192.0.2.1]:23", "is not a valid IPv6 address"],
    ["exa mple.org", "is not a valid host name"],
    ["-a.org", "is not a valid host name"],
    ["bücher.example", "ASCII form"],
    ["a".repeat(300), "is not a valid host name"],
    ["\u001b[31m:4000", "\\u001b[31m"],
  ])("rejects %j with a sentence", (text, words) => {
    expect(() => parseTarget(text)).toThrow(TargetError);
    expect(() => parseTarget(text)).toThrow(words);
  });

  it("is formatted with brackets around IPv6", () => {
    expect(formatTarget(parseTarget("[2001:db8::1]:4000"))).toBe("[2001:db8::1]:4000");
    expect(formatTarget(parseTarget("example.org"))).toBe("example.org:23");
  });
});

it("recognises the family of an address", () => {
  expect(["127.0.0.1", "::1", "localhost"].map(addressFamily)).toEqual([4, 6, undefined]);
});
