// Lets Lighthouse judge the longest page of each kind, as on a phone: `node lighthouse.mjs FOLDER`,
// from tests/browser/run, with the Node that Lighthouse needs.

import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { flags } from "./chromium.mjs";
import { Report } from "./report.mjs";
import { serve } from "./server.mjs";
import { longestOfEachKind, pagesOf } from "./site.mjs";

const tools = createRequire(`${process.env.BROWSER_TOOLS}/package.json`);
const load = (name) => import(pathToFileURL(tools.resolve(name)));
const { default: lighthouse } = await load("lighthouse");
const { launch } = await load("chrome-launcher");

/** The score of one audit that rounds to 100 of 100. */
const LEAST = 0.995;

const folder = join(process.argv[2], "guide");
const server = await serve(folder, "/");
const chrome = await launch({
  chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  chromeFlags: flags,
  logLevel: "silent",
});
const report = new Report("lighthouse");
for (const page of longestOfEachKind(pagesOf(folder)).filter(({ kind }) => kind !== "redirect")) {
  await report.part(`lighthouse: ${page.kind}`, () => judge(page));
}
chrome.kill();
server.close();
process.exitCode = report.close();

async function judge(page) {
  const url = server.url + page.path;
  const { lhr } = await lighthouse(url, { port: chrome.port, output: "json", logLevel: "silent" });
  for (const category of Object.values(lhr.categories)) {
    if (category.id === "performance") {
      // A matter of the machine and its load, so that it is told and fails nothing; what makes a
      // page fast on any machine is held by the part "weight".
      console.log(`performance ${Math.round(category.score * 100)}: ${url}`);
      continue;
    }
    report.check(`${category.title}: ${url}`, problems(lhr, category, page));
  }
}

/** What keeps a category below 100. */
function problems(lhr, category, page) {
  const lost = category.auditRefs
    .filter(({ weight, id }) => weight > 0 && !isMeant(id, page))
    .map(({ id }) => lhr.audits[id])
    .filter(({ score }) => score !== null && score < LEAST);
  return lost.map(({ id, title, displayValue }) => `${id}: ${title} ${displayValue ?? ""}`);
}

/** A page that is kept out of search engines cannot be found there. */
function isMeant(audit, page) {
  return audit === "is-crawlable" && page.html.includes('content="noindex"');
}
