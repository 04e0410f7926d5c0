// Extracts the data of a census from artifacts that are not trusted. Run by .github/workflows/nightly.yml, also in the
// job that may write to the repository. Must not import any package, because that job installs none.
import { lstatSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandLine } from "../options/command-line.ts";
import { harmlessMessage } from "./commit-message.ts";
import { ArtifactRefused, shownName, takeData } from "./take-data.ts";

const help = `node tools/artifact/main.ts --into DIR ARTIFACT [ARTIFACT …]

Copies records, readings and counts from unpacked artifacts into a checkout. Only regular files with the names of such files are
taken. Links, devices and odd names make an artifact suspect: then nothing of it is taken.

  --into DIR           the checkout (default: the current folder)
  --message FILE       a commit message of the artifact …
  --message-to FILE    … is written here, without references, mentions and trailers

Exit codes: 0 at least one artifact was taken; 1 none was; 2 the command could not be understood.
`;

const { values, positionals } = commandLine(help, {
  options: {
    into: { type: "string", default: "." },
    message: { type: "string" },
    "message-to": { type: "string" },
  },
  allowPositionals: true,
});

let taken = 0;
for (const artifact of positionals) {
  try {
    const { taken: files, ignored } = await takeData(artifact, values.into);
    taken++;
    process.stdout.write(`${shownName(artifact)}: ${String(files.length)} files copied.\n`);
    const others = ignored.filter((path) => join(artifact, path) !== values.message);
    for (const path of others)
      process.stdout.write(`::warning::${shownName(path)} in an artifact is not census data: ignored.\n`);
  } catch (error) {
    if (!(error instanceof ArtifactRefused)) throw error;
    process.stdout.write(`::error::Rejected the artifact ${shownName(artifact)}: ${error.message}\n`);
  }
}
if (values.message !== undefined && values["message-to"] !== undefined) {
  const file = values.message;
  const found = lstatSync(file, { throwIfNoEntry: false });
  const text = found?.isFile() === true && found.size <= 1024 ** 2 ? readFileSync(file, "utf8") : "";
  writeFileSync(values["message-to"], harmlessMessage(text));
}
process.exitCode = taken > 0 ? 0 : 1;
