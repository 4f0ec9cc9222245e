import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const path = (name) => fileURLToPath(new URL(`../build/${name}`, import.meta.url));

/** Groups and pages as docs/index.md lists them, so that there is one index. */
function sidebar() {
  const index = readFileSync(path("pages/index.md"), "utf8");
  return index
    .split(/^## /m)
    .slice(1)
    .map((part) => ({
      text: part.split("\n", 1)[0],
      items: [...part.matchAll(/^- \[(.+?)\]\(\.\/(.+?)\.md\)/gm)].map(([, text, page]) => ({ text, link: `/${page}` })),
    }))
    .map((group) => ({ ...group, collapsed: false }));
}

/** tools/docs.js gathers the pages in docs/build/pages, then has VitePress build docs/build/site of them. Nothing in it fetches from a network. */
export default {
  title: "RidgeLab",
  description: "Two fingerprint papers, run again",
  srcDir: path("pages"),
  outDir: path("site"),
  cacheDir: path("cache"),
  lang: "en",
  lastUpdated: false,
  markdown: { theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" } },
  themeConfig: {
    siteTitle: "RidgeLab",
    nav: [
      { text: "Index", link: "/" },
      { text: "API", link: "/api/" },
      { text: "Results", link: "/experiments" },
    ],
    sidebar: sidebar(),
    outline: { level: [2, 3], label: "On this page" },
    search: { provider: "local", options: { detailedView: true, _render: plain } },
  },
  /** Opened as a file a page has no server: addresses from the root are made relative, and what needs a script is hidden (theme/style.css). */
  transformHead: ({ page }) => [["script", {}, asFile("../".repeat(page.split("/").length - 1) || "./")]],
};

/** A page for the index of words, where code needs no colours. */
function plain(text, env, md) {
  md.set({ highlight: null });
  return md.render(text, env);
}

function asFile(root) {
  return `if (location.protocol === "file:") {
  document.documentElement.classList.add("file");
  addEventListener("DOMContentLoaded", () => {
    for (const name of ["href", "src"])
      for (const node of document.querySelectorAll("[" + name + '^="/"]')) {
        const address = node.getAttribute(name).slice(1).replace(/(^|\\/)(?=#|$)/, "$1index.html");
        node.setAttribute(name, ${JSON.stringify(root)} + address);
      }
  });
}`;
}
