import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import { onAbort } from "../../../scanner/src/signals/index.ts";

test("calls back once, in order, when the signal is aborted", () => {
  const stop = new AbortController();
  const called: string[] = [];
  const callback = (): void => void called.push("same");
  onAbort(stop.signal, () => called.push("first"));
  onAbort(stop.signal, callback);
  onAbort(stop.signal, callback);
  stop.abort();
  stop.abort();
  expect(called).toEqual(["first", "same", "same"]);
});

test("does not call what was cancelled, even by an earlier callback", () => {
  const stop = new AbortController();
  const called: string[] = [];
  const cancel = onAbort(stop.signal, () => called.push("cancelled"));
  onAbort(stop.signal, () => called.push("kept"));
  cancel();
  onAbort(stop.signal, () => cancelLast());
  const cancelLast = onAbort(stop.signal, () => called.push("last"));
  stop.abort();
  expect(called).toEqual(["kept"]);
});

test("does not call back for a signal that is aborted already", () => {
  const called: string[] = [];
  onAbort(AbortSignal.abort(), () => called.push("late"));
  const stop = new AbortController();
  onAbort(stop.signal, () => onAbort(stop.signal, () => called.push("within")));
  stop.abort();
  expect(called).toEqual([]);
});

test("a thousand callbacks are one listener of the signal", () => {
  const { signal } = new AbortController();
  for (let index = 0; index < 1000; index++) onAbort(signal, () => undefined);
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
});
