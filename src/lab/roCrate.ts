import { digest, sha256 } from "./digest.js";
import type { Manifest } from "./manifest.js";

/** A paper that is cited. */
export interface Cited {
  readonly id: string;
  readonly authors: readonly string[];
  readonly title: string;
  readonly year: number;
}

/** A run in a crate. */
export interface CrateRun {
  /** Its folder in the crate, without a slash at its end. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** Its files, from the crate's root. */
  readonly files: readonly string[];
}

/** A result over several runs of a crate. */
export interface CrateResult {
  /** Its folder in the crate, without a slash at its end. */
  readonly folder: string;
  /** What it is, in words. */
  readonly name: string;
  /** That repeats it with all its runs. */
  readonly command: string;
  /** Folders of its runs in the crate. */
  readonly runs: readonly string[];
  /** Its files, from the crate's root, with their digests. */
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
}

/** What a crate says beside its runs. */
export interface CrateAbout {
  readonly runs: readonly CrateRun[];
  readonly results: readonly CrateResult[];
  /** Files of no run, with what they are; the first repeats the runs. */
  readonly files: readonly { readonly name: string; readonly description: string; readonly bytes: number }[];
  readonly papers: readonly Cited[];
  readonly authors: readonly string[];
  /** A licence's address, or undefined where none was given. */
  readonly licence?: string;
  /** `size` of a file. */
  bytesOf(name: string): number;
}

type Entity = Readonly<Record<string, unknown>>;

/** The profiles of Workflow Run RO-Crate 0.5 and those that it builds on. */
const PROFILES = [
  "https://w3id.org/ro/wfrun/process/0.5",
  "https://w3id.org/ro/wfrun/workflow/0.5",
  "https://w3id.org/workflowhub/workflow-ro-crate/1.0",
];
const LAB = "#ridgelab";
const TYPES: Readonly<Record<string, string>> = {
  json: "application/json",
  csv: "text/csv",
  md: "text/markdown",
  tex: "application/x-tex",
  html: "text/html",
  svg: "image/svg+xml",
  png: "image/png",
  pdf: "application/pdf",
  sh: "application/x-sh",
};

/**
 * `ro-crate-metadata.json`: RO-Crate 1.1 with the profile Workflow Run Crate 0.5. The workflow is the script of the runs' commands; each run is an action that
 * took its configuration and its data, which stand there by name and digest alone, and gave its tables and figures; a result over several took those.
 */
