// Dates, clock times and durations in Chinese, which has no spaces between words and may write numbers in characters.

const figure = "(?<![\\d〇零一二三四五六七八九十百千万两廿])(?:\\d{1,9}|[〇零一二三四五六七八九十百千万两廿]{1,12})";
const next = "(?:\\d{1,9}|[〇零一二三四五六七八九十百千万两廿]{1,12})";
const comma = "[，,、 ]?";
const weekday = "(?:星期|礼拜|禮拜|周|週)[一二三四五六日天]";
const partOfDay = "(?:凌晨|清晨|早上|早晨|上午|中午|正午|下午|傍晚|晚上|夜晚|深夜|半夜|午夜)";
const seconds = `(?:${next}秒)?`;

/** Only with the day: a bare year, or year and month, is history and stays. */
const date = new RegExp(
  `(?:公元|西元)?(?:${figure}|元)年${comma}(?:[春夏秋冬][季天]?${comma})?闰?(?:${next}|正|腊)月初?${next}[日号號](?:${comma}${weekday})?`,
  "gu",
);
const clocks = [
  new RegExp(`${partOfDay}${next}[时時点點](?:${next}[分刻]|[正整半])?${seconds}`, "gu"),
  new RegExp(`${figure}[时時点點](?:${next}[分刻]|[正整半])${seconds}`, "gu"),
  /** The twelve double hours, which the calendars of many games use. */
  new RegExp(`[子丑寅卯辰巳午未申酉戌亥][时時](?:${next}[分刻]|[正整半])?`, "gu"),
];
const days = "(?:年|[个個]月|[周週天日])";
const duration = new RegExp(
  `${figure}(?:${days}${comma}(?:又|零)?${next}){0,4}(?:小时|小時|分钟|分鐘|分|秒钟|秒鐘|秒|天)(?:${comma}(?:又|零)?${next}(?:小时|小時|分钟|分鐘|分|秒钟|秒鐘|秒)){0,3}`,
  "gu",
);

/** Replaces dates with `‹date›`, times of day with `‹time›` and durations with `‹duration›`, anywhere in a sentence. */
export function maskHanTimes(line: string): string {
  if (!/[年月日天时時点點分秒]/u.test(line)) return line;
  let text = line.replace(date, "‹date›");
  for (const clock of clocks) text = text.replace(clock, "‹time›");
  return text.replace(duration, "‹duration›");
}
