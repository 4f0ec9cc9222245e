import { isStalled } from "./isStalled.js";

/** Whether the last `patience` epochs, all at one learning rate, brought no better validation loss than those before; never for 0. */
export function isPlateau(
  history: readonly { readonly valLoss: number; readonly learningRate: number }[],
  patience: number,
): boolean {
  const rate = history.at(-1)?.learningRate;
  return history.slice(-patience).every(({ learningRate }) => learningRate === rate) && isStalled(history, patience);
}
