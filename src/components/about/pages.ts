import { listed } from "../../config/listed.ts";
import { site } from "../../config/site.ts";

/** A page below /about/, as lists show it. */
interface AboutPage {
  slug: string;
  title: string;
  description: string;
}

const ownPages: readonly AboutPage[] = [
  {
    slug: "muds",
    title: "What is a MUD?",
    description: "Text worlds that many people share, and how to start playing.",
  },
  {
    slug: "clients",
    title: "Clients to play with",
    description: "Programs for every system, and which of them work well with a screen reader.",
  },
  {
    slug: "measuring",
    title: "How we measure",
    description: "What a visit does, and what the words on these pages mean.",
  },
  {
    slug: "crawler",
    title: "The crawler",
    description: "How to recognise it, what it sends, how often it comes, and how to opt out.",
  },
  {
    slug: "taking-part",
    title: `Add or correct ${listed.a}`,
    description: "Three ways, from a form to a pull request.",
  },
  { slug: "data", title: "Data and licence", description: "All data as JSON, CSV and feeds, free to use." },
  { slug: "glossary", title: "Glossary", description: "MUD and telnet terms, each explained in a sentence." },
];

/**
 * All pages below /about/: the site's own, which the configuration may replace, then those that the configuration adds.
 */
export const aboutPages: readonly AboutPage[] = [
  ...ownPages.map((page) => site.about.find(({ slug }) => slug === page.slug) ?? page),
  ...site.about.filter(({ slug }) => !ownPages.some((page) => page.slug === slug)),
];

/** The title of a page below /about/, for links to it. */
export function aboutTitle(slug: string, usual: string): string {
  return configuredPage(slug)?.title ?? usual;
}

/** Whether /about/muds/ explains what is listed: our text does for MUDs, a configured page for anything else. */
export const explainsListed: boolean = listed.isMud || configuredPage("muds") !== undefined;

function configuredPage(slug: string): AboutPage | undefined {
  return site.about.find((page) => page.slug === slug);
}
