/** Reads numbers at given offsets of a file. Reading past the end throws a RangeError that says so. */
export class ByteReader {
  private readonly view: DataView;

  constructor(
    readonly bytes: Uint8Array,
    readonly littleEndian: boolean,
    /** What is being read, where it is not the file itself. */
    private readonly what = "",
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  uint8(offset: number): number {
    return this.slice(offset, 1)[0];
  }

  uint16(offset: number): number {
    this.need(offset, 2);
    return this.view.getUint16(offset, this.littleEndian);
  }

  uint32(offset: number): number {
    this.need(offset, 4);
    return this.view.getUint32(offset, this.littleEndian);
  }

  int32(offset: number): number {
    this.need(offset, 4);
    return this.view.getInt32(offset, this.littleEndian);
  }

  /** A whole number of 8 bytes; beyond 2⁵³ it is rounded, which is beyond every file, too. */
  uint64(offset: number): number {
    this.need(offset, 8);
    return Number(this.view.getBigUint64(offset, this.littleEndian));
  }

  float32(offset: number): number {
    this.need(offset, 4);
    return this.view.getFloat32(offset, this.littleEndian);
  }

  float64(offset: number): number {
    this.need(offset, 8);
    return this.view.getFloat64(offset, this.littleEndian);
  }

  /** `count` bytes from `offset` on: a view, not a copy. */
  slice(offset: number, count: number): Uint8Array {
    this.need(offset, count);
    return this.bytes.subarray(offset, offset + count);
  }

  private need(offset: number, count: number): void {
    if (offset + count > this.bytes.length) {
      throw new RangeError(
        `${this.what && `${this.what} `}ends after ${this.bytes.length} bytes; bytes ${offset} to ${offset + count - 1} are missing`,
      );
    }
  }
}
