// The checks of one open page; each returns the problems that it found, in words.

import { readFileSync } from "node:fs";

const AXE = readFileSync(`${process.env.BROWSER_TOOLS}/node_modules/axe-core/axe.min.js`, "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Collects what a page should not do: complain, fail, ask for the outside, or open a dialogue. */
export function watch(tab, url) {
  const problems = [];
  const { origin } = new URL(url);
  tab.on("console", (message) => {
    if (!["error", "warning"].includes(message.type())) return;
    // Of a missing page this is said whatever the page is like.
    if (message.location().url === tab.url() && message.text().includes("404")) return;
    problems.push(`${message.type()}: ${message.text()}`);
  });
  tab.on("pageerror", (error) => problems.push(`script: ${error}`));
  tab.on("dialog", (dialog) => {
    problems.push(`dialogue: ${dialog.message()}`);
    dialog.dismiss();
  });
  tab.on("request", (request) => {
    if (!request.url().startsWith(`${origin}/`)) problems.push(`foreign: ${request.url()}`);
  });
  tab.on("requestfailed", (request) => {
    // A page that leads on is left before all of it has come.
    const why = request.failure()?.errorText;
    if (why !== "net::ERR_ABORTED") problems.push(`failed: ${request.url()} ${why}`);
  });
  tab.on("response", (response) => {
    const isPage = response.request().isNavigationRequest();
    if (response.status() >= 400 && !isPage) problems.push(`${response.status()}: ${response.url()}`);
  });
  return problems;
}

/** Whether anything is wider than the page: the page scrolls sideways, or something is cut off. */
export async function tooWide(tab) {
  return tab.evaluate(() => {
    const problems = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) {
      problems.push(`scrolls sideways: ${root.scrollWidth} in ${root.clientWidth} px`);
    }
    const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
    const isHidden = (element) =>
      !element.checkVisibility({ visibilityProperty: true }) || element.closest(".unseen, .skip");
    const isInScroller = (element) => {
      for (let at = element; at && at !== document.body; at = at.parentElement) {
        if (scrolls(at)) return true;
      }
      return false;
    };
    for (const element of document.body.querySelectorAll("*")) {
      const box = element.getBoundingClientRect();
      const isOut = box.left < -1 || box.right > root.clientWidth + 1;
      if (isOut && box.width > 0 && !isHidden(element) && !isInScroller(element)) {
        const words = element.textContent.trim().slice(0, 40);
        const sides = `${Math.round(box.left)}..${Math.round(box.right)}`;
        problems.push(`reaches ${sides}: <${element.localName} class="${element.className}"> ${words}`);
      }
    }
    for (const cell of document.querySelectorAll(".figures tbody tr:first-child > :first-child")) {
      // Where it stays in sight while the figures scroll, it must leave them room.
      if (getComputedStyle(cell).position !== "sticky") continue;
      const { clientWidth, scrollWidth } = cell.closest("table").parentElement;
      const isBroad = cell.getBoundingClientRect().width > 0.6 * clientWidth;
      if (scrollWidth > clientWidth && isBroad) {
        problems.push(`covers the figures: ${cell.textContent.trim().slice(0, 40)}`);
      }
    }
    return problems;
  });
}

/** Exactly one `h1`. */
export async function oneHeading(tab) {
  const count = await tab.locator("h1").count();
  return count === 1 ? [] : [`${count} headings of the first level`];
}

/** What axe-core finds. */
export async function inaccessible(tab) {
  // By the debugger and not as a script of the page, which the policy would refuse.
  await tab.evaluate(`${AXE}; undefined`);
  const { violations } = await tab.evaluate(
    (values) => window.axe.run({ runOnly: { type: "tag", values }, resultTypes: ["violations"] }),
    RULES,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      const why = failureSummary.split("\n").slice(1).join("; ").trim();
      return `${id}: ${target.join(" ")}: ${why}`;
    }),
  );
}

