import { accepting, fingerprintPolicy } from "../../negotiation/index.ts";
import type { Side } from "../../wire/index.ts";
import { capabilities } from "../../record/meaning/index.ts";

const acceptedOn = (side: Side): number[] =>
  capabilities.flatMap(({ option, sides = [], accepted }) =>
    option !== undefined && accepted !== undefined && sides.includes(side) ? [option] : [],
  );

/**
 * The client of the deep connection: it accepts what the fingerprint rule must refuse, such as compression and
 * START-TLS.
 */
export const deepPolicy = accepting(fingerprintPolicy, { local: acceptedOn("local"), remote: acceptedOn("remote") });
