import type { NightReport } from "./night-report.ts";

const months = "January February March April May June July August September October November December".split(" ");

/** 2026-11-21 → 21 November 2026. */
export function dateInWords(night: string): string {
  const [year, month, day] = night.split("-").map(Number);
  return `${day ?? 0} ${months[(month ?? 1) - 1] ?? ""} ${year ?? 0}`;
}

/** The news of a night in a few words: "3 back, 2 gone dark, 1 new, 12 changed"; "no news" if there are none. */
export function newsInWords(report: NightReport): string {
  const parts = [
    [report.fresh.length, "new"],
    [report.back.length, "back"],
    [report.goneDark.length, "gone dark"],
    [report.changed.length, "changed"],
  ] as const;
  const news = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return news.length === 0 ? "no news" : news.join(", ");
}
