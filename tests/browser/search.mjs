// Searching and filtering, as readers do it: by keyboard, with typing errors, on any page.

import { readFileSync } from "node:fs";

import * as checks from "./page.mjs";

const WORDS = JSON.parse(readFileSync(new URL("words.json", import.meta.url), "utf8"));
const FIELD = "form.search input";
const OPTION = ".options [role=option]";
const HOSTILE = "<script>alert(1)</script>";

/** The requests that a tab makes from now on, without the origin. */
function requests(tab) {
  const paths = [];
  tab.on("request", (request) => paths.push(new URL(request.url()).pathname));
  return paths;
}

/** What is said of the options, once it says something else than before. */
async function said(tab, before = "") {
  const status = tab.locator("form.search [role=status]");
  await tab.waitForFunction(
    ([element, before]) => element.textContent !== before,
    [await status.elementHandle(), before],
    { timeout: 5000 },
  );
  return status.textContent();
}

/** Types into the field and returns the words of the options. */
async function options(tab, text) {
  await tab.fill(FIELD, "");
  await tab.waitForFunction(() => document.querySelector("form.search [role=status]").textContent === "");
  await tab.locator(FIELD).pressSequentially(text);
  await said(tab).catch(() => {});
  await tab.waitForLoadState("networkidle");
  return tab.locator(OPTION).allInnerTexts();
}

function expect(isSo, problem) {
  return isSo ? [] : [problem];
}

/** Words are cut in the browser as the index cuts them. */
export async function cutsWords(tab, url) {
  await tab.goto(url);
  const script = await tab.locator("script[data-search]").getAttribute("data-search");
  const cut = await tab.evaluate(
    async ([script, texts]) => {
      const { cut } = await import(new URL(script, document.baseURI).href);
      return texts.map((text) => cut(text));
    },
    [script, WORDS.map(([text]) => text)],
  );
  return WORDS.flatMap(([text, wanted], at) =>
    expect(JSON.stringify(cut[at]) === JSON.stringify(wanted), `${text}: ${JSON.stringify(cut[at])}`),
  );
}

/** Nothing of the search is fetched before a reader turns to it, and nothing from elsewhere then. */
export async function waitsForReader(tab, url) {
  const paths = requests(tab);
  await tab.goto(url, { waitUntil: "networkidle" });
  const early = paths.filter((path) => /search|filter/.test(path.slice(new URL(url).pathname.length)));
  await tab.keyboard.press("/");
  await tab.waitForLoadState("networkidle");
  const isReached = await tab.evaluate((field) => document.activeElement.matches(field), FIELD);
  const index = paths.filter((path) => path.endsWith("/search/index.json"));
  return [
    ...early.map((path) => `fetched before the reader searches: ${path}`),
    ...expect(isReached, "the key / does not lead to the field"),
    ...expect(index.length === 0, "the index is fetched before anything is typed"),
  ];
}

/** The first thing that a text finds leads to the address `wanted`. */
export async function leadsTo(tab, url, text, wanted) {
  await tab.goto(url);
  await options(tab, text);
  await tab.keyboard.press("ArrowDown");
  await tab.keyboard.press("Enter");
  await tab.waitForURL(url + wanted, { timeout: 5000 }).catch(() => {});
  return expect(tab.url() === url + wanted, `${text} leads to ${tab.url()}`);
}

/** `wanted` is among what a text finds; each a pair of text and title. */
export async function finds(tab, url, queries) {
  await tab.goto(url);
  const problems = [];
  for (const [text, wanted, isFirst] of queries) {
    const found = await options(tab, text);
    const at = found.findIndex((one) => one.includes(wanted));
    const fits = isFirst ? at === 0 : at >= 0;
    problems.push(...expect(fits, `${text}: ${found.join(" | ") || "nothing"}`));
  }
  const none = await options(tab, "xqzvwxqzvw");
  const says = await tab.locator("form.search [role=status]").isVisible();
  problems.push(...expect(none.length === 0 && says, "nothing found is not said"));
  return problems;
}

