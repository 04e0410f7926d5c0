import type { Command } from "commander";
import { register as census } from "./census.ts";
import { register as config } from "./config.ts";
import { register as connect } from "./connect.ts";
import { register as data } from "./data.ts";
import { register as doctor } from "./doctor.ts";
import { register as importing } from "./import.ts";
import { register as replay } from "./replay.ts";
import { register as report } from "./report.ts";
import { register as scan } from "./scan.ts";
import { register as schema } from "./schema.ts";
import { register as shards } from "./shards.ts";

/** The commands of `mudlark`, in the order of its help. Each file registers one. */
export const commands: readonly ((program: Command) => void)[] = [
  scan,
  replay,
  connect,
  census,
  shards,
  report,
  doctor,
  data,
  importing,
  schema,
  config,
];
