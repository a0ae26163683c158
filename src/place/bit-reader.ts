// Numbers of any count of bits out of bytes that arrive in pieces.
import { VerifyError } from '../base/errors.ts'

/** Reads the highest bit of a byte first. */
export class BitReader {
  #bytes: Buffer = Buffer.alloc(0)
  #position = 0
  #window = 0
  #windowBits = 0

  /** Bytes of which no bit has been read. */
  get bytesLeft(): number {
    return this.#bytes.length - this.#position
  }

  /** Adds bytes behind those that are left. */
  feed(pieces: readonly Buffer[]): void {
    this.#bytes = Buffer.concat([this.#bytes.subarray(this.#position), ...pieces])
    this.#position = 0
  }

  /**
   * @param count 1 to 24
   * @throws {VerifyError} when fewer are left
   */
  read(count: number): number {
    while (this.#windowBits < count) {
      const byte = this.#bytes[this.#position]
      if (byte === undefined) throw new VerifyError('the archive is broken: it ends too early')
      this.#position += 1
      this.#window = ((this.#window << 8) | byte) >>> 0
      this.#windowBits += 8
    }
    this.#windowBits -= count
    return (this.#window >>> this.#windowBits) & ((1 << count) - 1)
  }

  /** Goes on at the next whole byte. */
  align(): void {
    this.#windowBits -= this.#windowBits % 8
  }
}
