// Checks the built sites below a folder: `node check.mjs FOLDER`, from tests/browser/run.

import { join } from "node:path";

import { launch } from "./chromium.mjs";
import { followLinks } from "./links.mjs";
import { checkDrafts, checkFeeds, checkMarkup } from "./machines.mjs";
import * as compare from "./compare.mjs";
import * as checks from "./page.mjs";
import { plant } from "./planted.mjs";
import { Report } from "./report.mjs";
import * as salary from "./salaries.mjs";
import * as scheme from "./scheme.mjs";
import { checkSchemas } from "./schemas.mjs";
import * as search from "./search.mjs";
import { serve } from "./server.mjs";
import { checkDesk } from "./serve.mjs";
import { checkSkills } from "./skills.mjs";
import { filesOf, longestOfEachKind, pagesOf } from "./site.mjs";
import { tooHeavy } from "./weight.mjs";

const WIDTHS = [320, 360, 1280];
const SCHEMES = ["light", "dark"];
const BASE = "https://beispiel.example/laufbahnen/";

const root = process.argv[2];
const site = (name) => {
  const folder = join(root, name);
  const pages = pagesOf(folder);
  return { folder, pages, files: filesOf(folder), kinds: longestOfEachKind(pages) };
};
const guide = site("guide");
const awkward = site("awkward");
const mirrored = site("mirrored");

const report = new Report("browser");
const browser = await launch();

await report.part("markup", async () => {
  await checkMarkup(report, guide.folder, guide.files);
  await checkMarkup(report, awkward.folder, awkward.files);
  checkDrafts(report, awkward.folder, awkward.files, "GEHEIMER-ENTWURF");
});

await report.part("links and feeds", async () => {
  const tab = await browser.newPage();
  await checkFeeds(report, tab, awkward.folder, awkward.pages, BASE);
  for (const [{ folder, pages }, mount, base] of [
    [guide, "/", undefined],
    [guide, "/some/where/", undefined],
    [awkward, "/laufbahnen/", BASE],
    [awkward, "/", BASE],
  ]) {
    const server = await serve(folder, mount);
    await followLinks(report, tab, server, pages, base);
    server.close();
  }
  await tab.close();
});

await report.part("the check of links", async () => {
  const tab = await browser.newPage();
  const server = await serve(guide.folder, "/some/where/");
  await plant(report, tab, server, guide.pages);
  server.close();
  await tab.close();
});

await report.part("the guide", () => everyKind(guide.folder, "/", guide.kinds));
await report.part("the awkward site", () =>
  everyKind(awkward.folder, "/laufbahnen/", awkward.pages.filter(isVisited)),
);
await report.part("skills that a reader has", async () => {
  const server = await serve(awkward.folder, "/laufbahnen/");
  await checkSkills(report, browser, server);
  server.close();
});
await report.part("from right to left", () => fromRightToLeft());
await report.part("large text", () => largeText());
await report.part("comparisons", () => comparisons());
await report.part("the table of all salaries", () => salaries());
await report.part("weight", () => weight(guide.folder, guide.pages.filter(isVisited)));
await report.part("redirects and missing pages", () => detours());
await report.part("search and filters", () => searching());
await report.part("the choice of colours", () => colours());
await report.part("the schemas", () => checkSchemas(report));
await report.part("the editor's desk", () => checkDesk(report, browser));

await browser.close();
process.exitCode = report.close();

/** Of the many pages of the table of pay, which are made alike, two are enough. */
function isVisited({ kind, path }) {
  return kind !== "redirect" && !/^salaries\/page\/(?!2\/)/.test(path);
}

/** Opens each page in a new tab, runs `look` on it, and reports what the page should not do. */
async function open(context, server, pages, name, look) {
  for (const page of pages) {
    const tab = await context.newPage();
    const url = server.url + page.path;
    const problems = checks.watch(tab, url);
    await tab.goto(url);
    await look(tab, page, (check, found) => report.check(`${check}: ${url} (${name})`, found));
    report.check(`quiet: ${url} (${name})`, problems);
    await tab.close();
  }
}

