// Takes pictures of the pages, to be looked at: `node shots.mjs SITES FOLDER [SITE]`. Of each kind
// it takes the longest, of careers all.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { launch } from "./chromium.mjs";
import { serve } from "./server.mjs";
import { longestOfEachKind, pagesOf } from "./site.mjs";

const WIDTHS = [360, 768, 1280];
const SCHEMES = ["light", "dark"];

const [sites, folder, only] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await launch();
for (const [name, mount] of [
  ["guide", "/"],
  ["awkward", "/laufbahnen/"],
  ["mirrored", "/laufbahnen/"],
]) {
  if (only && only !== name) continue;
  const pages = shown(pagesOf(join(sites, name)));
  const server = await serve(join(sites, name), mount);
  await pictures(name, server, pages);
  await paper(name, server, pages);
  server.close();
}
await browser.close();

/** The pages to look at, each with a name for its picture. */
function shown(pages) {
  const careers = pages.filter(({ kind }) => kind === "career");
  const others = longestOfEachKind(pages).filter(({ kind }) => !["redirect", "career"].includes(kind));
  return [
    ...others.map((page) => ({ ...page, label: page.kind })),
    ...careers.map((page) => ({ ...page, label: page.path.replaceAll("/", "-").replace(/-$/, "") })),
  ];
}

async function pictures(name, server, pages) {
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      const tab = await context.newPage();
      for (const { path, label } of pages) {
        await tab.goto(server.url + path);
        const file = `${name}-${label}-${width}-${colorScheme}.png`;
        await tab.screenshot({ path: join(folder, file), fullPage: true });
      }
      await context.close();
    }
  }
}

async function paper(name, server, pages) {
  const tab = await browser.newPage();
  for (const { path, label } of pages) {
    await tab.goto(server.url + path);
    const pdf = await tab.pdf({ format: "A4", preferCSSPageSize: true });
    writeFileSync(join(folder, `${name}-${label}.pdf`), pdf);
  }
  await tab.close();
}