/** Arrows, Enter and Escape do what they do in a list of options. */
export async function keys(tab, url, text) {
  await tab.goto(url);
  const problems = [];
  const state = () =>
    tab.evaluate((field) => {
      const input = document.querySelector(field);
      const active = document.getElementById(input.getAttribute("aria-activedescendant"));
      return {
        isOpen: input.getAttribute("aria-expanded") === "true",
        hasFocus: document.activeElement === input,
        active: active && [...active.parentElement.children].indexOf(active),
        selected: document.querySelectorAll(".options [aria-selected=true]").length,
      };
    }, FIELD);
  const count = (await options(tab, text)).length;
  const steps = [
    ["ArrowDown", { isOpen: true, hasFocus: true, active: 0, selected: 1 }],
    ["ArrowUp", { isOpen: true, hasFocus: true, active: count - 1, selected: 1 }],
    ["ArrowDown", { isOpen: true, hasFocus: true, active: 0, selected: 1 }],
    ["Escape", { isOpen: false, hasFocus: true, active: null, selected: 0 }],
    ["Escape", { isOpen: false, hasFocus: false, active: null, selected: 0 }],
  ];
  for (const [key, wanted] of steps) {
    await tab.keyboard.press(key);
    const now = JSON.stringify(await state());
    problems.push(...expect(now === JSON.stringify(wanted), `after ${key}: ${now}`));
  }
  await tab.keyboard.press("/");
  const [title] = await options(tab, text);
  await tab.keyboard.press("ArrowDown");
  await Promise.all([tab.waitForURL((at) => at.href !== url), tab.keyboard.press("Enter")]);
  const heading = await tab.locator("h1").innerText();
  problems.push(...expect(title.startsWith(heading), `Enter led to ${heading} and not to ${title}`));
  return problems;
}

/** The field leads to the page of the search, whose results are links by keyboard. */
export async function searchPage(tab, url, text, wanted) {
  await tab.goto(url);
  await options(tab, text);
  await Promise.all([tab.waitForURL(/\/search\/\?q=/), tab.keyboard.press("Enter")]);
  const links = tab.locator(".results a");
  await links.first().waitFor();
  const problems = expect((await links.allInnerTexts()).includes(wanted), `no result ${wanted}`);
  problems.push(...expect((await tab.inputValue(FIELD)) === text, "the field does not have the query"));
  await tab.focus(FIELD);
  await tab.keyboard.press("ArrowDown");
  const isLink = () => tab.evaluate(() => document.activeElement.matches(".results a"));
  problems.push(...expect(await isLink(), "the arrow does not lead to the first result"));
  await tab.keyboard.press("Escape");
  problems.push(...expect(!(await isLink()), "Escape does not lead back to the field"));
  await tab.fill(FIELD, `${text} xqzvwxqzvw`);
  await tab.waitForFunction(() => !document.querySelector(".results a"));
  const isKept = new URL(tab.url()).searchParams.get("q") === `${text} xqzvwxqzvw`;
  problems.push(...expect(isKept, `the address does not have the query: ${tab.url()}`));
  const says = await tab.locator("#_found [role=status]").innerText();
  problems.push(...expect(says.includes("xqzvwxqzvw"), `nothing found is not said: ${says}`));
  return problems;
}

/** The key / can be switched off, and is off on other pages then. */
export async function keyIsOptional(tab, url) {
  await tab.goto(`${url}search/`);
  await tab.uncheck("#_search-key");
  await tab.goto(`${url}careers/`);
  await tab.keyboard.press("/");
  const isReached = await tab.evaluate((field) => document.activeElement.matches(field), FIELD);
  return expect(!isReached, "the key / leads to the field although it was switched off");
}

/** Open results fit the page, are accessible, and show hostile titles as text. */
export async function openResults(tab, url, text) {
  await tab.goto(url);
  const found = await options(tab, text);
  await tab.keyboard.press("ArrowDown");
  return [
    ...expect(found.length > 0, `${text} finds nothing`),
    ...(await checks.tooWide(tab)),
    ...(await checks.inaccessible(tab)),
  ];
}

