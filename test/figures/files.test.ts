import { decode } from "image-js";
import { describe, expect, it } from "vitest";
import { reportBundle, toHtml, toHtmlFragment } from "../../src/figures/html.js";
import { fromJson, toJson } from "../../src/figures/json.js";
import { encodeGrayPng, withResolution } from "../../src/figures/png.js";
import { everyPanel, pictures } from "./samples.js";

describe("toJson", () => {
  it("writes the same bytes whatever the order of keys, and arrays for typed arrays", () => {
    const base = { id: "f", title: "f", layout: {} };
    const a = toJson({ ...base, data: [{ type: "scatter", x: Float64Array.of(1, Number.NaN), y: [1, 2] }] });
    const b = toJson({ data: [{ y: [1, 2], x: [1, null], type: "scatter" }], ...base });
    expect(a).toBe(b);
    expect(a).toBe('{"data":[{"type":"scatter","x":[1,null],"y":[1,2]}],"id":"f","layout":{},"title":"f"}\n');
  });

  it("is read back as the same figure", () => {
    expect(toJson(fromJson(toJson(everyPanel())))).toBe(toJson(everyPanel()));
  });
});

describe("toHtml", () => {
  const figure = { ...everyPanel(), title: "a </script> & <b>" };

  it("is one page with one plotly, the figure, its title and its caption", () => {
    const page = toHtml(figure);
    expect(page.match(/<script>/g)).toHaveLength(2);
    expect(page.match(/<\/script>/g)).toHaveLength(2);
    expect(page).toContain("<strong>a &lt;/script&gt; &amp; &lt;b&gt;</strong> Made up for tests: 5 &lt; n &amp; n &lt; 7.");
  });

  it("is placed for no more than a notebook's page, where a wider one would be shrunk and its text not", () => {
    const wide = (inches: number): string => /max-width:(\d+)px/.exec(toHtmlFragment({ ...figure, width: inches }))![1];
    expect([3.5, 5, 7.16].map(wide)).toEqual(["560", "800", "832"]);
  });

  it("fetches nothing", () => {
    expect(toHtml(figure).replace(reportBundle(), "")).not.toMatch(/(src|href)=|https?:/);
  });

  it("holds data that a script cannot be ended by", () => {
    const evil = {
      id: "e",
      title: "e",
      data: [{ type: "scatter" as const, name: "</script><!--<script>", x: [1], y: [1] }],
      layout: {},
    };
    const script = toHtmlFragment(evil).split("<script>")[1];
    expect(script.match(/<\/script|<!--/g)).toEqual(["</script"]);
    const spec = new Function(`return ${script.slice(script.indexOf("f=") + 2, script.indexOf(";Plotly"))}`)();
    expect(spec.data[0].name).toBe("</script><!--<script>");
  });
});

describe("PNG", () => {
  const pixels = Uint8Array.of(0, 128, 255, 7, 8, 9);

  it("is read back by image-js 1.7 pixel by pixel", () => {
    const image = decode(encodeGrayPng(3, 2, pixels));
    expect([image.width, image.height, image.channels]).toEqual([3, 2, 1]);
    expect(Array.from(image.getRawImage().data)).toEqual(Array.from(pixels));
  });

  it("carries its resolution in pixels a metre, right after the header", () => {
    const png = Buffer.from(withResolution(encodeGrayPng(3, 2, pixels), 300));
    expect(png.toString("latin1", 37, 41)).toBe("pHYs");
    expect([png.readUInt32BE(41), png.readUInt32BE(45), png[49]]).toEqual([11811, 11811, 1]);
    expect(Array.from(decode(png).getRawImage().data)).toEqual(Array.from(pixels));
  });

  it("enlarges a small picture by whole pixels", () => {
    const source = String(pictures().layout.images?.[0].source);
    const image = decode(Buffer.from(source.split(",")[1], "base64"));
    expect([image.width, image.height]).toEqual([200, 150]);
    expect([49, 50].map((x) => image.getValue(x, 149, 0))).toEqual([0, 85]);
  });
});
