import { decryptFernet, encryptFernet } from "../../src/keys/fernet.js";
import { printKey } from "../../src/keys/printKey.js";
import { shuffled } from "../../src/random/shuffled.js";
import type { Stream } from "../../src/random/stream.js";

/** Iterations while attacking: what counts is guesses, not the time of one. */
const ITERATIONS = 1000;

/** A document that is looked for among the keys of an opened store. */
export interface StoreAttack {
  /** Guesses until each finger's document opened. */
  readonly guesses: readonly number[];
}

/** Encrypts a document for every finger of a store, then opens each with the store and salts alone, trying the fingers in a random order. */
export function attackPaperKeys(seeds: readonly Float32Array[], stream: Stream): StoreAttack {
  const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => stream.integer(256));
  const salts = seeds.map(() => bytes(16));
  const keyOf = (finger: number): Uint8Array => printKey(seeds[finger], salts[finger], { iterations: ITERATIONS }).key;
  const message = Buffer.from("a document");
  const documents = seeds.map((_, finger) => encryptFernet(message, keyOf(finger), { time: 0, iv: bytes(16) }));
  const guesses = documents.map((document) => {
    const order = shuffled(
      seeds.map((_, finger) => finger),
      stream,
    );
    return 1 + order.findIndex((finger) => opens(document, keyOf(finger)));
  });
  return { guesses };
}

function opens(token: string, key: Uint8Array): boolean {
  try {
    decryptFernet(token, key);
    return true;
  } catch {
    return false;
  }
}
