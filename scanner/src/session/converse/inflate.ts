import { Z_BUF_ERROR, Z_OK, Z_STREAM_END, Z_SYNC_FLUSH, zlibInflate, zlibInflateInit, ZStream } from "pako";
import { sliceBytes } from "../limits.ts";

/**
 * One MCCP zlib stream (RFC 1950), inflated piece by piece as it is read, so that no input can grow faster than its
 * reader consumes it. Output that precedes a broken block is kept. This uses pako because Node's own zlib drops that
 * output.
 */
export class Inflater {
  /** Compressed bytes consumed. */
  inBytes = 0;
  /** Inflated bytes produced. */
  outBytes = 0;
  /** The stream has ended; the bytes after it are uncompressed again. */
  ended = false;
  /** The stream is not valid zlib from this point on. */
  broken = false;
  readonly #stream = new ZStream();
  readonly #output = new Uint8Array(sliceBytes);

  constructor() {
    zlibInflateInit(this.#stream);
  }

  /** Supplies the next compressed bytes. Call it only when the earlier ones have been read out. */
  feed(bytes: Uint8Array): void {
    this.#stream.input = bytes;
    this.#stream.next_in = 0;
    this.#stream.avail_in = bytes.length;
  }

  /**
   * The next inflated bytes, a copy of at most 4 KB; undefined when the stream needs more input, has ended or is
   * broken.
   */
  read(): Uint8Array | undefined {
    if (this.ended || this.broken) return undefined;
    const stream = this.#stream;
    const fed = stream.avail_in;
    stream.output = this.#output;
    stream.next_out = 0;
    stream.avail_out = sliceBytes;
    const status = zlibInflate(stream, Z_SYNC_FLUSH);
    this.inBytes += fed - stream.avail_in;
    this.outBytes += stream.next_out;
    if (status === Z_STREAM_END) this.ended = true;
    else if (status !== Z_OK && status !== Z_BUF_ERROR) this.broken = true;
    return stream.next_out === 0 ? undefined : this.#output.slice(0, stream.next_out);
  }

  /** The bytes after the end of the stream. */
  rest(): Uint8Array {
    const { input, next_in, avail_in } = this.#stream;
    return input.subarray(next_in, next_in + avail_in);
  }
}

/** Compressed bytes needed to distinguish zlib data from text that begins alike ("x^"). */
const minZlibBytes = 16;

/** Whether these bytes may start a zlib stream (RFC 1950 section 2.2). One byte is not enough to rule it out. */
export function mayBeZlib(bytes: Uint8Array): boolean {
  const [cmf = 0, flags] = bytes;
  if ((cmf & 0x0f) !== 8 || cmf >> 4 > 7) return false;
  return flags === undefined || (((cmf << 8) | flags) % 31 === 0 && (flags & 0x20) === 0);
}

/** Whether the bytes certainly start a zlib stream: enough of them inflate without an error. */
export function isZlib(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x78 || bytes.length < minZlibBytes || !mayBeZlib(bytes)) return false;
  const inflater = new Inflater();
  inflater.feed(bytes.subarray(0, 16 * minZlibBytes));
  let piece = inflater.read();
  while (piece !== undefined && inflater.outBytes < sliceBytes) piece = inflater.read();
  return !inflater.broken && inflater.outBytes > 0;
}
