// The table of all salaries with its script; each check returns the problems that it found.

const rows = (tab) => tab.locator("table.salaries tbody th[scope=row]").count();

/** What the rows show, as far as the page without its script shows the same. */
const texts = (tab) =>
  tab.evaluate(() =>
    [...document.querySelectorAll("table.salaries tbody tr:has(th[scope=row])")].map((row) =>
      [...row.cells].map((cell) => cell.textContent.replace(/\s+/g, "")).join(" | "),
    ),
  );

async function settled(tab) {
  await tab.locator("#_filter").waitFor({ state: "visible" });
}

/** Opened by keyboard, the table shows what the page shows; a filter leaves the rows that fit. */
export async function filtered(tab) {
  const problems = [];
  const before = await texts(tab);
  await tab.locator("#_open button").focus();
  await tab.keyboard.press("Enter");
  await settled(tab);
  const after = await texts(tab);
  const differs = before.find((row, at) => row !== after[at]);
  if (differs) problems.push(`the page has ${differs}, the data ${after[before.indexOf(differs)]}`);
  for (const field of await tab.locator("#_filter select").all()) {
    if (!(await field.isVisible())) continue;
    const all = await rows(tab);
    const values = await field.locator("option").evaluateAll((list) => list.map(({ value }) => value));
    let sum = 0;
    for (const value of values.slice(1)) {
      await field.selectOption(value);
      sum += await rows(tab);
      if ((await rows(tab)) > all) problems.push(`more rows with ${value}`);
      const name = await field.getAttribute("name");
      const asked = new URL(tab.url()).searchParams.get(name);
      if (asked !== value) problems.push(`the address has ${asked} and not ${value}`);
    }
    if (sum === 0) problems.push(`nothing fits any ${await field.getAttribute("name")}`);
    await field.selectOption("");
    if ((await rows(tab)) !== all) problems.push("not all rows come back");
  }
  return problems;
}

/** Columns order the rows, by value; figures of two currencies or times are not mixed. */
export async function ordered(tab) {
  const problems = [];
  await settled(tab);
  const heads = tab.locator("table.salaries thead th");
  for (const [at, head] of (await heads.all()).entries()) {
    if (!(await head.isVisible())) continue;
    const button = head.locator("button");
    const count = await rows(tab);
    for (const direction of ["first", "second"]) {
      await button.click();
      const sorted = await head.getAttribute("aria-sort");
      if (!sorted) problems.push(`column ${at} is not said to be sorted at the ${direction} click`);
      if ((await rows(tab)) !== count) problems.push(`column ${at} loses rows`);
      if (await head.getAttribute("data-statistic")) problems.push(...(await unordered(tab, at, sorted)));
    }
  }
  await tab.locator("#_filter [type=reset]").click();
  return problems;
}

/** Rows out of order, by the least number in their cells, and groups that mix currencies or times. */
async function unordered(tab, column, sorted) {
  return tab.evaluate(
    ([column, sorted]) => {
      const problems = [];
      const headings = [...document.querySelectorAll("table.salaries thead th")];
      const money = headings.findIndex((head) => head.dataset.column === "money");
      const german = document.documentElement.lang === "de";
      const value = (text) => {
        const number = /[\d.,\u202f\u00a0’]*\d/.exec(text)?.[0];
        if (!number) return undefined;
        const plain = german ? number.replace(/\./g, "").replace(",", ".") : number.replace(/,/g, "");
        return Number.parseFloat(plain.replace(/[^\d.]/g, ""));
      };
      for (const body of document.querySelector("table.salaries").tBodies) {
        const rows = [...body.rows].filter((row) => row.cells.length > 1);
        const kinds = new Set(rows.map((row) => row.cells[money].textContent));
        if (kinds.size > 1) problems.push(`mixed: ${[...kinds].join(", ")}`);
        const values = rows.map((row) => value(row.cells[column].textContent));
        const known = values.filter((one) => one !== undefined);
        const first = values.findIndex((one) => one === undefined);
        if (first >= 0 && first < known.length) problems.push("a row without the figure stands among others");
        const sign = sorted === "ascending" ? 1 : -1;
        const wrong = known.findIndex((one, at) => at > 0 && sign * (one - known[at - 1]) < 0);
        if (wrong > 0) problems.push(`${sorted}: ${known[wrong - 1]} before ${known[wrong]}`);
      }
      return problems;
    },
    [column, sorted],
  );
}

/** The address keeps what was chosen, and a name that the table does not have does no harm. */
export async function kept(tab) {
  const problems = [];
  await settled(tab);
  const field = tab.locator("#_by_statistic");
  const [, value] = await field.locator("option").evaluateAll((list) => list.map((option) => option.value));
  await field.selectOption(value);
  await tab.locator("table.salaries thead th:first-child button").click();
  const before = await texts(tab);
  await tab.reload();
  await settled(tab);
  const after = await texts(tab);
  if (before.join("\n") !== after.join("\n")) problems.push("other rows after a reload");
  const address = new URL(tab.url());
  address.search = "?career=nothing&sort=nothing&place=%3Cscript%3E";
  await tab.goto(address.href);
  await settled(tab);
  if ((await rows(tab)) === 0) problems.push("no row where the address names nothing");
  return problems;
}

/** The downloads are there, have a line for each figure, and the same figures in both. */
export async function downloads(tab) {
  const links = await tab.locator("[download]").evaluateAll((list) => list.map(({ href }) => href));
  const [csv, json] = await Promise.all(links.map(async (href) => (await fetch(href)).text()));
  const data = JSON.parse(json);
  const figures = data.observations.reduce((sum, { figures }) => sum + Math.max(figures.length, 1), 0);
  const lines = csv.split("\r\n").length - 2;
  const problems = lines === figures ? [] : [`${lines} lines of CSV, ${figures} figures of JSON`];
  const shown = await tab.locator(".opening .detail").innerText();
  const own = data.observations.filter(({ comparator }) => !comparator).length;
  if (!shown.includes(String(own))) problems.push(`${own} rows of JSON, and ${shown}`);
  return problems;
}