export async function hostileTitles(tab, url) {
  await tab.goto(url);
  const found = await options(tab, "anfuhrung");
  const problems = expect(found.some((one) => one.includes(HOSTILE)), `no such title: ${found}`);
  await tab.goto(`${url}search/?q=${encodeURIComponent(`"><img src=x onerror=alert(1)>`)}`);
  await tab.locator(".results a").first().waitFor();
  const made = await tab.locator(".results :is(img, script), form.search img").count();
  return [...problems, ...expect(made === 0, "content became elements")];
}

/** Filters of a list of so many careers: what they leave, what they say, and what the address has. */
export async function filters(tab, url, careers) {
  const paths = requests(tab);
  const problems = [];
  const cards = (part) => tab.locator(`${part} > .cards > .card`).count();
  const count = () => tab.locator("#_filtered-count").innerText();
  const settle = () => tab.waitForLoadState("networkidle");
  await tab.goto(`${url}careers/`, { waitUntil: "networkidle" });
  const early = paths.filter((path) => /filter|search\./.test(path));
  problems.push(...early.map((path) => `fetched before the filters are opened: ${path}`));
  await tab.locator(".filters summary").focus();
  await tab.keyboard.press("Enter");
  await tab.locator("#_industry option").nth(1).waitFor({ state: "attached" });
  await settle();
  problems.push(...expect(await tab.locator(".unfiltered").first().isVisible(), "opening filters"));
  await tab.fill("#_pay", "3000");
  await tab.locator("section.filtered").waitFor();
  const [fit, others] = [await cards("div.filtered"), await cards("section.filtered")];
  problems.push(...expect(fit === 1 && others === careers - 1, `pay: ${fit} fit, ${others} incomparable`));
  problems.push(...expect(new RegExp(`\\b1\\b.*\\b${careers}\\b`).test(await count()), `count: ${await count()}`));
  problems.push(...(await checks.tooWide(tab)), ...(await checks.inaccessible(tab)));
  await tab.fill("#_pay", "9000");
  await tab.waitForFunction(() => document.querySelector("div.filtered").hidden);
  await tab.fill("#_pay", "");
  await tab.locator(".unfiltered").first().waitFor();
  await tab.locator("#_skill").pressSequentially("zuh");
  await tab.locator(".filter-field .options [role=option]").first().waitFor();
  await tab.keyboard.press("ArrowDown");
  await tab.keyboard.press("Enter");
  await tab.locator("div.filtered").waitFor();
  await tab.selectOption("#_industry", "chemie");
  await settle();
  const { searchParams } = new URL(tab.url());
  const address = `${searchParams.get("industry")} ${searchParams.getAll("skill")}`;
  problems.push(...expect(address === "chemie zuhoeren", `address: ${tab.url()}`));
  const before = await count();
  await tab.reload();
  await tab.locator("div.filtered").waitFor();
  problems.push(...expect((await count()) === before, "an address does not bring its filters back"));
  await tab.locator(".chosen button").click();
  await tab.waitForURL((at) => !at.search.includes("skill"));
  await tab.locator(".filters button[type=reset]").click();
  await tab.waitForURL((at) => at.search === "");
  await tab.locator("ul.unfiltered").waitFor();
  return problems;
}

/** Without JavaScript no field is shown that does nothing, and the page of the search leads on. */
export async function plain(tab, url) {
  const problems = [];
  for (const path of ["", "careers/", "search/?q=x"]) {
    await tab.goto(url + path);
    for (const part of ["form.search", ".filters", ".search-key"]) {
      const shown = await tab.locator(part).filter({ visible: true }).count();
      problems.push(...expect(shown === 0, `${part} is shown on /${path}`));
    }
  }
  const ways = await tab.locator(".ways a:visible").count();
  const says = await tab.locator("noscript").isVisible();
  return [...problems, ...expect(ways > 1 && says, "the page of the search does not lead on")];
}
