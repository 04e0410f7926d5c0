// MSSP, the MUD Server Status Protocol (tintin.mudhalla.net/protocols/mssp): the bytes of an answer, its variables as
// text, and what the variables mean.
export * from "./collector.ts";
export * from "./decode.ts";
export * from "./payload.ts";
export { claimOf, claimsOf } from "./claims.ts";
export { countryName, countryNames } from "./countries.ts";
export { msspFacts, type MsspFacts } from "./facts.ts";
export { msspName } from "./names.ts";
export { msspSpecification, variableKind, variableSection, type VariableKind } from "./official.ts";
export { isPlaceholderName } from "./placeholder-name.ts";
export {
  adultOf,
  bootTimeOf,
  crawlDelayOf,
  createdOf,
  isBootTime,
  isOpeningYear,
  playersOf,
  readBootTime,
  tlsPortsOf,
} from "./derived.ts";
export { answersOf, isOwn, factsOfRecord, lastMsspOf, type MsspHolder, type RecordedAnswer } from "./recorded.ts";
export { listedValues, synonymsOfValues, usualWord, type WordedVariable } from "./usual-words.ts";
export { isCompleteWebAddress, webAddress } from "./web-address.ts";
export {
  cleanValue,
  cleanValues,
  isBlank,
  isNotStated,
  isQuoted,
  readCount,
  readFlag,
  statedCount,
  statedFlag,
  statedList,
  statedText,
  statedTexts,
  statedValues,
} from "./values.ts";
