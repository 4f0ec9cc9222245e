// Times of a master and of an impression on one core: `node bench/synth.js` after `npm run build`. The goals are 2 s and 0.2 s.
// Processor time is given beside wall time, for a machine that has other work to do; it counts the collector's threads too.
import { createFinger } from "../dist/src/synth/createFinger.js";
import { createImpression } from "../dist/src/synth/createImpression.js";

const FINGERS = 5;
const IMPRESSIONS = 8;

const masters = [];
const impressions = [];
for (let k = -1; k < FINGERS; k++) {
  const [finger, time] = timed(() => createFinger("bench", k + 1));
  const times = Array.from({ length: IMPRESSIONS }, (_, i) => timed(() => createImpression(finger, i))[1]);
  if (k < 0) continue; // the first finger warms up
  masters.push(time);
  impressions.push(...times);
}
print("synth master", masters, 2000);
print("synth impression", impressions, 200);

function timed(task) {
  const start = performance.now();
  const used = process.cpuUsage();
  const result = task();
  const { user, system } = process.cpuUsage(used);
  return [result, { wall: performance.now() - start, cpu: (user + system) / 1000 }];
}

function print(bench, times, goalMs) {
  const median = (kind) => Math.round(times.map((time) => time[kind]).toSorted((a, b) => a - b)[Math.floor(times.length / 2)]);
  const result = { bench, n: times.length, medianMs: median("wall"), cpuMs: median("cpu"), goalMs, node: process.version };
  console.log(JSON.stringify(result));
}
