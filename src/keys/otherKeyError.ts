/** A document that opens with another key. */
export class OtherKeyError extends Error {
  override readonly name = "OtherKeyError";
}
