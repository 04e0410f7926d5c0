import { screenOf, primaryTarget, type DoctorRule } from "../examined-game.ts";

/** The opening words of other services. */
const services: [RegExp, string][] = [
  [/^SSH-\d\.\d/, "an SSH server"],
  [/^HTTP\/\d|<!DOCTYPE html|<html[\s>]|400 Bad Request/i, "a web server"],
  [/^220[ -].*\b(?:e?smtp|postfix|exim|sendmail|mail)/i, "a mail server"],
  [/^220[ -].*\b(?:ftp|filezilla|proftpd|vsftpd)/i, "an FTP server"],
  [/^\+OK\b/, "a POP3 server"],
  [/^\* OK\b.*\bIMAP/i, "an IMAP server"],
  [/^:\S+ NOTICE (?:AUTH|\*)/, "an IRC server"],
  [/^RFB \d{3}\.\d{3}/, "a VNC server"],
  [/mysql_native_password|caching_sha2_password/, "a MySQL server"],
  [/^-ERR (?:unknown|wrong)|^-NOAUTH/, "a Redis server"],
  [/\b(?:Ubuntu|Debian|CentOS|Fedora|FreeBSD|Linux) [\d.]+[^\n]*\r?\n[^\n]*login:\s*$/i, "the login of a computer"],
];

export const notAMud: DoctorRule = {
  name: "not-a-mud",
  looksFor: "An entry whose server is another kind of service.",
  examine: (games) =>
    games.flatMap((game) => {
      const { entry, reading } = game;
      const screen = screenOf(game).trimStart();
      const service = services.find(([words]) => words.test(screen))?.[1];
      const noText = game.record?.mudlark?.notes?.find(({ code }) => code === "not-text")?.text;
      const outcome = reading?.outcome === "not-telnet" ? (reading.reason ?? "it does not speak telnet") : noText;
      if (service === undefined && outcome === undefined) return [];
      return [
        {
          rule: "not-a-mud",
          ids: [entry.id],
          what: `${primaryTarget(game)}, listed as ${entry.id}, ${service === undefined ? "does not seem to be a telnet server" : `seems to be ${service}`}.`,
          evidence: [
            ...(outcome === undefined ? [] : [outcome]),
            ...(service === undefined ? [] : [`it says ${JSON.stringify(screen.split(/[\r\n]/)[0]?.slice(0, 80))}`]),
          ],
          fix: [
            `check: mudlark connect ${primaryTarget(game)}`,
            `if the port is wrong: correct ${game.file}`,
            `if there is nothing to list: git rm ${game.file}`,
          ],
        },
      ];
    }),
};