async function everyKind(folder, mount, pages) {
  const server = await serve(folder, mount);
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      const context = await browser.newContext(screen(width, { colorScheme }));
      await open(context, server, pages, `${width} px, ${colorScheme}`, async (tab, _, check) => {
        check("width", await checks.tooWide(tab));
        check("one heading", await checks.oneHeading(tab));
        check("accessible", await checks.inaccessible(tab));
      });
      await context.close();
    }
  }
  await keyboard(server, pages);
  await withoutScript(server, pages);
  await onPaper(server, pages);
  server.close();
}

function screen(width, more) {
  return { viewport: { width, height: 800 }, reducedMotion: "reduce", ...more };
}

async function keyboard(server, pages) {
  for (const width of [360, 1280]) {
    const context = await browser.newContext(screen(width));
    await open(context, server, pages, `${width} px, keyboard`, async (tab, _, check) => {
      check("skip link", await checks.skipLink(tab));
      check("focus", await checks.focusStops(tab));
      check("openers", await checks.openers(tab));
    });
    await context.close();
  }
}

/** Without JavaScript a page shows the same words, but for what needs it, and its lists open; what
    only serves with it is not there. */
async function withoutScript(server, pages) {
  const scripted = await browser.newContext(screen(360));
  const words = new Map();
  const read = (tab) =>
    tab.evaluate(() => {
      for (const part of document.querySelectorAll(".scheme, .scripted, noscript")) part.remove();
      return document.body.innerText;
    });
  await open(scripted, server, pages, "360 px", async (tab, page) => {
    words.set(page.path, await read(tab));
  });
  await scripted.close();
  const plain = await browser.newContext(screen(360, { javaScriptEnabled: false }));
  await open(plain, server, pages, "360 px, without JavaScript", async (tab, page, check) => {
    check("openers", await checks.openers(tab));
    const isOffered = await tab.locator(".scheme").isVisible();
    check("choice of colours", isOffered ? ["it is offered without JavaScript"] : []);
    const isScripted = await tab.locator(".scripted").filter({ visible: true }).count();
    check("scripted", isScripted ? ["it is offered without JavaScript"] : []);
    const same = words.get(page.path) === (await read(tab));
    check("words", same ? [] : ["other words than with JavaScript"]);
  });
  await plain.close();
}

async function onPaper(server, pages) {
  const context = await browser.newContext(screen(1280));
  await open(context, server, pages, "paper", async (tab, _, check) => {
    check("print", await checks.print(tab));
  });
  await context.close();
}

async function fromRightToLeft() {
  const server = await serve(mirrored.folder, "/laufbahnen/");
  for (const width of WIDTHS) {
    const context = await browser.newContext(screen(width));
    const pages = mirrored.pages.filter(isVisited);
    await open(context, server, pages, `${width} px, mirrored`, async (tab, _, check) => {
      check("width", await checks.tooWide(tab));
    });
    await context.close();
  }
  server.close();
}

/** With letters twice as large, as readers set them in their browser, nothing is cut off. */
async function largeText() {
  const large = await launch(["--blink-settings=defaultFontSize=32"]);
  for (const [{ folder, pages }, mount] of [
    [guide, "/"],
    [awkward, "/laufbahnen/"],
  ]) {
    const server = await serve(folder, mount);
    for (const width of WIDTHS) {
      const context = await large.newContext(screen(width));
      const shown = folder === guide.folder ? guide.kinds : pages;
      await open(context, server, shown.filter(isVisited), `${width} px, 200 %`, async (tab, _, check) => {
        check("width", await checks.tooWide(tab));
      });
      await context.close();
    }
    server.close();
  }
  await large.close();
}

