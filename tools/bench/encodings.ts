// How well encodings are detected in all fixtures with a known one, and how long it takes: `npm run bench:encodings`.
import { decode, detectEncoding } from "../../scanner/src/encoding/index.ts";
import { encodingCases } from "../../test/scanner/encoding/fixtures/corpus.ts";
import { accuracy, accuracyTable, confusionTable, verdicts } from "../../test/scanner/encoding/fixtures/confusion.ts";
import { commandLine } from "../options/command-line.ts";

const help = `npm run bench:encodings

Detects the encoding of every fixture with a known one. Prints the confusion table, each error, the accuracy by
confidence, and the CPU time per text next to that of decoding it.
`;
commandLine(help, { options: {} });

const rounds = 20;

const judged = verdicts();
process.stdout.write(`${confusionTable(judged)}\n\n${accuracyTable(judged)}\n\n`);
for (const { right, encoding, found, confidence, what, bytes } of judged)
  if (!right)
    process.stdout.write(
      `${encoding} as ${found} (${confidence}): ${what}: ${JSON.stringify(decode(bytes, encoding).slice(0, 50))}\n`,
    );

const cases = encodingCases().filter(({ encoding }) => encoding !== "utf-8");
const detecting = measure(() => {
  for (const { bytes } of cases) detectEncoding(bytes);
});
const decoding = measure(() => {
  for (const { bytes, encoding } of cases) decode(bytes, encoding);
});
const sure = judged.filter(({ confidence }) => confidence >= 0.9);
process.stdout.write(
  `\n${JSON.stringify({
    bench: "encodings",
    texts: judged.length,
    accuracy: Number(accuracy(judged).toFixed(4)),
    accuracyWhenSure: Number(accuracy(sure).toFixed(4)),
    millisecondsPerText: Number((detecting / cases.length).toFixed(3)),
    timesDecoding: Math.round(detecting / decoding),
  })}\n`,
);

/** CPU time of one round, in milliseconds. */
function measure(round: () => void): number {
  round();
  const before = process.cpuUsage();
  for (let count = 0; count < rounds; count += 1) round();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / rounds;
}
