import { describe, expect, it } from "vitest";
import { highlight } from "../../src/notebooks/highlight.js";
import { markdownHtml } from "../../src/notebooks/markdownHtml.js";
import { fromFrames, request, toFrames } from "../../src/notebooks/message.js";
import type { Output } from "../../src/notebooks/notebookFile.js";
import { notebookHtml } from "../../src/notebooks/notebookHtml.js";
import { notebookOf } from "./sample.js";

describe("a notebook's page", () => {
  it("sets formulas between dollars as MathML, and leaves prices alone", () => {
    const html = markdownHtml("A number $r$ of $5 and $6.\n\n$$\nx = F^{-1}(r)\n$$\n\nafter *it*");
    expect(html).toContain("<p>A number <math><mi>r</mi></math> of $5 and $6.</p>");
    expect(html).toMatch(/<math display="block".*<msup>/);
    expect(html).toContain("<p>after <em>it</em></p>");
  });

  it("shows HTML in prose that lays out, and runs none", () => {
    expect(markdownHtml('x<sub>2</sub> <img src="a.png" onerror="x()" alt=\'b\'><br/>')).toBe(
      '<p>x<sub>2</sub> <img src="a.png" alt="b"><br></p>\n',
    );
    expect(markdownHtml("<script>alert(1)</script>")).toBe("&lt;script&gt;alert(1)&lt;/script&gt;");
    for (const bad of [
      "a <script src=//x></script>",
      "<svg/onload=x()>",
      "<img src=x onerror=x()//>",
      '<a href="java&#115;cript:x()">y</a>',
      "[y](javascript:x())",
      "![y](data:text/html,x)",
      '<iframe src="https://x"></iframe>',
      "<style>*{}</style>",
      "<!-- a --><object data=x>",
      "<b <script>x()</script>",
    ])
      expect(markdownHtml(bad), bad).not.toMatch(/<(?:script|svg|iframe|style|object)|<[^>]*(?:script:|onerror|data:text)/i);
    expect(markdownHtml("[y](https://example.org/?a=1&b=2) <details open><summary>s</summary>t</details>")).toContain(
      '<a href="https://example.org/?a=1&amp;b=2">y</a> <details open=""><summary>s</summary>t</details>',
    );
  });

  it("colours code and escapes what HTML would read", () => {
    expect(highlight('const a = "<b>"; // 1 < 2')).toBe(
      '<span class="keyword">const</span> a = <span class="string">&quot;&lt;b&gt;&quot;</span>; <span class="comment">// 1 &lt; 2</span>',
    );
  });

  it("shows errors without the terminal's colours", () => {
    const [cell] = notebookOf("1").cells;
    const outputs = [{ output_type: "stream" as const, name: "stderr" as const, text: "\x1b[31mred\x1b[39m <x>" }];
    expect(notebookHtml("n", { cells: [{ ...cell!, outputs }], metadata: {} })).toContain(
      '<pre class="stderr">red &lt;x&gt;</pre>',
    );
  });

  it("shows an error once, where it stands on standard error already", () => {
    const [cell] = notebookOf("1").cells;
    const error = { output_type: "error" as const, ename: "Error", evalue: "no", traceback: ["Error: no"] };
    const stderr = { output_type: "stream" as const, name: "stderr" as const, text: "Error: no\n    at here\n" };
    const page = (...outputs: Output[]) => notebookHtml("n", { cells: [{ ...cell!, outputs }], metadata: {} });
    expect(page(error)).toContain('<pre class="stderr">Error: no</pre>');
    expect(page(stderr, error).match(/Error: no/g)).toHaveLength(1);
  });
});

describe("a message of the Jupyter protocol", () => {
  it("comes back from its frames, and not under another key or when a frame has changed", () => {
    const message = request("session", "execute_request", { code: "1 + 1" });
    const frames = toFrames(message, "key");
    expect(fromFrames([Buffer.from("identity"), ...frames], "key")).toEqual(message);
    expect(fromFrames(frames, "another")).toBeUndefined();
    expect(fromFrames(frames.with(-1, Buffer.from('{"code":"2"}')), "key")).toBeUndefined();
    expect(fromFrames([Buffer.from("noise")], "key")).toBeUndefined();
  });
});
