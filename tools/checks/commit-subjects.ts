/** Longest subject of a commit, in characters. */
const longestSubject = 72;

/**
 * What is wrong with the subjects of commits, a sentence each.
 * @param log lines of `git log --format="%h %s"`
 */
export function badSubjects(log: string): string[] {
  return log
    .split("\n")
    .filter((line) => line !== "")
    .flatMap((line) => {
      const blank = line.indexOf(" ");
      const hash = line.slice(0, blank);
      const subject = line.slice(blank + 1);
      const length = Array.from(subject).length;
      if (length > longestSubject) {
        return [
          `Commit ${hash}: the subject has ${String(length)} characters, at most ${String(longestSubject)} are allowed. Shorten it and put the why into the body (git commit --amend): ${subject}`,
        ];
      }
      return subject.endsWith(".")
        ? [`Commit ${hash}: leave out the full stop at the end of the subject: ${subject}`]
        : [];
    });
}
