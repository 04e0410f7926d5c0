/** What to call when a signal is aborted, in order of registration. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back when a signal is aborted. Node compares each new listener of a signal with all that it has, so a thousand
 * visits that listen to the signal of their census would spend more time on that than on anything else: they share one.
 * @param callback called at most once, and not if the signal is aborted already
 * @returns a function that cancels the callback
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const callbacks = waiting.get(signal) ?? listen(signal);
  // Wrapped, so that the same callback may be registered twice.
  const call = (): void => callback();
  callbacks.add(call);
  return () => callbacks.delete(call);
}

function listen(signal: AbortSignal): Set<() => void> {
  const callbacks = new Set<() => void>();
  waiting.set(signal, callbacks);
  const callAll = (): void => {
    for (const call of [...callbacks]) if (callbacks.delete(call)) call();
  };
  signal.addEventListener("abort", callAll, { once: true });
  return callbacks;
}
