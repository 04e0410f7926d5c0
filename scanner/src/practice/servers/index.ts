import type { PracticeServer } from "../practice-server.ts";
import { hollowReed } from "./hollow-reed.ts";
import { ironFerry } from "./iron-ferry.ts";
import { kelpieCourt } from "./kelpie-court.ts";
import { lanternMarsh } from "./lantern-marsh.ts";
import { mossAcademy } from "./moss-academy.ts";
import { quietWell } from "./quiet-well.ts";
import { saltStair } from "./salt-stair.ts";
import { tidewrack } from "./tidewrack.ts";

/** The practice realm, in the order in which it is started and shown. */
export const practiceServers: readonly PracticeServer[] = [
  tidewrack,
  saltStair,
  lanternMarsh,
  hollowReed,
  mossAcademy,
  ironFerry,
  kelpieCourt,
  quietWell,
];
