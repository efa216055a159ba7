// The comparison of a reader's own choice; each check returns the problems that it found.

/** What a comparison shows: the words of its tables and sources, and where their links lead. */
async function shown(tab) {
  return tab.evaluate(() => {
    const main = document.querySelector("main");
    const links = (element) => [...element.querySelectorAll("a")].map(({ href, textContent, title }) => {
      const { pathname, hash, host } = new URL(href);
      const isHere = pathname === location.pathname;
      return [textContent, title, isHere ? hash : host + pathname + hash];
    });
    const words = (element) => element.textContent.replace(/\s+/g, "");
    const tables = [...main.querySelectorAll("table")].map((table) => ({
      heading: words(table.previousElementSibling),
      rows: [...table.rows].map((row) => [...row.cells].map((cell) => [cell.localName, words(cell)])),
      links: links(table),
      classes: [...table.querySelectorAll("[class]")].map((one) => one.className),
    }));
    const sources = [...main.querySelectorAll("ol.sources > li")].map((one) => [one.id, one.value, words(one), links(one)]);
    return JSON.stringify({ tables, sources }, null, 1);
  });
}

async function ready(tab, count) {
  await tab.waitForFunction(
    (count) => document.querySelectorAll("#_chosen li").length === count,
    count,
    { timeout: 10_000 },
  );
}

const said = (tab) => tab.locator("#_said").innerText();

/** The careers that the site has, by their slugs. */
async function careers(url) {
  return (await fetch(`${url}compare/careers.json`)).json();
}

/** The page of a pair shows what the reader's own choice of the two shows. */
export async function sameByAddress(tab, url, path) {
  const wanted = await shown(tab);
  const known = (await careers(url)).map(({ slug }) => slug);
  const [first, second] = twoOf(path, known);
  await tab.goto(`${url}compare/?careers=${first},${second}`);
  await ready(tab, 2);
  const found = await shown(tab);
  if (found === wanted) return [];
  const [lines, others] = [wanted, found].map((text) => text.split("\n"));
  const at = lines.findIndex((line, index) => line !== others[index]);
  return [`${lines.slice(at - 2, at + 3).join(" ")} but ${others.slice(at - 2, at + 3).join(" ")}`];
}

/** The slugs in the name of a pair; a slug may hold what parts the two. */
function twoOf(path, known) {
  const name = path.split("/").at(-2);
  const first = known.find((slug) => known.some((other) => `${slug}-vs-${other}` === name));
  return [first, name.slice(first.length + "-vs-".length)];
}

/** Careers are added and removed by keyboard, and the address follows. */
export async function chosenByHand(tab, url) {
  const problems = [];
  const known = await careers(url);
  await tab.goto(`${url}compare/`);
  const add = async (text, count) => {
    await tab.locator("#_career").fill(text);
    await tab.keyboard.press("Enter");
    await ready(tab, count).catch(() => problems.push(`“${text}” is not added`));
  };
  const expect = (what, wanted, found) => {
    if (wanted !== found) problems.push(`${what}: ${found} and not ${wanted}`);
  };
  await add(known[0].title, 1);
  expect("tables of one", 0, await tab.locator("table").count());
  await add(known[1].title.toUpperCase(), 2);
  expect("address of two", `?careers=${known[0].slug},${known[1].slug}`, new URL(tab.url()).search);
  await tab.locator("#_career").fill("no such career");
  await tab.keyboard.press("Enter");
  await tab.waitForFunction(() => document.getElementById("_said").textContent.includes("no such career"));
  await tab.locator("#_chosen button").first().focus();
  await tab.keyboard.press("Enter");
  await ready(tab, 1).catch(() => problems.push("nothing is removed"));
  expect("address of one", `?careers=${known[1].slug}`, new URL(tab.url()).search);
  await tab.goBack();
  await ready(tab, 2).catch(() => problems.push("the way back does not lead to two"));
  return problems;
}

/** An address that names unknown careers, one twice, too many or none says so, and shows the rest. */
export async function addresses(tab, url) {
  const problems = [];
  const slugs = (await careers(url)).map(({ slug }) => slug);
  const [first, second] = slugs;
  const check = async (asked, count, words) => {
    await tab.goto(`${url}compare/?careers=${asked}`);
    await ready(tab, count).catch(() => problems.push(`${asked}: not ${count} careers`));
    if (words) await tab.waitForFunction((words) => document.getElementById("_said").textContent.includes(words), words);
    const rows = await tab.locator("table").count();
    if (count < 2 && rows > 0) problems.push(`${asked}: a comparison of ${count}`);
    return said(tab);
  };
  await check(`${first},nothing-like-it,${second}`, 2, "nothing-like-it");
  await check(`${first},${first}`, 1);
  await check(" , ", 0);
  const hostile = "<img src=x onerror=alert(1)>";
  await check(encodeURIComponent(hostile), 0, hostile);
  const many = await check(slugs.join(","), Math.min(slugs.length, 4));
  const fifth = (await careers(url))[4];
  if (fifth && !many.includes(fifth.title)) problems.push(`not said that ${fifth.slug} is left out`);
  return problems;
}

/** Shows as many careers as stand side by side. */
export async function four(tab, url) {
  const slugs = (await careers(url)).map(({ slug }) => slug).slice(0, 4);
  await tab.goto(`${url}compare/?careers=${slugs.join(",")}`);
  await ready(tab, slugs.length);
}