/** The skip link comes first, shows itself, and leads into the main part. */
export async function skipLink(tab) {
  const problems = [];
  await tab.keyboard.press("Tab");
  const first = await tab.evaluate(() => {
    const element = document.activeElement;
    const box = element.getBoundingClientRect();
    const isSeen = box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.width > 20;
    return { href: element.getAttribute("href"), isSeen };
  });
  if (!first.href?.startsWith("#")) return [`the first stop is no skip link but ${first.href}`];
  if (!first.isSeen) problems.push("the skip link is not seen when it has the focus");
  await tab.keyboard.press("Enter");
  await tab.keyboard.press("Tab");
  const second = await tab.evaluate(() => {
    const element = document.activeElement;
    const main = document.querySelector("main");
    return {
      isBefore: element !== document.body && Boolean(element.closest("header.masthead, nav.trail")),
      hasStops: main.querySelector("a[href], button, [tabindex='0']") !== null,
      isInside: main.contains(element),
    };
  });
  if (second.isBefore || (second.hasStops && !second.isInside)) {
    problems.push("after the skip link the focus is not in the main part");
  }
  return problems;
}

/** Every stop of the Tab key is on the screen and marked. */
export async function focusStops(tab) {
  const problems = [];
  for (let count = 0; count < 400; count += 1) {
    await tab.keyboard.press("Tab");
    const stop = await tab.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      return {
        name: `<${element.localName}> ${element.textContent.trim().slice(0, 40)}`,
        isMarked: style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 1,
        isSeen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      };
    });
    if (!stop) return problems;
    if (!stop.isMarked) problems.push(`no mark of focus: ${stop.name}`);
    if (!stop.isSeen) problems.push(`focus off the screen: ${stop.name}`);
  }
  return problems;
}

/** A button that opens a list does so by keyboard, and Escape closes it again. */
export async function openers(tab) {
  const problems = [];
  for (const opener of await tab.locator("button[popovertarget]:visible").all()) {
    const list = tab.locator(`[id="${await opener.getAttribute("popovertarget")}"]`);
    await opener.focus();
    await tab.keyboard.press("Enter");
    if (!(await list.isVisible())) problems.push(`does not open: ${await opener.innerText()}`);
    problems.push(...(await tooWide(tab)));
    await tab.keyboard.press("Escape");
    if (await list.isVisible()) problems.push(`does not close: ${await opener.innerText()}`);
  }
  return problems;
}

/** The page prints, and nothing is cut off or printed over on A4 paper. */
export async function print(tab) {
  await tab.emulateMedia({ media: "print" });
  await tab.setViewportSize({ width: 680, height: 960 });
  const problems = [...(await tooWide(tab)), ...(await tooWideForPaper(tab))];
  const pdf = await tab.pdf({ format: "A4", preferCSSPageSize: true });
  if (!pdf.subarray(0, 5).equals(Buffer.from("%PDF-"))) problems.push("the print is no PDF");
  return problems;
}

/** Paper does not scroll, and what leaves its column is printed over the next one. */
async function tooWideForPaper(tab) {
  return tab.evaluate(() => {
    const name = (element) => `<${element.localName}> ${element.textContent.trim().slice(0, 40)}`;
    const shown = [...document.querySelectorAll("main *")].filter((one) => one.checkVisibility());
    const cut = shown.filter((one) => {
      const isCut = getComputedStyle(one).overflowX !== "visible" && !one.matches(".unseen");
      return isCut && one.scrollWidth > one.clientWidth + 1;
    });
    const wide = shown.filter((one) => {
      const { width } = one.getBoundingClientRect();
      // A picture inside a picture has a place there, and no column.
      return one.matches("table, img, svg:not(svg svg), pre") && width > one.parentElement.clientWidth + 1;
    });
    return [
      ...cut.map((one) => `cut off: ${name(one)}`),
      ...wide.map((one) => `wider than its column: ${name(one)}`),
    ];
  });
}
