// `guidepost serve` with an open page: what an editor sees when files are saved.

import { spawn } from "node:child_process";
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const CAREER = "content/careers/scientific-ml-engineer/index.md";
const PAGE = "careers/scientific-ml-engineer/";
/** A career with a period that has no end, which is worth a warning. */
const PLANTED = [
  ["index.md", "---\ntitle: Planted\nsummary: Has a warning.\n---\n"],
  ["market.md", "---\nsection: market\nclaims: [{metric: employment-change, value: 6%, period: P4Y}]\n---\n"],
];
/** How often a file is saved for the time until it is seen, and for the memory that is taken. */
const SAVES = 15;
const REBUILDS = 1000;
/** What the allocator may keep for itself in the rest of the rebuilds, as a share. */
const GROWTH = 1.2;

/** Serves a copy of the guide, and tries it with the browser. */
export async function checkDesk(report, browser) {
  const root = await mkdtemp(join(tmpdir(), "guidepost-desk-"));
  for (const part of ["content", "guidepost.yaml", "static"]) {
    await cp(part, join(root, part), { recursive: true });
  }
  await mkdir(join(root, "content/careers/planted"));
  for (const [name, text] of PLANTED) {
    await writeFile(join(root, "content/careers/planted", name), text);
  }
  const desk = await start(root);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const tab = await context.newPage();
  const loud = [];
  tab.on("console", (message) => message.type() === "error" && loud.push(message.text()));
  tab.on("pageerror", (error) => loud.push(error.message));
  try {
    await tab.goto(`${desk.url}careers/planted/`);
    report.check("desk: findings stand beside their text", await findings(tab));
    await tab.goto(desk.url + PAGE);
    report.check("desk: a saved file is seen, with the scroll kept", await saves(tab, root));
    report.check("desk: a mistake lies over the page", await mistake(tab, root));
    report.check("desk: a style sheet is exchanged", await restyled(tab, root));
    report.check("desk: pages make no noise", loud);
    await context.close();
    report.check("desk: memory does not grow", await memory(desk, root));
  } finally {
    desk.child.kill();
    await rm(root, { recursive: true, force: true });
  }
}

/** Starts the server; returns its address, its process and how to wait for builds. */
async function start(root) {
  const program = process.env.GUIDEPOST;
  const child = spawn(program, ["serve", "--root", root, "--port", "0"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const desk = { child, url: undefined, built: 0, wake: () => {} };
  createInterface({ input: child.stdout }).on("line", (line) => {
    desk.url ??= /http:\S+/.exec(line)?.[0];
    if (line.startsWith("Built")) desk.built += 1;
    desk.wake();
  });
  await until(desk, () => desk.url);
  return desk;
}

/** Waits until what the server prints makes `done` true. */
function until(desk, done) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the server says nothing")), 30_000);
    desk.wake = () => {
      if (!done()) return;
      clearTimeout(timer);
      resolve();
    };
    desk.wake();
  });
}

const inDesk = (tab, selector) => tab.locator(`guidepost-desk ${selector}`);

async function findings(tab) {
  const note = inDesk(tab, ".note").first();
  await note.waitFor();
  const problems = [];
  await note.locator("summary").click();
  const text = await note.innerText();
  if (!text.includes("planted/market.md:3")) problems.push(`the first note says ${text}`);
  const [top, part] = await tab.evaluate(() => {
    const note = document.querySelector("guidepost-desk").shadowRoot.querySelector(".note");
    const section = document.getElementById("market").closest("section") ?? document.body;
    const box = section.getBoundingClientRect();
    return [note.getBoundingClientRect().top, [box.top, box.bottom]];
  });
  if (top < part[0] || top > part[1]) problems.push(`it stands at ${top}, its section at ${part}`);
  return problems;
}