/** Every page of the guide is light; the heaviest is named. */
async function weight(folder, pages) {
  const server = await serve(folder, "/");
  let heaviest = { bytes: 0 };
  for (const page of pages) {
    const context = await browser.newContext(screen(360));
    const tab = await context.newPage();
    const url = server.url + page.path;
    const problems = await tooHeavy(tab, url, (cost) => {
      if (cost.bytes > heaviest.bytes) heaviest = { ...cost, path: page.path };
    });
    report.check(`weight: ${url}`, problems);
    await context.close();
  }
  const { path, bytes, requests } = heaviest;
  console.log(`the heaviest page is /${path}: ${bytes} bytes in ${requests} requests, compressed`);
  server.close();
}

async function colours() {
  const server = await serve(guide.folder, "/some/where/");
  const home = [{ path: "" }];
  const context = await browser.newContext(screen(360, { colorScheme: "light" }));
  await open(context, server, home, "colours", async (tab, _, check) => {
    check("before the first paint", await scheme.beforeTheFirstPaint(tab));
    check("choices", await scheme.choices(tab, server, "sources/"));
  });
  await context.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new Error("no storage");
      },
    });
  });
  await open(context, server, home, "colours, no storage", async (tab, _, check) => {
    check("choices", await scheme.withoutStorage(tab));
  });
  await context.close();
  server.close();
}

/** Old addresses lead on, and a missing page is whole at any depth. */
async function detours() {
  const server = await serve(awkward.folder, "/laufbahnen/");
  const context = await browser.newContext(screen(1280));
  const redirects = awkward.pages.filter(({ kind }) => kind === "redirect");
  await open(context, server, redirects, "redirect", async (tab, page, check) => {
    const goal = /url=([^"]*)"/.exec(page.html)[1];
    const wanted = new URL(goal, server.url + page.path).href;
    await tab.waitForURL(wanted, { timeout: 5000 }).catch(() => {});
    check("leads on", tab.url() === wanted ? [] : [`to ${tab.url()} and not to ${wanted}`]);
  });
  const missing = ["nothing", "careers/nothing/", "a/b/c/d/"].map((path) => ({ path }));
  await open(context, server, missing, "missing", async (tab, _, check) => {
    check("one heading", await checks.oneHeading(tab));
    const styled = await tab.evaluate(() => document.styleSheets.length > 0);
    check("style", styled ? [] : ["no style sheet"]);
  });
  await context.close();
  server.close();
}

/** Both sites are searched, the awkward one under a sub-path. */
async function searching() {
  const ours = await serve(guide.folder, "/");
  const theirs = await serve(awkward.folder, "/laufbahnen/");
  const GUIDE = [
    ["data scientist", "Data scientist", true],
    ["data sci", "Data scientist", true],
    ["dtaa scientist", "Data scientist", true],
    ["scientist data", "Data scientist", true],
    ["pyhton", "Python", true],
    ["ython", "Python"],
    ["sotfware develper", "Software developer", true],
    ["data scientist salary", "Data scientist", true],
    ["salary", "Software developer"],
  ];
  const AWKWARD = [
    ["uber", "Über dieses"],
    ["UMFANGREICHE nach", "Über dieses"],
    ["laborfachkarft", "Laborfachkraft", true],
    ["metrologie", "Messen"],
    ["zuhoren", "Zuhören", true],
    ["grundstucks", "Grundstücks", true],
  ];
  const careers = awkward.pages.filter(({ kind }) => kind === "career");
  const tries = [
    ["words", (tab) => search.cutsWords(tab, ours.url), {}, ours.url],
    ["waits", (tab) => search.waitsForReader(tab, `${ours.url}careers/`), {}, ours.url],
    ["waits below", (tab) => search.waitsForReader(tab, theirs.url)],
    ["finds", (tab) => search.finds(tab, ours.url, GUIDE), {}, ours.url],
    ["a section", (tab) => search.leadsTo(tab, ours.url, "data scientist salary", "careers/data-scientist/#salaries"), {}, ours.url],
    ["a name", (tab) => search.leadsTo(tab, ours.url, "data scientist", "careers/data-scientist/"), {}, ours.url],
    ["finds below", (tab) => search.finds(tab, `${theirs.url}careers/laborfachkraft/`, AWKWARD)],
    ["keys", (tab) => search.keys(tab, `${ours.url}skills/`, "data"), {}, ours.url],
    ["page", (tab) => search.searchPage(tab, theirs.url, "laborfachkarft", 'Laborfachkraft (alle) & "Prüferin"')],
    ["key switched off", (tab) => search.keyIsOptional(tab, theirs.url)],
    ["hostile", (tab) => search.hostileTitles(tab, theirs.url)],
    ["filters", (tab) => search.filters(tab, theirs.url, careers.length)],
    ["missing page", (tab) => search.finds(tab, `${theirs.url}no/such/page/`, AWKWARD.slice(0, 1))],
  ];
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      const open = (tab, path) => search.openResults(tab, theirs.url + path, "labor");
      tries.push([`open results, ${width} px, ${colorScheme}`, (tab) => open(tab, "careers/"), { width, colorScheme }]);
      tries.push([`large, ${width} px, ${colorScheme}`, (tab) => open(tab, ""), { width, colorScheme }]);
    }
  }
  for (const [name, look, { width = 1280, ...more } = {}, url = theirs.url] of tries) {
    const context = await browser.newContext(screen(width, more));
    const tab = await context.newPage();
    const problems = checks.watch(tab, url);
    const found = await look(tab).catch((error) => [`broke off: ${error.message}`]);
    report.check(`search: ${name}`, [...found, ...problems]);
    await context.close();
  }
  const context = await browser.newContext(screen(360, { javaScriptEnabled: false }));
  report.check("search: without JavaScript", await search.plain(await context.newPage(), theirs.url));
  await context.close();
  ours.close();
  theirs.close();
}

