import type { MessageView } from "./messages.ts";
import type { CountSeries } from "./players/series.ts";
import type { MonthTrend } from "./players/trend.ts";
import type { Peak, UsualRange } from "./players/usual.ts";
import type {
  CapabilityName,
  Change,
  CountSource,
  Difference,
  ListingEntry,
  OutcomeCode,
  OwnerSighting,
  ScanRecord,
  ServerState,
  TlsReport,
} from "@mudlark/scanner/record";

/** Where a fact comes from: people, the server itself, or our measurement. */
export type FactSource = "listing" | "mssp" | "measured" | "geoip" | "derived";

/** When something was measured, ISO 8601 UTC; null if it was not, as for what people wrote. */
export interface Seen {
  /** Since when it has been the same: the visit that first found it. */
  at: string | null;
  /** The newest visit that found it unchanged; equal to `at` if there was no later one. */
  confirmed: string | null;
}

/** A value with its source and its dates. */
export interface Fact<T> extends Seen {
  value: T;
  source: FactSource;
}

/** A value that many servers share and that has its own page, such as /codebases/<slug>/. */
export interface GroupRef {
  slug: string;
  name: string;
}

/** A language, with its ISO 639 code; null if it is not a language that we know. */
export interface LanguageRef extends GroupRef {
  code: string | null;
}

/** One visit, from the readings. Kept small, because there are hundreds per server. */
export interface HistoryVisit {
  /** Start of the visit, seconds since 1970. */
  at: number;
  outcome: OutcomeCode;
  /** Players: a count; null if the server mentioned players but gave no number; undefined if not measured. */
  players: number | null | undefined;
  /** An implausible count; `players` is null then. */
  claimed?: number | undefined;
  /** How the players were found, where it was not MSSP. */
  counted?: CountSource | undefined;
  /** Seconds since 1970. */
  booted: number | undefined;
  /** Milliseconds until the connection was established. */
  connect: number | undefined;
  host: string;
  port: number;
  fingerprint: string | undefined;
  banner: string | undefined;
  /** The server's message on a visit that it turned away or cut off. */
  refusal?: string | undefined;
  /** Where the server showed a token of its owner; absent if it did not. */
  ownerSeen?: OwnerSighting | undefined;
  changed: readonly Change[] | undefined;
  /** What changed, from what to what; absent except on the night of a change. */
  differences?: readonly Difference[] | undefined;
  /** Visits of the game's further addresses on the same night; absent if it has none. */
  others?: readonly OtherVisit[] | undefined;
  /** True if a deep connection followed. */
  deep?: boolean | undefined;
}

/** What became of a visit to a further address. */
interface OtherVisit {
  host: string;
  port: number;
  outcome: OutcomeCode;
}

export interface AddressView {
  host: string;
  port: number;
  tls: boolean;
  primary: boolean;
  /** telnet://host:port or telnets://host:port, IPv6 in brackets. */
  url: string;
  /** Host and port as typed into a client, with a space between them. */
  typed: string;
  ip: string | null;
  ipFamily: "ipv4" | "ipv6" | null;
  /** Outcome of the last visit to this particular address. */
  outcome: OutcomeCode | null;
  at: string | null;
}

export interface StatusView {
  state: ServerState;
  /** Live or unstable according to a measurement that is too old to be called current. */
  old?: boolean;
  /** "live", "live on 8 February 2026", "unstable", "dark since 3 May 2026", "archived", "not yet visited", "not measured since 3 May 2026". */
  label: string;
  /** One sentence that says why. */
  sentence: string;
  /** When the state began, ISO 8601, if known. */
  since: string | null;
  /**
   * Since when the server has been reachable but could not be measured (it turns visits away, hangs up, sends nothing),
   * ISO 8601; null if its newest visit measured it, or an earlier one did less than a week ago.
   */
  unmeasuredSince: string | null;
}

export interface CountryView {
  /** ISO 3166-1 alpha-2, upper case. */
  code: string;
  /** English name. */
  name: string;
  slug: string;
}