/** When the page was first painted, by the clock of both; when it is asked is the driver's affair. */
async function painted(tab) {
  const name = "first-contentful-paint";
  await tab.waitForFunction((name) => performance.getEntriesByName(name).length > 0, name);
  return tab.evaluate(
    (name) => performance.timeOrigin + performance.getEntriesByName(name)[0].startTime,
    name,
  );
}

async function saves(tab, root) {
  const problems = [];
  const times = [];
  const before = await readFile(join(root, CAREER), "utf8");
  for (let number = 0; number < SAVES; number += 1) {
    await tab.evaluate(() => scrollTo({ top: 1234, behavior: "instant" }));
    const words = `Saved for the ${number}th time.`;
    const begin = performance.timeOrigin + performance.now();
    await writeFile(join(root, CAREER), `${before}\n\n${words}\n`);
    await tab.waitForFunction((words) => document.body?.textContent.includes(words), words);
    times.push((await painted(tab)) - begin);
    await tab.waitForLoadState("load");
    const y = await tab.evaluate(() => scrollY);
    if (Math.abs(y - 1234) > 1) problems.push(`after the reload the page stands at ${y}`);
  }
  await writeFile(join(root, CAREER), before);
  await tab.waitForFunction(() => !document.body?.textContent.includes("th time."));
  times.sort((a, b) => a - b);
  const median = times[times.length >> 1].toFixed(0);
  console.log(`desk: a saved file is seen after ${median} ms (at most ${times.at(-1).toFixed(0)})`);
  return problems;
}

async function mistake(tab, root) {
  const problems = [];
  const file = join(root, CAREER);
  const before = await readFile(file, "utf8");
  await tab.evaluate(() => (window.untouched = true));
  await writeFile(file, before.replace("---\n", "---\n<img src=x onerror=document.title='bad'>: 1\n"));
  const overlay = inDesk(tab, ".overlay");
  await overlay.waitFor();
  const text = await overlay.innerText();
  if (!text.includes("index.md:2:1")) problems.push(`the report says ${text}`);
  if ((await overlay.locator("img").count()) > 0) problems.push("the report is taken for markup");
  await tab.keyboard.press("Escape");
  if (await overlay.isVisible()) problems.push("Escape does not hide the report");
  await writeFile(file, before.replace("---\n", "---\ncolour: red\n"));
  await overlay.waitFor();
  await writeFile(file, before);
  await overlay.waitFor({ state: "hidden" });
  if (!(await tab.evaluate(() => window.untouched))) problems.push("the page was loaded anew");
  return problems;
}

async function restyled(tab, root) {
  await tab.evaluate(() => (window.untouched = true));
  await appendFile(join(root, "static/site.css"), "\nbody { outline: 7px solid }\n");
  await tab.waitForFunction(() => getComputedStyle(document.body).outlineWidth === "7px");
  const problems = [];
  if (!(await tab.evaluate(() => window.untouched))) problems.push("the page was loaded anew");
  const sheets = await tab.evaluate(() => document.styleSheets.length);
  if (sheets !== 1) problems.push(`it has ${sheets} style sheets`);
  return problems;
}

/** The memory that a process holds, in bytes; nothing where the system does not say. */
async function held({ child }) {
  const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}

async function memory(desk, root) {
  const file = join(root, CAREER);
  const before = await readFile(file, "utf8");
  const begin = performance.now();
  let early = 0;
  for (let number = 0; number < REBUILDS; number += 1) {
    const built = desk.built;
    await writeFile(file, `${before}\n\nRebuilt for the ${number}th time.\n`);
    await until(desk, () => desk.built > built);
    if (number === REBUILDS / 5) early = await held(desk);
  }
  const late = await held(desk);
  const each = ((performance.now() - begin) / REBUILDS).toFixed(0);
  const size = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
  console.log(`desk: ${REBUILDS} rebuilds, ${each} ms each; ${size(early)}, then ${size(late)}`);
  return late > early * GROWTH ? [`from ${size(early)} to ${size(late)}`] : [];
}
