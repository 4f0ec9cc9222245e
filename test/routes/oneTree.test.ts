import { describe, expect, it } from "vitest";
import { createStream } from "../../src/random/createStream.js";
import { createBudget } from "../../src/routes/budget.js";
import { branchingEdges } from "../../src/routes/oneTree/branchingEdges.js";
import { cycleOrder } from "../../src/routes/oneTree/cycleOrder.js";
import { completeEdges, type EdgeSet } from "../../src/routes/oneTree/edgeSet.js";
import { createOneTree, type OneTree } from "../../src/routes/oneTree/oneTree.js";
import type { Tour } from "../../src/routes/tour.js";

const SIZE = 6;
const stream = createStream(1, "test/oneTree");

function randomEdges(base: number): EdgeSet {
  const distances = new Float64Array(SIZE * SIZE);
  for (let i = 0; i < SIZE; i++) {
    for (let j = i + 1; j < SIZE; j++) distances[i * SIZE + j] = distances[j * SIZE + i] = 1 + stream.integer(50);
  }
  return completeEdges({ size: SIZE, base, distances } as Tour);
}

/** Every choice of `count` of the items. */
function choices<T>(items: readonly T[], count: number): T[][] {
  if (count === 0) return [[]];
  return items.flatMap((item, i) => choices(items.slice(i + 1), count - 1).map((rest) => [item, ...rest]));
}

function isTree({ from, to }: EdgeSet, edges: readonly number[]): boolean {
  const group = Array.from({ length: SIZE }, (_, node) => node);
  return edges.every((edge) => {
    const [a, b] = [group[from[edge]!]!, group[to[edge]!]!];
    for (let node = 0; node < SIZE; node++) if (group[node] === b) group[node] = a;
    return a !== b;
  });
}

/** The least bound over all 1-trees there are, by trying each. */
function leastBound(set: EdgeSet, potential: Float64Array): number {
  const { base, from, to, distance, weight } = set;
  const edges = [...from.keys()];
  const isBases = (edge: number): boolean => from[edge] === base || to[edge] === base;
  const cost = (some: readonly number[]): number =>
    some.reduce((sum, e) => sum + distance[e]! + potential[from[e]!]! + potential[to[e]!]!, 0);
  const least = (candidates: number[][]): number => {
    const isAllowed = (some: number[], among: (edge: number) => boolean): boolean =>
      some.every((e) => weight[e] !== Number.POSITIVE_INFINITY) &&
      edges.every((e) => !among(e) || weight[e] !== Number.NEGATIVE_INFINITY || some.includes(e));
    return Math.min(...candidates.filter((some) => isAllowed(some, (e) => isBases(e) === isBases(some[0]!))).map(cost));
  };
  const trees = choices(
    edges.filter((e) => !isBases(e)),
    SIZE - 2,
  ).filter((some) => isTree(set, some));
  return least(trees) + least(choices(edges.filter(isBases), 2)) - 2 * potential.reduce((sum, p) => sum + p, 0);
}

describe("the minimum 1-tree", () => {
  it("is the least of all that there are, with any potential and any base", () => {
    for (let trial = 0; trial < 20; trial++) {
      const set = randomEdges(trial % SIZE);
      const potential = Float64Array.from({ length: SIZE }, () => stream.integer(21) - 10);
      const tree = createOneTree(SIZE, createBudget());
      expect(tree.grow(set, potential)).toBe(leastBound(set, potential));
      const degree = new Int32Array(SIZE);
      for (const edge of tree.edges) {
        degree[set.from[edge]!]!++;
        degree[set.to[edge]!]!++;
      }
      expect([...tree.degree]).toEqual([...degree]);
      expect(new Set(tree.edges).size).toBe(SIZE);
    }
  });

  it("has every required edge and no forbidden one", () => {
    let decided = 0;
    for (let trial = 0; trial < 40; trial++) {
      const set = randomEdges(trial % SIZE);
      const possible = [0, 1, 2, 3].every((k) => (k % 2 === 0 ? set.require : set.forbid)(stream.integer(set.from.length)));
      if (!possible) continue;
      decided++;
      const potential = Float64Array.from({ length: SIZE }, () => stream.integer(11) - 5);
      expect(createOneTree(SIZE, createBudget()).grow(set, potential)).toBe(leastBound(set, potential));
      const compact = set.compact();
      expect(createOneTree(SIZE, createBudget()).grow(compact, potential)).toBe(leastBound(set, potential));
    }
    expect(decided).toBeGreaterThan(10);
  });

  it("is none where the base has one edge left, or another node has none", () => {
    for (const [node, left] of [
      [0, 1],
      [3, 0],
    ] as const) {
      const set = randomEdges(0);
      const own = set.incident.subarray(set.first[node], set.first[node + 1]);
      for (const edge of own.subarray(left)) set.weight[edge] = Number.POSITIVE_INFINITY;
      expect(createOneTree(SIZE, createBudget()).grow(set, new Float64Array(SIZE))).toBe(Number.POSITIVE_INFINITY);
    }
  });
});

describe("where a search branches", () => {
  // Node 0 has edges 0, 1, 2 and node 4 has edges 3, 4, 5; edge e leads from its node to a leaf.
  const set = (required: readonly number[], taken: readonly number[] = []) =>
    ({
      size: 8,
      from: Int32Array.of(0, 0, 0, 4, 4, 4, 1, 5),
      to: Int32Array.of(1, 2, 3, 5, 6, 7, 2, 6),
      required: Uint8Array.from(required),
      isFree: (edge: number) => !taken.includes(edge),
    }) as unknown as EdgeSet;
  const tree = {
    edges: Int32Array.of(0, 1, 2, 3, 4, 5, 6, 7),
    degree: Int32Array.of(3, 2, 2, 1, 3, 2, 2, 1),
  } as unknown as OneTree;
  const replacement = Float64Array.of(5, 9, 7, 4, 3, 8, 50, 60);
  const none = [0, 0, 0, 0, 0, 0, 0, 0];

  it("is at the node whose edge is the most costly to replace, on its two most costly ones", () => {
    expect(branchingEdges(set(none), tree, replacement)).toEqual([1, 2]);
    expect(branchingEdges(set(none), tree, Float64Array.of(5, 9, 7, 4, 3, 10, 50, 60))).toEqual([5, 3]);
  });

  it("is rather at a node that has a required edge, on its most costly free one", () => {
    expect(branchingEdges(set([0, 0, 0, 0, 1, 0, 0, 0], [5]), tree, replacement)).toEqual([3]);
  });

  it("is nowhere where no node has more than two edges, or none of them is free", () => {
    expect(branchingEdges(set(none), { ...tree, degree: new Int32Array(8).fill(2) }, replacement)).toEqual([]);
    expect(branchingEdges(set(none, [0, 1, 2, 3, 4, 5]), tree, replacement)).toEqual([]);
  });
});

describe("a cycle's order", () => {
  it("follows its edges from node 0, in whatever order they are given", () => {
    const set = { size: 5, from: Int32Array.of(0, 1, 2, 3, 0), to: Int32Array.of(3, 4, 4, 1, 2) } as unknown as EdgeSet;
    for (const edges of [
      [0, 1, 2, 3, 4],
      [4, 2, 0, 1, 3],
    ]) {
      const order = [...cycleOrder(set, Int32Array.from(edges))];
      // Round one way or the other.
      expect([
        [0, 3, 1, 4, 2],
        [0, 2, 4, 1, 3],
      ]).toContainEqual(order);
    }
  });
});
