/**
 * The code of the page of all runs. It makes elements and sets text; the only markup that it takes as such are tables, which the report has escaped.
 * What a run shows beyond its row is a script beside its experiment's runs, which hands it over by `ridgelabRun`.
 */
export const RUNS_SCRIPT = String.raw`
"use strict";
const runs = JSON.parse(document.getElementById("data").textContent);
const keyOf = (run) => run.experiment + "/" + run.run;
const byKey = new Map(runs.map((run) => [keyOf(run), run]));
const at = (id) => document.getElementById(id);
const path = (text) => text.split("/").map(encodeURIComponent).join("/");

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/* The list. */
const columns = [
  { label: "experiment", of: (run) => run.experiment },
  { label: "run", of: (run) => run.run },
  { label: "name", of: (run) => run.names.join(", ") },
  { label: "started", of: (run) => run.started, show: (run) => run.started.slice(0, 16).replace("T", " ") },
  { label: "took", of: (run) => run.seconds, show: (run) => run.took },
  { label: "profile", of: (run) => run.profile },
  { label: "data", of: (run) => run.data ?? "none" },
  { label: "seed", of: (run) => run.seed },
  { label: "settings", of: (run) => (run.settings ?? []).join(" "), wrap: true },
  { label: "headline", of: (run) => run.headline, wrap: true },
  { label: "value (95 %)", of: (run) => run.value, show: (run) => run.shown },
];
const text = (run, column) => (column.show ?? column.of)(run) + "";
/* A run that results are over stands under each of them, folded; rows are in no order yet. */
const rows = [];
const rowsOf = new Map();
function makeRow(run, group) {
  const key = keyOf(run);
  const box = element("input", { type: "checkbox", "aria-label": "choose " + key + (group ? ", of " + group.run.run : ""), onchange: () => choose(key, box.checked) });
  const cells = columns.map((column) => element("td", { class: column.wrap ? "wrap" : undefined }, text(run, column)));
  const words = columns.map((column) => text(run, column)).join(" ").toLowerCase();
  const made = { run, group, box, words, members: [], row: element("tr", { class: group ? "member" : undefined }, element("td", {}, box), ...cells) };
  rows.push(made);
  rowsOf.set(key, [...(rowsOf.get(key) ?? []), made]);
  return made;
}
const lines = [];
const inGroups = new Set();
for (const run of runs.filter(({ members }) => members)) {
  const group = makeRow(run);
  const members = run.members.map((name) => run.experiment + "/" + name).filter((key) => byKey.has(key));
  group.members = members.map((key) => makeRow(byKey.get(key), group));
  for (const key of members) inGroups.add(key);
  const fold = () => {
    group.isOpen = group.fold.getAttribute("aria-expanded") === "false";
    filter();
  };
  group.fold = element("button", { type: "button", class: "fold", onclick: fold });
  group.row.children[2].append(" ", group.fold);
  lines.push(group);
}
for (const run of runs) if (!run.members && !inGroups.has(keyOf(run))) lines.push(makeRow(run));
const heads = columns.map((column) => {
  return element("th", { scope: "col" }, element("button", { type: "button", onclick: () => sortBy(column) }, column.label));
});
const body = element("tbody", {});
at("runs").append(element("table", {}, element("thead", {}, element("tr", {}, element("th", { scope: "col" }, element("span", { class: "sr" }, "chosen")), ...heads)), body));

const collator = new Intl.Collator("en", { numeric: true });
const order = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(a, b));
let sorted = { label: "started", up: false };
function sortBy(column) {
  sorted = { label: column.label, up: sorted.label === column.label ? !sorted.up : column.label !== "started" };
  arrange(column);
  showOrder();
}
function arrange(column) {
  const empty = (value) => value === null || value === "";
  const compare = (one, two) => {
    const [a, b] = [column.of(one.run), column.of(two.run)];
    if (empty(a) || empty(b)) return Number(empty(a)) - Number(empty(b));
    return sorted.up ? order(a, b) : order(b, a);
  };
  for (const { members } of lines) members.sort(compare);
  body.append(...lines.sort(compare).flatMap(({ row, members }) => [row, ...members.map((member) => member.row)]));
}
function showOrder() {
  columns.forEach((column, k) => {
    const isIt = column.label === sorted.label;
    heads[k].firstChild.textContent = column.label + (isIt ? (sorted.up ? " ▲" : " ▼") : "");
    if (isIt) heads[k].setAttribute("aria-sort", sorted.up ? "ascending" : "descending");
    else heads[k].removeAttribute("aria-sort");
  });
}

/* The filters. */
const FILTERS = ["experiment", "kind", "profile", "seed"];
const KINDS = { run: "single run", seeds: "over seeds", sweep: "sweep" };
for (const key of FILTERS) {
  const values = [...new Set(runs.filter(({ members }) => key !== "seed" || !members).map((run) => run[key]))].sort(order);
  const shown = (value) => (key === "kind" ? KINDS[value] : value + "");
  at(key).append(element("option", { value: "" }, "all"), ...values.map((value) => element("option", { value: "=" + value }, shown(value))));
}
const single = runs.filter(({ members }) => !members).length;
const counted = (some, all, one, many) => some + " of " + all + " " + (all === 1 ? one : many);
function filter() {
  const words = at("text").value.toLowerCase().split(/\s+/).filter((word) => word !== "");
  const wanted = FILTERS.map((key) => [key, at(key).value]).filter(([, value]) => value !== "");
  const fitting = new Set();
  const fits = ({ run, words: has }) => wanted.every(([key, value]) => "=" + run[key] === value) && words.every((word) => has.includes(word));
  for (const one of lines) {
    const own = fits(one);
    const inside = one.members.filter(fits);
    one.row.hidden = !own && inside.length === 0;
    one.row.classList.toggle("quiet", !own);
    /* One that holds runs that fit, and does not itself, shows them. */
    const isOpen = one.isOpen ?? !own;
    for (const { row } of one.members) row.hidden = true;
    if (isOpen) for (const { row } of inside) row.hidden = false;
    for (const { run } of own ? [one, ...inside] : inside) fitting.add(run);
    if (!one.fold) continue;
    const some = inside.length < one.members.length ? inside.length + " of " + one.members.length : one.members.length;
    one.fold.textContent = (isOpen ? "▾ " : "▸ ") + some + (one.members.length === 1 ? " run" : " runs");
    one.fold.setAttribute("aria-expanded", isOpen + "");
    one.fold.setAttribute("aria-label", some + (one.members.length === 1 ? " run" : " runs") + " of " + one.run.run);
  }
  const fittingRuns = [...fitting].filter(({ members }) => !members).length;
  const results = runs.length - single;
  at("count").textContent = counted(fittingRuns, single, "run", "runs") + (results > 0 ? ", " + counted(fitting.size - fittingRuns, results, "result over several", "results over several") : "");
}
at("filters").addEventListener("submit", (event) => event.preventDefault());
at("filters").addEventListener("input", filter);
at("filters").addEventListener("reset", () => setTimeout(filter));

/* What is chosen; the address keeps it. */
let chosen = [];
function choose(key, isChosen) {
  chosen = isChosen ? [...chosen, key] : chosen.filter((one) => one !== key);
  location.hash = "runs=" + chosen.map(encodeURIComponent).join(",");
}
function readAddress() {
  const [key, value = ""] = location.hash.slice(1).split("=");
  chosen = key === "runs" ? [...new Set(value.split(",").map(decoded))].filter((one) => byKey.has(one)) : [];
  if (key === "experiment") {
    at("experiment").value = "=" + decoded(value);
    if (at("experiment").selectedIndex < 0) at("experiment").value = "";
    filter();
  }
  for (const { run, row, box } of rows) {
    box.checked = chosen.includes(keyOf(run));
    row.classList.toggle("chosen", box.checked);
  }
  showChosen();
  showSide();
}
function decoded(value) {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
function labelOf(key) {
  return byKey.get(key).names[0] ?? key;
}
function showChosen() {
  const items = chosen.map((key) => {
    const drop = () => {
      choose(key, false);
      (rowsOf.get(key).find(({ row }) => !row.hidden)?.box ?? at("text")).focus();
    };
    return element("li", {}, element("button", { type: "button", onclick: drop, "aria-label": "no longer choose " + key }, labelOf(key) + " ✕"));
  });
  const hint = chosen.length === 1 ? "Choose another run to compare it with." : "";
  const see = chosen.length > 1 ? element("button", { type: "button", onclick: () => at("side").focus() }, "go to the comparison") : undefined;
  const none = chosen.length > 0 ? element("button", { type: "button", onclick: () => (location.hash = "runs=") }, "choose none") : undefined;
  at("chosen").replaceChildren(...(chosen.length > 0 ? [element("ul", { class: "chosen-runs" }, ...items), hint, see ?? "", " ", none] : []));
}

/* Side by side. */
const parts = new Map();
const waiting = new Map();
globalThis.ridgelabRun = (key, part) => parts.set(key, part);
function load(key) {
  if (parts.has(key)) return Promise.resolve();
  if (!waiting.has(key)) {
    const run = byKey.get(key);
    waiting.set(key, new Promise((resolve) => {
      const done = () => {
        waiting.delete(key);
        resolve();
      };
      document.head.append(element("script", { src: path(run.part), onload: done, onerror: done }));
    }));
  }
  return waiting.get(key);
}

let alikeToo = false;
async function showSide() {
  const keys = chosen;
  if (keys.length < 2) return at("side").replaceChildren();
  await Promise.all(keys.map(load));
  if (keys !== chosen) return;
  const gone = keys.filter((key) => !parts.has(key));
  const there = keys.filter((key) => parts.has(key));
  const box = element("input", { type: "checkbox", onchange: () => {
    alikeToo = box.checked;
    showTables();
  } });
  box.checked = alikeToo;
  const compared = element("div", {});
  const showTables = () => compared.replaceChildren(settingsTable(there), numbersTable(there), ...besides(there, "tables", "Tables", tableBox));
  showTables();
  at("side").replaceChildren(
    element("h2", {}, "Side by side"),
    ...gone.map((key) => element("p", {}, key + ": what it shows is not there any more; ridgelab report writes it anew.")),
    element("p", {}, element("label", {}, box, " show what is alike, too")),
    compared,
    ...besides(there, "figures", "Figures", figureBox),
    element("h3", {}, "Commands"),
    ...there.map((key) => element("pre", { tabindex: "0" }, parts.get(key).command)),
  );
}

function comparison(keys, title, first, rowsOf, extra) {
  const head = [first, ...keys.map(labelOf), ...(extra ? [extra] : [])].map((word) => element("th", { scope: "col" }, word));
  const shown = rowsOf.filter(({ alike }) => alikeToo || !alike);
  const hidden = rowsOf.length - shown.length;
  const note = shown.length === 0 ? "None differs; " + hidden + (hidden === 1 ? " is alike." : " are alike.") : hidden > 0 ? hidden + " more " + (hidden === 1 ? "is alike." : "are alike.") : "";
  const lines = shown.map(({ name, cells, alike }) => {
    return element("tr", { class: alike ? "alike" : undefined }, element("th", { scope: "row" }, name), ...cells.map((cell) => element("td", {}, cell)));
  });
  const table = element("table", {}, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...lines));
  return element("div", {}, element("h3", {}, title), element("div", { class: "table", tabindex: "0", role: "region", "aria-label": title }, ...(shown.length > 0 ? [table] : [])), element("p", { class: "facts" }, note));
}
function settingsTable(keys) {
  const made = keys.map((key) => ({ experiment: byKey.get(key).experiment, ...parts.get(key).made }));
  const names = [...new Set(made.flatMap((of) => Object.keys(of)))];
  return comparison(keys, "Settings", "setting", names.map((name) => {
    const cells = made.map((of) => (Object.hasOwn(of, name) ? of[name] || "(empty)" : "—"));
    return { name, cells, alike: new Set(cells).size === 1 };
  }));
}
function numbersTable(keys) {
  const all = keys.map((key) => parts.get(key).numbers);
  const names = [...new Set(all.flatMap((of) => Object.keys(of)))];
  const isPair = keys.length === 2;
  return comparison(keys, "Numbers (95 % interval)", "number", names.map((name) => {
    const of = all.map((numbers) => (Object.hasOwn(numbers, name) ? numbers[name] : { value: null, shown: "—" }));
    const [one, two] = of;
    const difference = isPair ? [one.value === null || two.value === null ? "—" : signed(two.value - one.value)] : [];
    return { name, cells: [...of.map(({ shown }) => shown), ...difference], alike: new Set(of.map(({ value }) => value)).size === 1 };
  }), isPair ? "difference" : undefined);
}
function signed(number) {
  if (number === 0) return "0";
  const size = Math.abs(number);
  return (number < 0 ? "−" : "+") + (Number.isInteger(number) ? size : Number(size.toPrecision(4)));
}

/* Every table or figure that one of the runs has, a column a run. Long tables are folded; of one that is the same in all runs that is said. */
function besides(keys, kind, heading, box) {
  const ids = [...new Set(keys.flatMap((key) => parts.get(key)[kind].map(({ id }) => id)))];
  const blocks = ids.map((id) => {
    const all = keys.map((key) => parts.get(key)[kind].find((one) => one.id === id));
    const title = all.find((one) => one !== undefined).title;
    const isAlike = kind === "tables" && new Set(all.map((one) => one?.html)).size === 1;
    if (isAlike && !alikeToo) return element("div", {}, element("h3", {}, title), element("p", { class: "facts" }, "The same in all of them."));
    const columnsOf = keys.map((key, k) => {
      return element("div", {}, element("p", { class: "label" }, element("b", {}, labelOf(key))), all[k] ? box(key, all[k]) : element("p", { class: "quiet" }, "not in this run"));
    });
    const side = element("div", { class: "side", style: "--runs:" + keys.length, tabindex: "0", role: "group", "aria-label": title + ", side by side" }, ...columnsOf);
    const rowsOf = Math.max(...all.map((one) => one?.rows ?? 0));
    if (rowsOf <= 16) return element("div", {}, element("h3", {}, title), side);
    return element("details", {}, element("summary", {}, element("h3", {}, title), " (" + rowsOf + " rows)"), side);
  });
  return ids.length > 0 ? [element("h2", {}, heading), ...blocks] : [];
}
function fileLinks(key, kind, { id, files }) {
  const links = files.filter((ending) => ending !== "json").map((ending) => {
    return element("a", { href: path(key + "/" + kind + "/" + id + "." + ending) }, ending, element("span", { class: "sr" }, " of " + id + ", " + labelOf(key)));
  });
  return element("p", { class: "files" }, ...links.flatMap((link) => [link, " "]));
}
function tableBox(key, table) {
  const made = element("div", {});
  made.innerHTML = table.html;
  for (const one of made.querySelectorAll("[id]")) one.removeAttribute("id");
  for (const one of made.querySelectorAll("[role=region]")) one.setAttribute("aria-label", table.title + ", " + labelOf(key));
  return element("div", {}, made, fileLinks(key, "tables", table));
}
function figureBox(key, figure) {
  const file = (ending) => path(key + "/figures/" + figure.id + "." + ending);
  const has = (ending) => figure.files.includes(ending);
  const picture = ["svg", "png"].find(has);
  const name = figure.title + ", " + labelOf(key);
  const shown = picture
    ? element("img", { src: file(picture), alt: name, loading: "lazy" })
    : has("html") ? element("iframe", { src: file("html"), title: name, loading: "lazy" }) : element("p", { class: "quiet" }, "no picture was kept");
  return element("div", {}, shown, fileLinks(key, "figures", figure));
}

globalThis.addEventListener("hashchange", readAddress);
arrange(columns.find(({ label }) => label === sorted.label));
showOrder();
filter();
readAddress();
`;
