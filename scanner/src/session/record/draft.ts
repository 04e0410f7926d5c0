import { factsOfRecord, type MsspFacts } from "../../mssp/index.ts";
import { defined } from "../../objects/index.ts";
import type { MudlarkPart, Outcome, ScanRecord } from "../../record/index.ts";
import { generator } from "../../record/meaning/index.ts";
import type { ConnectionLog } from "../converse/connection-log.ts";
import type { Network } from "../connect/link.ts";
import { Notes } from "./notes.ts";
import type { Scrubber } from "./scrub.ts";
import type { LogLine, Visit, VisitTarget } from "../types.ts";

/** What a visit has gathered so far. It can be turned into a schema-valid record at any time. */
export class VisitDraft {
  readonly notes = new Notes();
  readonly timing: { connect?: number; first?: number } = {};
  readonly part: Partial<MudlarkPart> = {};
  readonly record: Partial<ScanRecord> = {};
  /** Players counted otherwise than by MSSP. */
  counted: Visit["counted"];
  /** Set as soon as there is a connection. */
  scrubber: Scrubber | undefined;
  readonly #network: Network;
  readonly #target: VisitTarget;
  readonly #log: ConnectionLog;

  constructor(network: Network, target: VisitTarget, log: ConnectionLog) {
    this.#network = network;
    this.#target = target;
    this.#log = log;
  }

  /** The server's MSSP from all connections so far. */
  get mssp(): MsspFacts {
    return factsOfRecord({ ...this.record, mudlark: this.part });
  }

  /** The record so far, with an outcome. */
  recordWith(outcome: Outcome, rest: Partial<MudlarkPart> = {}): ScanRecord {
    const mudlark: MudlarkPart = {
      schema: 1,
      generator,
      origin: "scan",
      outcome,
      visited: this.#network.began,
      transport: this.#target.tls ? "tls" : "telnet",
      ...defined({ columns: this.#target.columns }),
      ...this.part,
      ...rest,
    };
    return { sessions: [], ...this.record, mudlark };
  }

  /** Ends the visit. Returns its record, its log and its times. */
  finish(outcome: Outcome): Visit {
    this.#log.add("INFO", "session", `outcome ${outcome.code}: ${outcome.reason}`);
    const { dropped } = this.#log;
    if (dropped > 0) this.notes.add("log-cut", `The connection log was cut: ${dropped} lines are missing.`);
    const notes = this.notes.list();
    return {
      record: this.recordWith(outcome, notes.length === 0 ? {} : { notes }),
      log: this.#log.lines.map((line) => this.#scrubbed(line)),
      ...defined({ counted: this.counted }),
      timing: { ...this.timing, total: this.#network.now() },
    };
  }

  /** Removes the scanner's own address from a log line. Lines of this module name only the peer. */
  #scrubbed(line: LogLine): LogLine {
    if (line.source === "session" || this.scrubber === undefined) return line;
    const text = this.scrubber.text(line.text);
    return text === line.text ? line : { ...line, text };
  }
}