export function roCrate({ runs, results, files, papers, authors, licence, bytesOf }: CrateAbout): Entity {
  const [workflow] = files as [(typeof files)[number]];
  const ends = runs.map(({ manifest }) => endOf(manifest)).sort();
  const endedAt = new Map(runs.map(({ folder, manifest }) => [folder, endOf(manifest)]));
  const ids = [...new Set(runs.map(({ manifest }) => manifest.identity.experiment))];
  const people = authors.map((name) => ({ "@id": `#author-${slug(name)}`, "@type": "Person", name }));
  const rights = licence
    ? { "@id": licence, "@type": "CreativeWork", name: licence, identifier: licence }
    : { "@id": "#no-licence", "@type": "CreativeWork", name: "No licence was given", description: "Ask the authors before use." };
  const data = new Map(
    runs.flatMap(({ manifest: { identity } }) => (identity.data ? [[identity.data.digest, identity.data] as const] : [])),
  );
  const commits = [...new Set(runs.flatMap(({ manifest }) => manifest.commit ?? []))];
  const writers = [...new Set(papers.flatMap((one) => one.authors))];
  const graph: Entity[] = [
    {
      ...{ "@id": "ro-crate-metadata.json", "@type": "CreativeWork", about: ref("./") },
      conformsTo: [ref("https://w3id.org/ro/crate/1.1"), ref("https://w3id.org/workflowhub/workflow-ro-crate/1.0")],
    },
    {
      ...{ "@id": "./", "@type": "Dataset", conformsTo: PROFILES.map(ref) },
      name: `RidgeLab: ${ids.join(", ")}`,
      description: `${runs.length === 1 ? "A run" : `${runs.length} runs`} of ${ids.join(", ")}${results.length > 0 ? ` and ${results.map(({ name }) => name).join("; ")}` : ""}, with tables, figures, configuration and provenance.`,
      datePublished: ends.at(-1),
      license: ref(rights["@id"]),
      ...(people.length > 0 && { author: oneOrAll(people.map((one) => ref(one["@id"]))) }),
      citation: papers.map(({ id }) => ref(`#${id}`)),
      mainEntity: ref(workflow.name),
      hasPart: [...files.map(({ name }) => ref(name)), ...[...runs, ...results].map(({ folder }) => ref(`${folder}/`))],
      mentions: [...runs, ...results].map(({ folder }) => ref(`#run-${folder}`)),
    },
    ...PROFILES.map((id) => ({
      ...{ "@id": id, "@type": "CreativeWork", name: PROFILE_NAMES[id] },
      version: id.split("/").at(-1),
    })),
    rights,
    ...people,
    {
      ...{ "@id": LAB, "@type": "SoftwareApplication", name: "RidgeLab" },
      softwareVersion: [...new Set(runs.map(({ manifest }) => manifest.ridgelab))].join(", "),
      license: ref("https://spdx.org/licenses/Apache-2.0"),
      ...(commits.length > 0 && { identifier: oneOrAll(commits.map((commit) => `git ${commit}`)) }),
    },
    { "@id": "https://spdx.org/licenses/Apache-2.0", "@type": "CreativeWork", name: "Apache License 2.0" },
    {
      ...{ "@id": "#shell", "@type": "ComputerLanguage", name: "POSIX shell" },
      ...{
        identifier: "https://pubs.opengroup.org/onlinepubs/9699919799/",
        url: "https://pubs.opengroup.org/onlinepubs/9699919799/",
      },
    },
    ...files.map(({ name, description, bytes }, index) => ({
      "@id": name,
      "@type": index === 0 ? ["File", "SoftwareSourceCode", "ComputationalWorkflow"] : "File",
      ...{ name, description, contentSize: `${bytes}`, encodingFormat: typeOf(name) },
      ...(index === 0 && { programmingLanguage: ref("#shell"), license: ref(rights["@id"]) }),
    })),
    ...runs.flatMap((run) => runEntities(run, bytesOf)),
    ...results.flatMap((result) => resultEntities(result, bytesOf)),
    ...[...data.values()].map(({ name, kind, digest: own }) => ({
      ...{ "@id": `#data-${own}`, "@type": "CreativeWork", name, identifier: `sha256:${own}` },
      description: `The data set, ${kind}. It is no part of this crate; the digest is of all in it that can change a result.`,
    })),
    ...papers.map(({ id, authors: own, title, year }) => ({
      ...{ "@id": `#${id}`, "@type": "ScholarlyArticle", name: title, datePublished: `${year}` },
      author: own.map((name) => ref(`#author-${slug(name)}`)),
    })),
    ...writers
      .filter((name) => !authors.includes(name))
      .map((name) => ({ "@id": `#author-${slug(name)}`, "@type": "Person", name })),
  ];
  return {
    "@context": ["https://w3id.org/ro/crate/1.1/context", { sha256: "https://w3id.org/ro/terms/workflow-run#sha256" }],
    "@graph": [...new Map(graph.map((entity) => [entity["@id"], entity])).values()],
  };

  function resultEntities(
    { folder, name, command, runs: over, files: own }: CrateResult,
    size: (name: string) => number,
  ): Entity[] {
    return [
      {
        ...{ "@id": `${folder}/`, "@type": "Dataset", name },
        description: `${name}: tables and figures over ${over.length} runs of this crate.`,
        hasPart: own.map((file) => ref(file.name)),
      },
      {
        ...{ "@id": `#run-${folder}`, "@type": "CreateAction", name, description: command },
        endTime: inUtc(
          over
            .map((run) => endedAt.get(run)!)
            .sort()
            .at(-1)!,
        ),
        instrument: ref(workflow.name),
        ...(people.length > 0 && { agent: ref(people[0]!["@id"]) }),
        object: over.map((run) => ref(`${run}/`)),
        result: own.map((file) => ref(file.name)),
        actionStatus: { "@id": "http://schema.org/CompletedActionStatus" },
      },
      ...own.map((file) => ({
        ...{ "@id": file.name, "@type": "File", name: file.name.slice(folder.length + 1) },
        ...{ contentSize: `${size(file.name)}`, encodingFormat: typeOf(file.name), sha256: file.sha256 },
      })),
    ];
  }

  function runEntities({ folder, manifest, files: own }: CrateRun, size: (name: string) => number): Entity[] {
    const { identity, machine, profile } = manifest;
    const config = `${folder}/config.json`;
    const dataset = identity.data && ref(`#data-${identity.data.digest}`);
    const code = `#code-${sha256(Buffer.from(digest(identity.code))).slice(0, 16)}-${identity.experiment}`;
    const settings = manifest.settings?.length ? `, ${manifest.settings.join(", ")}` : "";
    return [
      {
        ...{ "@id": `${folder}/`, "@type": "Dataset", name: manifest.title },
        description: manifest.summary ?? manifest.title,
        hasPart: own.map(ref),
      },
      {
        ...{
          "@id": `#run-${folder}`,
          "@type": "CreateAction",
          name: `${identity.experiment}, ${profile}, seed ${identity.seed}${settings}`,
        },
        description: `${manifest.command} (${identity.engine}; ${machine.platform}, ${machine.cpu}, ${machine.threads} threads${manifest.commit ? `; git ${manifest.commit}` : ""})`,
        ...{ startTime: inUtc(manifest.startedAt), endTime: inUtc(endOf(manifest)) },
        instrument: ref(workflow.name),
        ...(people.length > 0 && { agent: ref(people[0]!["@id"]) }),
        object: [ref(config), ref(code), ...(dataset ? [dataset] : [])],
        result: own.filter((name) => name !== config).map(ref),
        actionStatus: { "@id": "http://schema.org/CompletedActionStatus" },
      },
      {
        ...{ "@id": code, "@type": "SoftwareSourceCode", name: `RidgeLab's ${identity.experiment}`, isPartOf: ref(LAB) },
        identifier: `sha256:${digest(identity.code)}`,
        description: `The digest of the digests of ${Object.keys(identity.code).length} modules and data files, comments aside; ${folder}/manifest.json has each.`,
      },
      ...own.map((name) => ({
        ...{ "@id": name, "@type": "File", name: name.slice(folder.length + 1) },
        ...{ contentSize: `${size(name)}`, encodingFormat: typeOf(name) },
        ...sha256Of(manifest, name.slice(folder.length + 1)),
      })),
    ];
  }
}

const PROFILE_NAMES: Readonly<Record<string, string>> = {
  [PROFILES[0]!]: "Process Run Crate",
  [PROFILES[1]!]: "Workflow Run Crate",
  [PROFILES[2]!]: "Workflow RO-Crate",
};

function ref(id: string): { "@id": string } {
  return { "@id": id };
}

function sha256Of({ outputs }: Manifest, name: string): { sha256?: string } {
  const known = outputs[name];
  return known ? { sha256: known.sha256 } : {};
}

function endOf({ startedAt, seconds }: Manifest): string {
  return new Date(Date.parse(startedAt) + 1000 * seconds).toISOString();
}

/** A time as the profiles' pattern has it. */
function inUtc(time: string): string {
  return new Date(time).toISOString().replace("Z", "+00:00");
}

/** RO-Crate wants a single value without a list. */
function oneOrAll<T>(all: readonly T[]): T | readonly T[] {
  return all.length === 1 ? all[0]! : all;
}

function typeOf(name: string): string {
  return TYPES[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream";
}

function slug(name: string): string {
  return encodeURIComponent(name.trim().replaceAll(/\s+/g, "-"));
}
