import { describe, expect, it } from "vitest";
import { checkoutCommand, scanCommand } from "../../../../src/components/server/scan-command.ts";

const of = (host: string, more: { tls?: boolean; encoding?: string; columns?: number } = {}): string | null =>
  scanCommand({ addresses: [{ host, port: 4000, tls: false, ...more }] });

describe("the command that scans again", () => {
  it("names host and port", () => {
    expect(of("mud.example")).toBe("npm run scan -- mud.example:4000 --log-level debug");
    expect(of("mud.example", { tls: true })).toBe("npm run scan -- mud.example:4000 --tls --log-level debug");
  });

  it("puts IPv6 in brackets, and those in quotes, as zsh needs", () => {
    expect(of("2001:db8::17")).toBe('npm run scan -- "[2001:db8::17]:4000" --log-level debug');
  });

  it("repeats the entry's overrides, those of the address first", () => {
    const address = { host: "mud.example", port: 23, tls: false };
    expect(scanCommand({ addresses: [address], encoding: "big5", columns: 100 })).toBe(
      "npm run scan -- mud.example:23 --encoding big5 --columns 100 --log-level debug",
    );
    expect(scanCommand({ addresses: [{ ...address, encoding: "cp437" }], encoding: "big5" })).toContain(
      "--encoding cp437 ",
    );
  });

  it.each([
    "127.0.0.1",
    "10.1.2.3",
    "192.168.0.9",
    "172.20.0.1",
    "169.254.1.1",
    "::1",
    "fd00::1",
    "fe80::1",
    "localhost",
  ])("includes permission to visit %s", (host) => {
    expect(of(host)).toContain(" --allow-private ");
  });

  it.each(["11.0.0.1", "172.32.0.1", "127.example", "10.example.org", "2001:db8::1", "fdic.example"])(
    "needs no permission to visit %s",
    (host) => {
      expect(of(host)).not.toContain("--allow-private");
    },
  );

  it("quotes a host with characters that are special in a shell", () => {
    expect(of("x;rm -rf $HOME'")).toBe(String.raw`npm run scan -- 'x;rm -rf $HOME'\'':4000' --log-level debug`);
  });

  it("is undefined without an address", () => {
    expect(scanCommand({ addresses: [] })).toBeNull();
  });

  it("runs in a checkout of the site's own repository", () => {
    expect(checkoutCommand("https://git.example/muds/lark.git")).toBe(
      "git clone https://git.example/muds/lark.git && cd lark && npm ci",
    );
    expect(checkoutCommand("https://git.example/mudlark/")).toMatch(/ && cd mudlark && /);
  });
});
