// Takes the pictures of the README: `node pictures.mjs SITES FOLDER`, from tests/browser/run.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { launch } from "./chromium.mjs";
import { serve } from "./server.mjs";

const WIDE = { width: 1200, height: 760 };
const NARROW = { width: 360, height: 720 };
const CAREER = "careers/data-scientist/";
const PICTURES = [
  ["career-wide-light", CAREER, WIDE, "light"],
  ["career-wide-dark", `${CAREER}#salaries`, WIDE, "dark"],
  ["career-narrow-light", CAREER, NARROW, "light"],
  ["career-narrow-dark", `${CAREER}#salaries`, NARROW, "dark"],
  ["comparison", "compare/data-scientist-vs-software-developer/#_key", WIDE, "light"],
];

/** Of 100; letters stay sharp, and a picture is a few dozen kilobytes. */
const QUALITY = 80;

const [sites, folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await launch();
const server = await serve(join(sites, "guide"), "/");
for (const [name, path, viewport, colorScheme] of PICTURES) {
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: "reduce" });
  const tab = await context.newPage();
  await tab.goto(server.url + path, { waitUntil: "networkidle" });
  const protocol = await context.newCDPSession(tab);
  const taken = await protocol.send("Page.captureScreenshot", { format: "webp", quality: QUALITY });
  writeFileSync(join(folder, `${name}.webp`), Buffer.from(taken.data, "base64"));
  await context.close();
}
server.close();
await browser.close();
