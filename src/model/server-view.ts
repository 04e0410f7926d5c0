import type { MessageView } from "./messages.ts";
import type { CountSeries } from "./players/series.ts";
import type {
  CapabilityName,
  Change,
  CountSource,
  Difference,
  ListingEntry,
  OutcomeCode,
  ScanRecord,
  ServerState,
  TlsReport,
} from "@mudlark/scanner/record";

/** Where a fact comes from: people, the server's own words, or our measurement. */
export type FactSource = "listing" | "mssp" | "measured" | "geoip" | "derived";

/** When something was measured, ISO 8601 UTC; null where it was not, as with what people wrote. */
export interface Seen {
  /** Since when it has been so: the visit that first found it. */
  at: string | null;
  /** The newest visit that found it unchanged; `at` itself where there was no later one. */
  confirmed: string | null;
}

/** A value with its source and its dates. */
export interface Fact<T> extends Seen {
  value: T;
  source: FactSource;
}

/** A value that many servers share and that has a page of its own, as /codebases/<slug>/. */
export interface GroupRef {
  slug: string;
  name: string;
}

/** A language, with its ISO 639 code; null where what is said is no language that we know. */
export interface LanguageRef extends GroupRef {
  code: string | null;
}

/** One visit, from the readings. Kept small: there are hundreds for each server. */
export interface HistoryVisit {
  /** Start of the visit, seconds since 1970. */
  at: number;
  outcome: OutcomeCode;
  /** Players: a count; null where the server spoke of players but not as a number; undefined where it was not measured. */
  players: number | null | undefined;
  /** A count that cannot be true; `players` is null then. */
  claimed?: number;
  /** How the players were found, where it was not MSSP. */
  counted?: CountSource;
  /** Seconds since 1970. */
  booted: number | undefined;
  /** Milliseconds until the connection stood. */
  connect: number | undefined;
  host: string;
  port: number;
  fingerprint: string | undefined;
  banner: string | undefined;
  /** The server's words, of a visit that it turned away or cut off. */
  refusal?: string;
  changed: readonly Change[] | undefined;
  /** From what to what; absent on all nights but those of a change. */
  differences?: readonly Difference[];
  /** Visits of the game's further addresses on the same night; absent where it has none. */
  others?: readonly OtherVisit[];
  /** True where a deep connection followed. */
  deep?: boolean;
}

/** What became of a visit to a further address. */
export interface OtherVisit {
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
  /** host and port as one types them to a client, with a space. */
  typed: string;
  ip: string | null;
  ipFamily: "ipv4" | "ipv6" | null;
  /** Outcome of the last visit of this very address. */
  outcome: OutcomeCode | null;
  at: string | null;
}

export interface StatusView {
  state: ServerState;
  /** Live or unstable by a measurement too old to speak of now. */
  old?: boolean;
  /** "live", "live on 8 February 2026", "unstable", "dark since 3 May 2026", "archived", "not yet visited", "not measured since 3 May 2026". */
  label: string;
  /** One sentence that says why. */
  sentence: string;
  /** ISO 8601, where the state has a beginning. */
  since: string | null;
  /**
   * Since when the server has been there but has not let itself be measured (it turns visits away, hangs up, sends nothing),
   * ISO 8601; null where its newest visit measured it, or did so less than a week ago.
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
  /** What the listing or the server says, when it names a country. */
  said: Fact<CountryView> | null;
  /** What is said in its own words, country or not. */
  saidAs: Fact<string> | null;
  /** Country of the IP address by the offline table. */
  measured: Fact<CountryView> | null;
  /** True when both are known and are not the same. */
  differ: boolean;
  /** The one to group and sort by: what is stated, or else the country of the address. */
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
  /** "host port" of the address at which this was seen, unless that is the primary one. */
  address: string | null;
  /** Packages (GMCP) or variables (MSDP) that it sent, by name. */
  messages: readonly MessageView[];
  at: string | null;
  confirmed: string | null;
}

