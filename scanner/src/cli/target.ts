import type { Command } from "commander";
import { parseTarget, withPort } from "../address/index.ts";
import { defined } from "../objects/index.ts";
import { columnBounds } from "../record/meaning/index.ts";
import type { VisitTarget } from "../session/index.ts";
import { encodingNamed, familyOption, wholeNumberBetween } from "./option-values.ts";

/** The command line's options for the server to visit, in addition to its address. */
export interface TargetOptions {
  tls?: true;
  encoding?: string;
  columns?: number;
  msspText?: true;
  family?: 4 | 6;
  allowPrivate?: true;
}

/** Gives a command the arguments and options for the server to visit: HOST[:PORT] [PORT], --tls, --encoding … */
export function withTarget(command: Command): Command {
  return command
    .argument("<host[:port]>", "the server; the default port is 23")
    .argument("[port]", "the port, if it is not part of the first argument")
    .option("--tls", "TLS from the first byte")
    .option("--encoding <name>", "the encoding of the server's text, if known (cp437, big5, koi8-r …)", encodingNamed)
    .option(
      "--columns <n>",
      "the window width to announce, 20 to 400 (default: 80)",
      wholeNumberBetween(...columnBounds),
    )
    .option("--mssp-text", "also request MSSP as a line of text, which some servers treat as a character name")
    .addOption(familyOption())
    .option("--allow-private", "also visit addresses on your own machine or network");
}

/**
 * The target that the arguments describe.
 * @throws TargetError with a sentence if they describe none
 */
export function targetOf(host: string, port: string | undefined, options: TargetOptions): VisitTarget {
  return {
    ...parseTarget(port === undefined ? host : withPort(host, port)),
    tls: options.tls ?? false,
    ...defined({ encoding: options.encoding, columns: options.columns }),
    ...(options.msspText !== undefined && { mssp: "text" as const }),
  };
}
