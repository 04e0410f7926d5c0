import { placeholderUrl, type Config } from "../../scanner/src/config/index.ts";

const meanings: Readonly<Record<string, string>> = {
  listing: "About the listing",
  add: "A new entry",
  correct: "A correction to an entry",
  "opt-out": "A server that must not be visited",
};

/**
 * What to do after the setup, as text for a terminal.
 * @param labels used by the issue forms: GitHub drops labels that the repository does not have
 */
export function nextSteps(config: Config, labels: readonly string[]): string {
  const github = /^https:\/\/github\.com\/([^/]+\/[^/]+)$/.exec(config.repository)?.[1];
  const steps = [
    ...(config.url === placeholderUrl
      ? ["The site has no address yet. Run npm run setup again when you know it; a deployment fails until then."]
      : []),
    "Look at the site: npm run dev (with your listing), npm run demo (with invented servers).",
    "Commit: git add -A && git commit -m 'Set up our own directory'",
    ...(github === undefined
      ? []
      : [
          `Create the labels that the issue forms use:\n${labels.map((label) => `     gh label create ${label} --repo ${github} --description '${meanings[label] ?? ""}' --force\n`).join("")}   (or by hand: ${config.repository}/labels)`,
          `Turn on Pages: ${config.repository}/settings/pages, Source: GitHub Actions. Then run the Nightly workflow once:\n   ${config.repository}/actions/workflows/nightly.yml`,
        ]),
    "Add entries: npm run data:new -- HOST PORT. More keys (colours, logo, schedule): docs/configuration.md.",
    "The full guide, for GitHub and for your own machine: docs/own-directory.md",
  ];
  return `\nNext:\n${steps.map((step, index) => `${index + 1}. ${step}\n`).join("")}`;
}