/** Careers side by side by address, by hand and by keyboard, at the root and below it. */
async function comparisons() {
  for (const [{ folder, pages }, mount] of [
    [guide, "/some/where/"],
    [awkward, "/laufbahnen/"],
  ]) {
    const server = await serve(folder, mount);
    const context = await browser.newContext(screen(1280));
    const pairs = pages.filter(({ kind }) => kind === "pair");
    await open(context, server, pairs, "by address", async (tab, page, check) => {
      check("same as its page", await compare.sameByAddress(tab, server.url, page.path));
    });
    await open(context, server, [{ path: "compare/" }], "by hand", async (tab, _, check) => {
      check("choice", await compare.chosenByHand(tab, server.url));
      check("addresses", await compare.addresses(tab, server.url));
    });
    await context.close();
    for (const width of [320, 1280]) {
      const narrow = await browser.newContext(screen(width));
      await open(narrow, server, [{ path: "compare/" }], `${width} px, four`, async (tab, _, check) => {
        await compare.four(tab, server.url);
        check("width", await checks.tooWide(tab));
        check("accessible", await checks.inaccessible(tab));
        check("print", await checks.print(tab));
      });
      await narrow.close();
    }
    server.close();
  }
}

/** The table of all salaries: filters, order, address, downloads. */
async function salaries() {
  for (const [{ folder }, mount] of [
    [guide, "/some/where/"],
    [awkward, "/laufbahnen/"],
  ]) {
    const server = await serve(folder, mount);
    for (const width of [320, 1280]) {
      const context = await browser.newContext(screen(width));
      await open(context, server, [{ path: "salaries/" }], `${width} px`, async (tab, _, check) => {
        check("filter", await salary.filtered(tab));
        check("order", await salary.ordered(tab));
        check("address", await salary.kept(tab));
        check("downloads", await salary.downloads(tab));
        check("width", await checks.tooWide(tab));
        check("accessible", await checks.inaccessible(tab));
      });
      await context.close();
    }
    server.close();
  }
}