export interface LocationView {
  /** The country that the listing or the server states, if any. */
  said: Fact<CountryView> | null;
  /** The stated location in its own words, whether or not it is a country. */
  saidAs: Fact<string> | null;
  /** Country of the IP address, from the offline table. */
  measured: Fact<CountryView> | null;
  /** True if both are known and differ. */
  differ: boolean;
  /** The one to group and sort by: the stated country, otherwise that of the address. */
  country: CountryView | null;
}

export type TlsState = "trusted" | "problems" | "failed" | "claimed" | "none";

export interface TlsView {
  state: TlsState;
  /** A sentence for people. */
  text: string;
  port: number | null;
  reports: readonly TlsReport[];
  at: string | null;
  confirmed: string | null;
}

export const capabilityStates = [
  "measured",
  "claimed",
  "agrees-to-all",
  "contradicted",
  "refused",
  "not-asked",
] as const;
export type CapabilityState = (typeof capabilityStates)[number];

export interface CapabilityView {
  name: CapabilityName;
  /** Slug of its page: /protocols/<slug>/. */
  slug: string;
  state: CapabilityState;
  /** The evidence in words, one sentence each. */
  evidence: readonly string[];
  /** "host port" of the address where this was seen, unless it is the primary one. */
  address: string | null;
  /** Packages (GMCP) or variables (MSDP) that it sent, by name. */
  messages: readonly MessageView[];
  at: string | null;
  confirmed: string | null;
}

/** Something that the owner of a server can fix. */
export interface ServerFinding {
  /** error: wrong, and makes clients or directories fail; warning: probably wrong; hint: could be better. */
  level: "error" | "warning" | "hint";
  /** What is wrong. */
  text: string;
  /** What the owner can do. */
  advice: string;
  /** The rule in a specification, with its address; null if there is none. */
  rule: { name: string; url: string } | null;
}

export interface MsspFinding extends ServerFinding {
  /** The variable as sent; null if one is missing. */
  variable: string | null;
  /**
   * The variable and the value to send instead, as `PORT 4000`; null if only the owner knows, or if it should be left
   * out.
   */
  instead: string | null;
}

export interface MsspView {
  /** "host port" of the address that sent it, unless it is the primary one. */
  address: string | null;
  /** Variables as sent, in the order of the record, all values of each. */
  variables: readonly { name: string; values: readonly string[] }[];
  source: "telnet" | "text" | "kept";
  at: string | null;
  confirmed: string | null;
  findings: readonly MsspFinding[];
}

export interface BannerView {
  /** Bytes of both texts, base64, if the record has them. */
  raw: { before: string; after: string } | null;
  /** Text in telnetlib3's layout; the only source in an imported record. */
  before: string;
  after: string;
  /** Name of the encoding: the entry's, otherwise what the visit found; null if unknown. */
  encoding: string | null;
  /** True if the encoding was detected from the bytes, and others fit nearly as well. */
  encodingGuessed: boolean;
  columns: number;
  /** True if the text is the deep visit's fuller one. */
  deep: boolean;
  at: string | null;
  confirmed: string | null;
}

/** Whether a game was reached on each of the last nights, oldest first. */
export interface NightsView {
  nights: readonly ("reached" | "missed" | "unvisited")[];
  /** Nights with a visit. */
  visited: number;
  reached: number;
}

/** What is usual for a game, from its counts in the last 90 days. */
export interface UsualView {
  /** Those counts, at most one an hour. */
  counts: CountSeries;
  /** What four out of five counts lie between; null if there are too few. */
  range: UsualRange | null;
  /** The highest of all counts in that time; null if there was none. */
  peak: Peak | null;
  /** The last 30 days compared with the 30 before; null if there are too few counts. */
  trend: MonthTrend | null;
}

/** Keys of an entry that describe how a game plays. */
export type RuleKey =
  | "playerKilling"
  | "roleplaying"
  | "permadeath"
  | "multiplaying"
  | "newbieFriendly"
  | "worldOriginality"
  | "rooms"
  | "classes"
  | "levels"
  | "races"
  | "crafting"
  | "clans"
  | "minimumAge";

/** One rule of a game, or one number about its world. */
export interface RuleView {
  key: RuleKey;
  label: string;
  /** In words: "restricted", "12,400", "none". */
  fact: Fact<string>;
  /** What to filter by: the word, a range, or yes and no. */
  choice: { slug: string; label: string; order: number };
}

