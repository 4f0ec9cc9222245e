/** The label of finger number `finger` (from 0), as FVC counts: 101, 102, … */
export function fingerLabel(finger: number): string {
  return String(101 + finger);
}
