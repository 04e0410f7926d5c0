import { Option } from "../wire/index.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { hex } from "./text.ts";

// Aardwolf's own option: one byte for the channel, one for its value.
const channels = ["status", "tick", "affect", "group", "skill", "quest", "spell", "stat", "message"];
const firstChannel = 100;

/** A message, under the names that telnetlib3's records use; `data_bytes` in hexadecimal. */
export interface AardwolfMessage {
  channel: string;
  channel_byte: number;
  data_byte?: number;
  data_bytes?: string;
}

/**
 * Parses a payload: its first byte is the channel, by name or `0x…`; a single byte after it is a value, more are
 * hexadecimal.
 */
export function readAardwolf(bytes: Uint8Array): AardwolfMessage {
  const [channelByte = 0, data] = bytes;
  const name = channels[channelByte - firstChannel] ?? `0x${channelByte.toString(16).padStart(2, "0")}`;
  return {
    channel: bytes.length === 0 ? "unknown" : name,
    channel_byte: channelByte,
    ...(bytes.length === 2 && data !== undefined && { data_byte: data }),
    ...(bytes.length > 1 && { data_bytes: hex(bytes.subarray(1)) }),
  };
}

/** Client: listens on every channel and records what it receives as findings. */
export const aardwolf: ClientProtocol = {
  name: "AARDWOLF",
  option: Option.AARDWOLF,
  start: () =>
    conversation({
      received: (bytes) => answer([], [{ protocol: "AARDWOLF", kind: "aardwolf", message: readAardwolf(bytes) }]),
    }),
};