export interface RelatedView {
  /** Ids of other games on the same IP address or host. */
  sameHost: readonly string[];
  /** Ids of those with a nearly equal banner; likeness in per cent. */
  nearBanner: readonly { id: string; likeness: number }[];
}

/** Players according to the newest measurement. */
export interface PlayersOnline {
  /** Null if a number is missing or impossible. */
  value: number | null;
  /** An impossible count from the server; null if there is none. */
  claimed: number | null;
  /** The server's codebase counts the scanner among its players. */
  countsVisitor?: true;
  at: string;
  /** Found by a nightly visit, by a counting round, or with the record. */
  source: "reading" | "round" | "record";
  /** How. */
  counted: CountSource;
}

/** What is known about a game apart from its addresses, protocols and players. */
export interface ServerFacts {
  description: Fact<string> | null;
  codebase: Fact<string> | null;
  codebaseGroup: GroupRef | null;
  family: Fact<GroupRef> | null;
  genre: Fact<GroupRef> | null;
  subgenre: Fact<string> | null;
  gameplay: readonly Fact<GroupRef>[];
  languages: readonly Fact<LanguageRef>[];
  location: LocationView;
  created: Fact<number> | null;
  website: Fact<string> | null;
  discord: Fact<string> | null;
  play: Fact<string> | null;
  /** Status according to the game: "Live", "Open Beta" … */
  stage: Fact<GroupRef> | null;
  adult: Fact<boolean> | null;
  payToPlay: Fact<boolean> | null;
  payForPerks: Fact<boolean> | null;
  hiringBuilders: Fact<boolean> | null;
  hiringCoders: Fact<boolean> | null;
  /** Whether it supports screen readers; "partly" if only some of it does. */
  screenReader: Fact<boolean | "partly"> | null;
  /** What is known about its rules and its world, in the order of `ruleLabels`. */
  rules: readonly RuleView[];
}

/** The owner that an entry names, and what the census saw of the token for that name. */
export interface OwnershipView {
  /** As in the entry, on one line. */
  owner: string;
  /** What the server has to show. */
  token: string;
  /**
   * "waiting": the token has not been seen yet; "current": the newest visit that measured the server saw it, or one at
   * most two weeks before that; "lapsed": it has been gone for longer.
   */
  state: "waiting" | "current" | "lapsed";
  /** Where it was last seen; null if never. */
  seenIn: OwnerSighting["in"] | null;
  /** The first and the newest visit that saw it, ISO 8601; null if none did. */
  first: string | null;
  last: string | null;
}

export interface ServerView extends ServerFacts {
  id: string;
  /** The listing's name, which takes precedence over the server's own. */
  name: string;
  /** MSSP NAME, if it is a different name and not a placeholder. */
  callsItself: Fact<string> | null;
  entry: ListingEntry;
  record: ScanRecord | null;
  addresses: readonly AddressView[];
  status: StatusView;
  /** The newest conclusive visit; null if there was none. */
  lastVisit: { at: string; outcome: OutcomeCode; reason: string | null } | null;
  lastReached: string | null;
  /** Since when the owner has opted out, ISO 8601; null if not. */
  optedOut: string | null;
  players: PlayersOnline | null;
  /** Who owns it, and whether the server confirms that; null if its entry names nobody. */
  ownership: OwnershipView | null;
  /** Last boot according to the server, ISO 8601. */
  booted: Fact<string> | null;
  tls: TlsView;
  encodingGroup: GroupRef | null;
  banner: BannerView | null;
  capabilities: readonly CapabilityView[];
  fingerprint: string | null;
  options: { requested: readonly string[]; offered: readonly string[]; refused: readonly string[] };
  mssp: MsspView | null;
  /** The same facts according to the server only, as if the entry stated none of them. */
  serverSays: ServerFacts;
  /** The last 30 nights. */
  nights: NightsView;
  /** How many players it usually has. */
  usual: UsualView;
  related: RelatedView;
  /** Visits from the readings, oldest first. */
  history: readonly HistoryVisit[];
  /** All counts of its players, by nights and counting rounds. */
  counts: CountSeries;
}
