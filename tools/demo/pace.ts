/**
 * How many times faster than real time the demo's servers and its visits to them run. A visit waits for seconds of
 * silence, as strangers' servers need it; the practice realm on the same machine answers within milliseconds.
 */
export const pace = 4;
