/** Rooms of src whose numbers papers rest on: each has its turn; all others share one. */
const ROOMS = ["metrics/", "tables/", "keys/bch/", "keys/", "minutiae/", "routes/", "random/", "classifiers/", "lab/"];

/**
 * So many of the sites, the same for the same seed, spread evenly: over the rooms of src, over the files of a room (each has its first before any
 * has its second), and over the kinds of change.
 */
export function chooseMutants(sites, count, seed) {
  const random = generator(seed);
  const kinds = new Map();
  const rooms = new Map();
  for (const site of sites) {
    const room = ROOMS.find((name) => site.file.startsWith(`src/${name}`)) ?? "others";
    const files = rooms.get(room) ?? rooms.set(room, new Map()).get(room);
    files.set(site.file, [...(files.get(site.file) ?? []), site]);
  }
  const queues = [...rooms.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, files]) => [...files.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, of]) => of))
    .map((files) => shuffle(files, random));
  const chosen = [];
  while (chosen.length < count && queues.some((files) => files.length > 0)) {
    for (const files of queues) {
      const own = files.shift();
      if (!own || chosen.length === count) continue;
      const least = Math.min(...own.map(({ kind }) => kinds.get(kind) ?? 0));
      const rare = own.filter(({ kind }) => (kinds.get(kind) ?? 0) === least);
      const site = rare[Math.floor(random() * rare.length)];
      kinds.set(site.kind, least + 1);
      chosen.push(site);
      const left = own.filter((other) => other !== site);
      if (left.length > 0) files.push(left);
    }
  }
  return chosen.sort((a, b) => (a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1));
}

function shuffle(items, random) {
  const all = [...items];
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [all[i], all[j]] = [all[j], all[i]];
  }
  return all;
}

/** mulberry32: numbers in [0, 1) from a seed. */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
