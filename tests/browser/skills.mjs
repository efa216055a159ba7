// What a reader has and lacks: ticking skills by keyboard, the address, the storage, and their lack.

import { inaccessible, tooWide, watch } from "./page.mjs";

const PANEL = ".skill-check";
const box = (tab, id) => tab.locator(`.have input[value="${id}"]`).first();
const said = (tab, name) => tab.locator(`${PANEL} [data-part="${name}"]`).first();
const KEY = "guidepost-have:/laufbahnen/skills/careers.json";

/** Tries the page of a career that asks for skills, on the site served at `server`. */
export async function checkSkills(report, browser, server) {
  const page = `${server.url}careers/laborfachkraft/`;
  const other = `${server.url}careers/lang/`;
  await byKeyboard(report, browser, page, other);
  await byAddress(report, browser, page);
  await withoutStorage(report, browser, page);
  await withoutTheList(report, browser, page);
  await withoutScript(report, browser, page);
}

async function trial(report, browser, name, options, url, act) {
  const context = await browser.newContext({
    viewport: { width: 320, height: 800 },
    reducedMotion: "reduce",
    ...options,
  });
  const tab = await context.newPage();
  const problems = watch(tab, url);
  const check = (what, found) => report.check(`skills, ${name}: ${what}`, found);
  await act(tab, check, context);
  check("quiet", problems);
  await context.close();
}

const is = (found, wanted) => (found === wanted ? [] : [`${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`]);
const search = (tab) => new URL(tab.url()).search;

async function byKeyboard(report, browser, page, other) {
  await trial(report, browser, "by keyboard", {}, page, async (tab, check) => {
    const asked = [];
    tab.on("request", (request) => asked.push(request.url()));
    await tab.goto(`${page}#salaries`);
    const fetched = () => asked.filter((url) => url.endsWith("/skills/careers.json")).length;
    check("asks for nothing before the first tick", is(fetched(), 0));
    const first = box(tab, "messen");
    check("target", await tooSmall(tab));
    check("name", is(await first.getAttribute("aria-label"), "Messen & Prüfen <genau>"));
    await first.focus();
    await tab.keyboard.press("Space");
    await said(tab, "closest").waitFor({ state: "visible" });
    check("address", is(search(tab), "?have=messen"));
    check("anchor", is(new URL(tab.url()).hash, "#salaries"));
    check("asks once", is(fetched(), 1));
    check("counts", is(await said(tab, "required").innerText(), "Erforderliche Fähigkeiten: 1 von 1"));
    check("lacks nothing", is(await said(tab, "lack-required").isVisible(), false));
    await tab.keyboard.press("Space");
    await box(tab, "verwaltung").press("Space");
    await said(tab, "closer").waitFor({ state: "visible" });
    check("address of another", is(search(tab), "?have=verwaltung"));
    const lacks = said(tab, "lack-required").locator("li:visible");
    check("lacks", is((await lacks.allInnerTexts()).length, 1));
    const row = said(tab, "closer").locator("li");
    check("closer", is(await row.count(), 1));
    check("count of the closer", is(await row.locator("span").innerText(), "Erforderliche Fähigkeiten: 1 von 2"));
    check("width", await tooWide(tab));
    check("accessible", await inaccessible(tab));
    await tab.emulateMedia({ media: "print" });
    check("print shows ticks", is(await box(tab, "verwaltung").isVisible(), true));
    check("print shows what is lacking", is(await said(tab, "required").isVisible(), true));
    check("print has no buttons", is(await tab.locator(`${PANEL} button:visible`).count(), 0));
    await tab.emulateMedia({ media: "screen" });
    await row.locator("a").click();
    check("leads on with the ticks", is(tab.url(), `${other}?have=verwaltung`));
    check("ticked there", is(await box(tab, "verwaltung").isChecked(), true));
    await tab.goto(page);
    check("remembered", is(await box(tab, "verwaltung").isChecked(), true));
    check("remembered in the address", is(search(tab), "?have=verwaltung"));
    await tab.locator(`${PANEL} [data-act="clear"]`).press("Enter");
    check("cleared", is(await box(tab, "verwaltung").isChecked(), false));
    check("cleared address", is(search(tab), ""));
    const kept = await tab.evaluate((key) => localStorage.getItem(key), KEY);
    check("cleared storage", is(kept, null));
    check("focus stays", is(await tab.evaluate(() => document.activeElement.type), "checkbox"));
    check("says that nothing is ticked", is(await said(tab, "none").isVisible(), true));
  });
}

/** Every checkbox has a target of 24 by 24 pixels. */
async function tooSmall(tab) {
  return tab.evaluate(() => {
    const boxes = [...document.querySelectorAll(".have")];
    const small = boxes.filter((one) => {
      const { width, height } = one.getBoundingClientRect();
      return width < 24 || height < 24;
    });
    return boxes.length ? small.map((one) => `small: ${one.outerHTML}`) : ["no checkbox"];
  });
}

async function byAddress(report, browser, page) {
  const options = { permissions: ["clipboard-read", "clipboard-write"] };
  await trial(report, browser, "by address", options, page, async (tab, check) => {
    const hostile = "<img src=x onerror=alert(1)>";
    await tab.goto(`${page}?a=1&have=kochen,gibtesnicht,${encodeURIComponent(hostile)}`);
    await said(tab, "unknown").waitFor({ state: "visible" });
    const unknown = await said(tab, "unknown").innerText();
    check("says what it does not know", is(unknown.endsWith(`gibtesnicht, ${hostile}`), true));
    check("ticked", is(await box(tab, "kochen").isChecked(), true));
    const preferred = await said(tab, "preferred").innerText();
    check("one of several is enough", is(preferred, "Erwünschte Fähigkeiten: 1 von 1"));
    await box(tab, "messen").press("Space");
    check("address", is(search(tab), "?a=1&have=kochen,messen"));
    await tab.locator(`${PANEL} [data-act="share"]`).press("Enter");
    await tab.locator(`${PANEL} [data-copied]:not(:empty)`).waitFor();
    const copied = await tab.evaluate(() => navigator.clipboard.readText());
    check("copies the address", is(copied, tab.url()));
  });
}

async function withoutStorage(report, browser, page) {
  await trial(report, browser, "storage blocked", {}, page, async (tab, check) => {
    await tab.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    });
    await tab.goto(page);
    await box(tab, "messen").press("Space");
    check("address", is(search(tab), "?have=messen"));
    await tab.reload();
    check("ticked by the address", is(await box(tab, "messen").isChecked(), true));
  });
}

async function withoutTheList(report, browser, page) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.route("**/skills/careers.json", (route) => route.abort());
  await tab.goto(page);
  await box(tab, "messen").press("Space");
  await said(tab, "failed").waitFor({ state: "visible" });
  const counts = await said(tab, "required").innerText();
  report.check("skills, list not loaded: counts", is(counts, "Erforderliche Fähigkeiten: 1 von 1"));
  await context.close();
}

async function withoutScript(report, browser, page) {
  await trial(report, browser, "without JavaScript", { javaScriptEnabled: false }, page, async (tab, check) => {
    await tab.goto(`${page}?have=messen`);
    check("no checkbox", is(await tab.locator("main input:not(.task)").count(), 0));
    check("no panel", is(await tab.locator(PANEL).count(), 0));
  });
}
