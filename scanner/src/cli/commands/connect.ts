import type { Command } from "commander";
import { formatTarget, parseTarget, withPort } from "../../address/index.ts";
import { encode, streamDecoder, type StreamDecoder } from "../../encoding/index.ts";
import { defined } from "../../objects/index.ts";
import { connectInteractively, InteractiveError, type InteractiveConnection } from "../../session/index.ts";
import { crawler } from "../configuration.ts";
import { LineEditor } from "../connect/line-editor.ts";
import { show, takeTerminal } from "../connect/screen.ts";
import { showUnseenLine } from "../../text/index.ts";
import { encodingNamed, familyOption } from "../option-values.ts";
import { CommandError, reportErrors } from "../report-errors.ts";
import { logTo } from "./scan.ts";

interface ConnectOptions {
  encoding?: string;
  tls?: true;
  allowPrivate?: true;
  family?: 4 | 6;
  log?: true;
}

const help = `
Type a line and press Return to send it. Ctrl-] quits; so do Ctrl-C and, on an
empty line, Ctrl-D. When the server asks for a password, what you type is not
shown. When it wants single keys, each is sent at once (then only Ctrl-] quits).
Lines piped into the command are sent, and the connection is closed once the
server has been silent for two seconds.

What the server sends goes to your terminal unchanged, control sequences
included, as in any telnet client. All other mudlark commands remove them. To
look at a server you do not trust, pipe the output through "cat -v".

Examples:
  mudlark connect example.org:4000
  mudlark connect example.org:4000 --encoding cp437
  mudlark connect 127.0.0.1:4000 --allow-private
  echo who | mudlark connect example.org 4000

Exit codes:
  0  connected, and the connection ended
  1  the server could not be reached, or the connection was lost
  2  the command line is invalid`;

/** Silence after which a connection whose input has ended is closed, in milliseconds. */
const lingerMs = 2_000;

/** `mudlark connect`: a plain telnet client for a person. */
export function register(program: Command): void {
  program
    .command("connect")
    .summary("connect to a server yourself")
    .description("Connect to a server yourself, with a plain telnet client built on the scanner.")
    .argument("<host[:port]>", "the server; the default port is 23")
    .argument("[port]", "the port, if it is not part of the first argument")
    .option(
      "--encoding <name>",
      "the server's encoding (cp437, koi8-r, big5 …; default: what it negotiates, or UTF-8)",
      encodingNamed,
    )
    .option("--tls", "TLS from the first byte; any certificate is accepted and described")
    .addOption(familyOption())
    .option("--allow-private", "also connect to addresses on your own machine or network")
    .option("--log", "show the telnet negotiation on stderr")
    .addHelpText("after", help)
    .action((host: string, port: string | undefined, options: ConnectOptions) =>
      reportErrors(() => connect(port === undefined ? host : withPort(host, port), options)),
    );
}

async function connect(where: string, options: ConnectOptions): Promise<void> {
  const target = parseTarget(where);
  const { stdout } = process;
  const connection = await connectInteractively(target, {
    tls: options.tls ?? false,
    allowPrivate: options.allowPrivate ?? false,
    columns: stdout.isTTY ? stdout.columns : 80,
    rows: stdout.isTTY ? stdout.rows : 25,
    clientName: crawler().name,
    ...defined({ family: options.family, encoding: options.encoding }),
    ...(options.log === true && { onLog: logTo("debug") }),
  }).catch(refused);
  process.stderr.write(`${greeting(formatTarget(target), connection)}\n`);
  const restore = takeTerminal();
  try {
    await converse(connection, options.encoding);
  } catch (error) {
    refused(error);
  } finally {
    restore();
    await connection.close();
    process.stdin.pause();
  }
  process.stderr.write("Connection closed.\n");
}

/** Passes text in both directions until one side closes. */
async function converse(connection: InteractiveConnection, given: string | undefined): Promise<void> {
  const { stdin, stdout } = process;
  const editor = new LineEditor();
  const keyboard = streamDecoder("utf-8");
  let encodingNow = given ?? "utf-8";
  let decoder: StreamDecoder = streamDecoder(encodingNow);
  let linger: NodeJS.Timeout | undefined;
  const leave = (): void => void connection.link.close();
  const lingerOn = (): void => {
    clearTimeout(linger);
    linger = setTimeout(leave, lingerMs);
  };
  const onKeys = (bytes: Buffer): void => {
    const text = keyboard.write(bytes);
    if (!stdin.isTTY) {
      connection.send(encode(text.replace(/\r?\n/g, "\r\n"), encodingNow));
      return;
    }
    const typed = editor.type(text, connection.typing);
    if (typed.show !== "") stdout.write(typed.show);
    if (typed.send !== "") connection.send(encode(typed.send, encodingNow));
    if (typed.leave) leave();
  };
  const onResize = (): void => connection.resize(stdout.columns, stdout.rows);
  stdin.on("data", onKeys).on("end", lingerOn);
  stdout.on("resize", onResize).on("error", leave);
  try {
    for await (const bytes of connection.texts()) {
      const agreed = given ?? connection.charset ?? encodingNow;
      if (agreed !== encodingNow) {
        await show(decoder.end());
        encodingNow = agreed;
        decoder = streamDecoder(agreed);
      }
      await show(decoder.write(bytes));
      if (linger !== undefined) lingerOn();
    }
    await show(decoder.end());
  } finally {
    clearTimeout(linger);
    stdin.off("data", onKeys).off("end", lingerOn);
    stdout.off("resize", onResize).off("error", leave);
  }
}

/** Says which address answered, and describes its certificate. Control and hidden characters from the server appear as codes. */
function greeting(where: string, { link }: InteractiveConnection): string {
  const tls = link.tls;
  const secure =
    tls === undefined
      ? ""
      : `, ${tls.protocol ?? "TLS"}, certificate of ${tls.certificate?.subject ?? "no one"}${tls.problems.length === 0 ? "" : ` (${tls.problems.join(", ")})`}`;
  const leaving = process.stdin.isTTY ? " Ctrl-] leaves." : "";
  return showUnseenLine(`Connected to ${where} (${link.ip})${secure}.${leaving}`);
}

function refused(error: unknown): never {
  if (error instanceof InteractiveError) throw new CommandError(error.message, 1);
  throw error;
}
