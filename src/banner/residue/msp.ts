const trigger = String.raw`!!(?:SOUND|MUSIC)\([^()\r\n]{0,400}\)`;

/** Drops MSP triggers, `!!SOUND(…)` and `!!MUSIC(…)`, and a line that contains nothing else. */
export function stripMsp(text: string): string {
  return text
    .replace(new RegExp(`^[ \\t]*(?:${trigger}[ \\t]*)+(?:\\r\\n|\\n\\r?|$)`, "gim"), "")
    .replace(new RegExp(trigger, "gi"), "");
}
