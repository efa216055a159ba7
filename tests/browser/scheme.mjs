// The choice of colours: taken up before the first paint, by keyboard, and remembered.

const isDark = (tab) =>
  tab.evaluate(() => {
    const channels = getComputedStyle(document.body).backgroundColor.match(/\d+/g);
    return channels.slice(0, 3).every((channel) => Number(channel) < 128);
  });
const theme = (tab) => tab.evaluate(() => document.documentElement.dataset.theme);

/** The script stands before the style sheet and blocks; what it may weigh is checked elsewhere. */
export async function beforeTheFirstPaint(tab) {
  const isFirst = await tab.evaluate(() => {
    const script = document.querySelector("head script[src]:not([defer], [async])");
    const sheet = document.querySelector("link[rel=stylesheet]");
    return Boolean(script?.compareDocumentPosition(sheet) & Node.DOCUMENT_POSITION_FOLLOWING);
  });
  return isFirst ? [] : ["no script before the style sheet"];
}

/** A choice by keyboard holds at once, on other pages and on paper not; the system's comes back. */
export async function choices(tab, server, other) {
  const problems = [];
  const expect = async (when, [name, dark]) => {
    if ((await theme(tab)) !== name) problems.push(`${when}: the theme is ${await theme(tab)}`);
    if ((await isDark(tab)) !== dark) problems.push(`${when}: the page is ${dark ? "light" : "dark"}`);
    const shown = await tab.locator(".scheme select").inputValue();
    if (shown !== name) problems.push(`${when}: the list shows ${shown}`);
  };
  const choose = async (key) => {
    await tab.locator(".scheme select").focus();
    await tab.keyboard.press(key);
  };
  await expect("at first", ["system", false]);
  await choose("End");
  await expect("dark is chosen", ["dark", true]);
  await tab.goto(server.url + other);
  await expect("on another page", ["dark", true]);
  await tab.emulateMedia({ media: "print" });
  if (await isDark(tab)) problems.push("the paper is dark");
  await tab.emulateMedia({ media: "screen", colorScheme: "dark" });
  await choose("ArrowUp");
  await expect("light is chosen on a dark system", ["light", false]);
  await tab.goBack();
  await expect("back on the first page", ["light", false]);
  await choose("Home");
  await expect("the system's on a dark system", ["system", true]);
  return problems;
}

/** A browser that remembers nothing still shows the page, and takes the choice for it. */
export async function withoutStorage(tab) {
  const problems = [];
  if ((await theme(tab)) !== "system") problems.push(`the theme is ${await theme(tab)}`);
  await tab.locator(".scheme select").selectOption("dark");
  if (!(await isDark(tab))) problems.push("the choice does not hold");
  return problems;
}
