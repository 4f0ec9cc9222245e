import { decryptFernet, encryptFernet } from "../../src/keys/fernet.js";
import { printKey } from "../../src/keys/printKey.js";
import { shuffled } from "../../src/random/shuffled.js";
import type { Stream } from "../../src/random/stream.js";
import { type Received, stage } from "../define.js";
import { drawBytes, SALT_BYTES } from "../shared/keys/drawBytes.js";

/** Iterations while attacking: what counts is guesses, not the time of one. */
const ITERATIONS = 1000;

/** Guesses that an attacker needs who has the opened store. */
export interface StoreAttack {
  /** Until each finger's document was open. */
  readonly guesses: readonly number[];
  readonly mean: number;
  readonly most: number;
  /** How many documents are open after 1, 2, … guesses each, as many as there are fingers. */
  readonly opened: readonly number[];
}

interface Inputs {
  /** The mean-of-vectors of each finger. */
  readonly means: readonly Float32Array[];
}

/** Encrypts a document for every finger of a store, then opens each with the store and the salts alone, trying the fingers in random order. */
export const storeAttack = stage(
  import.meta.url,
  { name: "attack on the store", stream: "key-security/paper's scheme" },
  ({ inputs: { means }, work }: Received<unknown, Inputs>) => summarise(guessesOf(means, work.stream.substream("attack"))),
);

/** Guesses until each finger's document opened. */
export function guessesOf(means: readonly Float32Array[], stream: Stream): number[] {
  const salts = means.map(() => drawBytes(stream, SALT_BYTES));
  const keyOf = (finger: number): Uint8Array => printKey(means[finger], salts[finger], { iterations: ITERATIONS }).key;
  const message = Buffer.from("a document");
  const documents = means.map((_, finger) => encryptFernet(message, keyOf(finger), { time: 0, iv: drawBytes(stream, 16) }));
  return documents.map((document) => {
    const order = shuffled([...means.keys()], stream);
    return 1 + order.findIndex((finger) => canOpen(document, keyOf(finger)));
  });
}

function canOpen(token: string, key: Uint8Array): boolean {
  try {
    decryptFernet(token, key);
    return true;
  } catch {
    return false;
  }
}

/** @param guesses for each finger, from 1 to the number of fingers */
export function summarise(guesses: readonly number[]): StoreAttack {
  return {
    guesses,
    mean: guesses.reduce((sum, n) => sum + n, 0) / guesses.length,
    most: Math.max(...guesses),
    opened: guesses.map((_, i) => guesses.filter((needed) => needed <= i + 1).length),
  };
}
