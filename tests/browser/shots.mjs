// Takes pictures of each kind of page, to be looked at: `node shots.mjs SITES FOLDER`.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { launch } from "./chromium.mjs";
import { serve } from "./server.mjs";
import { longestOfEachKind, pagesOf } from "./site.mjs";

const WIDTHS = [360, 1280];
const SCHEMES = ["light", "dark"];

const [sites, folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await launch();
for (const [name, mount] of [
  ["guide", "/"],
  ["awkward", "/laufbahnen/"],
  ["mirrored", "/laufbahnen/"],
]) {
  const pages = longestOfEachKind(pagesOf(join(sites, name)));
  const server = await serve(join(sites, name), mount);
  await pictures(name, server, pages);
  await paper(name, server, pages);
  server.close();
}
await browser.close();

async function pictures(name, server, pages) {
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      const tab = await context.newPage();
      for (const { path, kind } of pages) {
        if (kind === "redirect") continue;
        await tab.goto(server.url + path);
        const file = `${name}-${kind}-${width}-${colorScheme}.png`;
        await tab.screenshot({ path: join(folder, file), fullPage: true });
      }
      await context.close();
    }
  }
}

async function paper(name, server, pages) {
  const tab = await browser.newPage();
  for (const { path, kind } of pages.filter(({ kind }) => kind === "career")) {
    await tab.goto(server.url + path);
    const pdf = await tab.pdf({ format: "A4", preferCSSPageSize: true });
    writeFileSync(join(folder, `${name}-${kind}.pdf`), pdf);
  }
  await tab.close();
}
