import type { DoctorRule } from "../examined-game.ts";
import { emptyBanner } from "./empty-banner.ts";
import { implausibleCount } from "./implausible-count.ts";
import { lookalikeName } from "./lookalike-name.ts";
import { malformedWebsite } from "./malformed-website.ts";
import { moved } from "./moved.ts";
import { msspAsText } from "./mssp-as-text.ts";
import { notAMud } from "./not-a-mud.ts";
import { placeholderName } from "./placeholder-name.ts";
import { primarySilent } from "./primary-silent.ts";
import { privateAddress } from "./private-address.ts";
import { sameGame } from "./same-game.ts";
import { turnedAway } from "./turned-away.ts";
import { wrongEncoding } from "./wrong-encoding.ts";

/** The doctor's rules, most important first. */
export const doctorRules: readonly DoctorRule[] = [
  notAMud,
  moved,
  sameGame,
  lookalikeName,
  turnedAway,
  primarySilent,
  privateAddress,
  wrongEncoding,
  emptyBanner,
  placeholderName,
  implausibleCount,
  malformedWebsite,
  msspAsText,
];
