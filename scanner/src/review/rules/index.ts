import type { Rule } from "../check/context.ts";
import { addressKept } from "./address-kept.ts";
import { duplicateAddress } from "./duplicate-address.ts";
import { duplicateGame } from "./duplicate-game.ts";
import { encoding } from "./encoding.ts";
import { fileName } from "./file-name.ts";
import { formerIds } from "./former-ids.ts";
import { idKept } from "./id-kept.ts";
import { keyOrder } from "./key-order.ts";
import { leftOver } from "./left-over.ts";
import { optOut } from "./opt-out.ts";
import { port } from "./port.ts";
import { publicAddress } from "./public-address.ts";
import { records } from "./records.ts";
import { schema } from "./schema.ts";
import { swallowedText } from "./swallowed-text.ts";
import { twoHands } from "./two-hands.ts";
import { usualWords } from "./usual-words.ts";
import { webCredentials } from "./web-credentials.ts";

/** The rules of `mudlark data check`. The key order comes last, since it sorts the keys that other fixes append. */
export const rules: readonly Rule[] = [
  fileName,
  schema,
  swallowedText,
  publicAddress,
  port,
  leftOver,
  webCredentials,
  encoding,
  duplicateAddress,
  duplicateGame,
  formerIds,
  optOut,
  records,
  twoHands,
  idKept,
  addressKept,
  usualWords,
  keyOrder,
];
