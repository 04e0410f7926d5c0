// Dates, clock times and durations, in the spellings seen on login screens.

import { maskHanTimes } from "./mask-han-times.ts";

const month =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?" +
  "|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre" +
  "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre" +
  "|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)\\.?";
const weekday =
  "(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\\.?,?";
const clock = "\\d{1,2}[:h]\\d{2}(?:[:.]\\d{2})?(?:[.,]\\d{1,6})?(?: ?[ap]\\.?m\\b\\.?)?";
const zone = "(?: ?(?:UTC|GMT|[A-Z]{1,3}[SD]?T)\\b(?:[+-]\\d{1,4})?| ?[+-]\\d{4}\\b)?";
const year = "(?:1[89]|2[0-2])\\d{2}";
const day = "\\d{1,2}(?:st|nd|rd|th)?\\.?";

/** A full date, most specific first; a bare month and year ("since March 1995") is history and stays. */
const dates = [
  `(?:${weekday} +)?${month} +${day},? +${clock}${zone} +${year}`,
  `(?:${weekday} +)?${day}(?: of)?[ -]${month}[ -,]{0,2}${year}`,
  `(?:${weekday} +)?${month} +${day}(?:,? +${year})?`,
  `(?:${weekday} +)?${year}[-/.]\\d{1,2}[-/.]\\d{1,2}(?:T${clock}(?:Z|[+-]\\d{2}:?\\d{2})?)?`,
  `(?:${weekday} +)?\\d{1,2}[-/.]\\d{1,2}[-/.](?:${year}|\\d{2})`,
  `(?:${weekday} +)${day}(?: of)? +${month}`,
].map((pattern) => word(pattern));

const unit =
  "(?:years?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?|jahren?|wochen?|tagen?|tage?|stunden?|minuten?|sekunden?|jours?|heures?|d[ií]as?|horas?|minutos?|segundos?" +
  "|дн(?:ей|я)|день|час(?:ов|а)?|минут[аы]?|секунд[аы]?)";
const amount = `(?:\\d{1,9}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`;
const durations = [
  word(`${amount} ?${unit}(?:(?:,| and| und| et| y| и)* *${amount} ?${unit}){0,6}`),
  word(`\\d{1,5} ?[dhms](?:[ ,:]{0,2}\\d{1,3} ?[dhms]){1,3}`),
  word(`\\d{1,5}\\+\\d{1,2}:\\d{2}(?::\\d{2})?`),
];
const clocks = [word(`(?:\\d{1,4}:)?${clock}${zone}`), word("\\d{1,2} ?[ap]\\.?m\\.?")];
/** What is left of "Uptime: 123456" and "rebooted 17 times". */
const sinceBoot =
  /(\b(?:up ?time|uptime|up since|boot(?:ed)?|reboot(?:ed|s)?|restart(?:ed)?|running|last crash|crash(?:ed|es)?)\b[^\d‹]{0,24})\d[\d.,:]*/gi;
const greeting = /\bgood (?:morning|afternoon|evening|night|day)\b/gi;
const greetingGerman = /\bguten (?:morgen|tag|abend)\b|\bgute nacht\b/gi;

/**
 * Replaces dates with `‹date›`, times of day with `‹time›` and durations with `‹duration›`, and makes greetings
 * independent of the hour.
 */
export function maskTimes(line: string): string {
  let text = maskHanTimes(line).replace(greeting, "good ‹time›").replace(greetingGerman, "good ‹time›");
  if (!/\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/i.test(text)) return text;
  for (const pattern of dates) text = text.replace(pattern, "‹date›");
  for (const pattern of durations) text = text.replace(pattern, "‹duration›");
  for (const pattern of clocks) text = text.replace(pattern, "‹time›");
  return text.replace(sinceBoot, "$1‹n›").replace(new RegExp(`\\b${weekday}(?=[ ,]*‹)`, "gi"), "‹date›");
}

function word(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])(?:${pattern})(?![\\p{L}\\d]|:\\d)`, "giu");
}