export interface MsspFinding {
  level: "error" | "warning" | "hint";
  /** The variable as sent; null when one is missing. */
  variable: string | null;
  /** What is wrong. */
  text: string;
  /** What an owner can do. */
  advice: string;
}

export interface MsspView {
  /** "host port" of the address that sent it, unless that is the primary one. */
  address: string | null;
  /** Variables as sent, in the order of the record, all values of each. */
  variables: readonly { name: string; values: readonly string[] }[];
  source: "telnet" | "text" | "kept";
  at: string | null;
  confirmed: string | null;
  findings: readonly MsspFinding[];
}

export interface BannerView {
  /** Bytes of both texts, base64, when the record keeps them. */
  raw: { before: string; after: string } | null;
  /** Text as the record's field layout has it; the only source of an imported record. */
  before: string;
  after: string;
  /** Name of the encoding: the entry's override, else what the visit found; null when unknown. */
  encoding: string | null;
  /** True where the encoding was detected from the bytes, and they fit others nearly as well. */
  encodingGuessed: boolean;
  columns: number;
  /** True when the deep visit's fuller text was taken. */
  deep: boolean;
  at: string | null;
  confirmed: string | null;
}

/** Whether a game was reached on each of the last nights, oldest first. */
export interface NightsView {
  nights: readonly ("reached" | "missed" | "unvisited")[];
  /** Nights on which somebody tried. */
  visited: number;
  reached: number;
}

export type PlayersTrend = "rising" | "steady" | "falling";

/** Keys of an entry that say what a game is like to play. */
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

/** One rule of a game, or one figure of its world. */
export interface RuleView {
  key: RuleKey;
  label: string;
  /** In words: "restricted", "12,400", "none". */
  fact: Fact<string>;
  /** What it is filtered by: the word, a range, or yes and no. */
  choice: { slug: string; label: string; order: number };
}

export interface RelatedView {
  /** Ids of other games on the same IP address or host. */
  sameHost: readonly string[];
  /** Ids of those with a nearly equal banner; likeness in per cent. */
  nearBanner: readonly { id: string; likeness: number }[];
}

/** Players by the newest measurement. */
export interface PlayersOnline {
  /** Null where they cannot be counted, or the count cannot be true. */
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

/** What is known of a game apart from its addresses, protocols and players. */
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
  /** Whether it supports screen readers; "partly" where some of it does. */
  screenReader: Fact<boolean | "partly"> | null;
  /** What is known of its rules and its world, in the order of `ruleLabels`. */
  rules: readonly RuleView[];
}

export interface ServerView extends ServerFacts {
  id: string;
  /** The listing's name: it goes before what the server calls itself. */
  name: string;
  /** MSSP NAME if it is another name and not a placeholder. */
  callsItself: Fact<string> | null;
  entry: ListingEntry;
  record: ScanRecord | null;
  addresses: readonly AddressView[];
  status: StatusView;
  /** The newest visit that says something of it; null where there was none. */
  lastVisit: { at: string; outcome: OutcomeCode; reason: string | null } | null;
  lastReached: string | null;
  /** Since when its owner has opted out, ISO 8601; null if not. */
  optedOut: string | null;
  players: PlayersOnline | null;
  /** Last boot according to the server, ISO 8601. */
  booted: Fact<string> | null;
  tls: TlsView;
  encodingGroup: GroupRef | null;
  banner: BannerView | null;
  capabilities: readonly CapabilityView[];
  fingerprint: string | null;
  options: { requested: readonly string[]; offered: readonly string[]; refused: readonly string[] };
  mssp: MsspView | null;
  /** The same facts by the server's word alone, as if the entry stated none of them. */
  serverSays: ServerFacts;
  /** The last 30 nights. */
  nights: NightsView;
  /** The last week's players against the four weeks before; null where there are too few counts. */
  trend: PlayersTrend | null;
  related: RelatedView;
  /** Visits by the readings, oldest first. */
  history: readonly HistoryVisit[];
  /** All counts of its players, by nights and counting rounds. */
  counts: CountSeries;
}
