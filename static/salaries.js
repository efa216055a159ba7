// Filters and sorts the table of all salaries, kept in the address. The table as data is fetched
// when the reader asks for that; figures in different currencies or pay periods are never sorted
// into one another.

const at = (id) => document.getElementById(id);
const place = at("_salaries");
const form = at("_filter");
const table = document.querySelector("table.salaries");
const heads = [...table.tHead.rows[0].cells];
/** How many rows are shown at once. */
const STEP = 100;

const { say, piece } = await import(new URL(place.dataset.pieces, document.baseURI));

const lang = document.documentElement.lang;
const compare = new Intl.Collator(lang, { numeric: true }).compare;
const number = new Intl.NumberFormat(lang).format;
let data;
let limit = STEP;
let order = { sort: "", descending: false };

/** The rows with what they are filtered and sorted by. */
function rowsOf(table) {
  return table.rows.map((row) => {
    const [career, anchor, whom, group, experience, where, period, money, pay, source, marks, figures] = row;
    return {
      career: table.careers[career],
      anchor,
      whom: table.whom[whom],
      group: table.groups[group],
      experience: table.experiences[experience],
      place: table.places[where],
      period: table.periods[period],
      money: table.money[money],
      pay: table.pay[pay] ?? "",
      source: table.sources[source],
      rare: (marks & 1) > 0,
      suppressed: (marks & 2) > 0,
      figures: new Map(figures.map(([statistic, ...figure]) => [statistic, figure])),
    };
  });
}

const FIELDS = {
  career: (row) => row.career[0],
  place: (row) => row.place?.[0],
  group: (row) => row.group[0],
  experience: (row) => row.experience?.[0],
  money: (row) => row.money[0],
};

function statisticAt(name) {
  return data.statistics.findIndex(([other]) => other === name);
}

function filtered() {
  const asked = new FormData(form);
  const statistic = statisticAt(asked.get("statistic"));
  return data.all.filter(
    (row) =>
      Object.entries(FIELDS).every(([name, of]) => !asked.get(name) || of(row) === asked.get(name)) &&
      (statistic < 0 || row.figures.has(statistic)),
  );
}

/** What rows are sorted by: texts by the language's order, periods by their end. */
const KEYS = {
  career: (a, b) => compare(a.career[1], b.career[1]) || compare(a.whom, b.whom),
  money: (a, b) => compare(a.money[1], b.money[1]),
  pay: (a, b) => compare(a.pay, b.pay),
  place: (a, b) => compare(a.place?.[1] ?? "", b.place?.[1] ?? ""),
  period: (a, b) => (a.period?.[1] ?? 0) - (b.period?.[1] ?? 0),
  source: (a, b) => compare(a.source?.title ?? "", b.source?.title ?? ""),
};

/** Rows in groups, each with its title: one without a title, or one for each currency and time. */
function sorted(rows) {
  const { sort, descending } = order;
  const sign = descending ? -1 : 1;
  const statistic = statisticAt(sort);
  if (statistic < 0) {
    const by = KEYS[sort];
    return [["", by ? [...rows].sort((a, b) => sign * by(a, b)) : rows]];
  }
  const value = (row) => {
    const [, low, high] = row.figures.get(statistic) ?? [];
    return [low ?? high, high ?? low];
  };
  const by = (a, b) => {
    const [[low, high], [otherLow, otherHigh]] = [value(a), value(b)];
    // What has no such figure, or one in words only, comes last whatever the direction.
    const missing = (low == null) - (otherLow == null);
    if (missing !== 0 || low == null) return missing;
    return sign * (low - otherLow || high - otherHigh);
  };
  const groups = Map.groupBy
    ? Map.groupBy(rows, (row) => row.money)
    : rows.reduce((all, row) => all.set(row.money, [...(all.get(row.money) ?? []), row]), new Map());
  const largest = [...groups].sort(([a, one], [b, other]) => other.length - one.length || compare(a[1], b[1]));
  const isAlone = largest.length === 1;
  return largest.map(([money, of]) => [isAlone ? "" : money[1], of.sort(by)]);
}

/** Shows the rows that fit, at most as many as asked for, and the sources of those. */
function show() {
  const rows = filtered();
  const groups = sorted(rows);
  const cited = [];
  let left = limit;
  const bodies = groups.flatMap(([title, of]) => {
    const shown = of.slice(0, left);
    left -= shown.length;
    if (shown.length === 0) return [];
    const group = title ? piece("group", { title: { text: title, colspan: heads.length } }) : document.createElement("tbody");
    group.append(...shown.map((row) => rowOf(row, cited)));
    return [group];
  });
  for (const body of [...table.tBodies]) body.remove();
  table.append(...(bodies.length > 0 ? bodies : [document.createElement("tbody")]));
  showSources(cited);
  hideEmpty(rows);
  tell(rows.length, limit - left, groups.length > 1);
  at("_more").hidden = left > 0 || rows.length <= limit;
  for (const pages of document.querySelectorAll("nav.pages")) pages.hidden = true;
  for (const head of heads) {
    const isSorted = order.sort !== "" && nameOf(head) === order.sort;
    if (isSorted) head.setAttribute("aria-sort", order.descending ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  }
}

/** Statistics that no row has need no column. */
function hideEmpty(rows) {
  heads.forEach((head, column) => {
    const { statistic } = head.dataset;
    if (statistic === undefined) return;
    const isEmpty = rows.length > 0 && !rows.some(({ figures }) => figures.has(Number(statistic)));
    head.hidden = isEmpty;
    for (const cell of table.querySelectorAll(`tr > td:nth-child(${column + 1})`)) cell.hidden = isEmpty;
  });
}

function rowOf(row, cited) {
  const figures = data.statistics.map((_, at) => piece("figure", { text: row.figures.get(at)?.[0] }));
  const texts = [row.money[1], row.pay, row.place?.[1], row.period?.[0]].map((text) => piece("text", { text }));
  const cells = [...figures, ...texts, citation(row.source, cited)];
  const { rare, suppressed, whom } = row;
  const link = { text: row.career[1], href: `${row.career[2]}#${row.anchor}` };
  const node = piece("row", { cells, link, rare, suppressed, whom });
  if (rare) node.className = "rare";
  return node;
}

function citation(source, cited) {
  if (!source) return piece("cite", { unsourced: say("unsourced") });
  if (!cited.includes(source)) cited.push(source);
  const cite = { href: `#${source.id}`, title: source.title };
  return piece("cite", { cite, number: number(cited.indexOf(source) + 1) });
}

function showSources(cited) {
  const section = at("_cited");
  if (!section) return;
  section.hidden = cited.length === 0;
  section.querySelector("ol").replaceChildren(
    ...cited.map(({ id, title, url, about, notes }, index) =>
      piece("source", {
        item: { id, value: index + 1 },
        [url ? "link" : "title"]: url ? { text: title, href: url } : title,
        about: about.join("\u00a0· "),
        notes: notes.join("\u00a0· "),
      }),
    ),
  );
}

function tell(count, shown, isApart) {
  const said = [];
  if (count === 0) said.push(say("none"));
  else said.push(say("shown", { shown: number(shown), count: number(count) }));
  const head = heads.find((one) => nameOf(one) === order.sort);
  if (head) {
    const isFigure = head.dataset.statistic !== undefined;
    const [up, down] = isFigure
      ? ["lowest", "highest"]
      : order.sort === "period"
        ? ["earliest", "latest"]
        : ["forwards", "backwards"];
    said.push(say(order.descending ? down : up, { column: head.textContent }));
  }
  if (isApart) said.push(say("apart"));
  at("_said").textContent = said.join(" ");
}

function nameOf(head) {
  const { statistic, column } = head.dataset;
  return statistic === undefined ? column : data.statistics[Number(statistic)][0];
}

/** The state of the page is its address. */
function write() {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) asked.set(name, value);
  if (order.sort) asked.set("sort", order.sort);
  if (order.sort && order.descending) asked.set("order", "descending");
  const address = new URL(location.href);
  address.search = asked;
  address.hash = "";
  history.replaceState(null, "", address);
}

function read() {
  const asked = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (field.name) field.value = asked.get(field.name) ?? "";
    // A value that the table does not have is none.
    if (field.selectedIndex === -1) field.value = "";
  }
  const sort = asked.get("sort") ?? "";
  const isColumn = heads.some((head) => nameOf(head) === sort);
  order = { sort: isColumn ? sort : "", descending: asked.get("order") === "descending" };
}

function change() {
  limit = STEP;
  write();
  show();
}

function fill() {
  const options = {
    career: data.careers,
    place: data.places,
    group: data.groups,
    experience: data.experiences,
    statistic: data.statistics,
    money: data.money,
  };
  for (const [name, list] of Object.entries(options)) {
    const field = at(`_by_${name}`);
    const isOrdered = ["career", "place", "money"].includes(name);
    const all = isOrdered ? [...list].sort((a, b) => compare(a[1], b[1])) : list;
    field.append(...all.map(([value, text]) => new Option(text, value)));
    field.closest("p").hidden = list.length < 2;
  }
  for (const head of heads) {
    const button = piece("sort", { title: head.textContent });
    button.addEventListener("click", () => {
      const sort = nameOf(head);
      const isFigure = head.dataset.statistic !== undefined || sort === "period";
      // Of figures the highest is looked for first.
      const descending = order.sort === sort ? !order.descending : isFigure;
      order = { sort, descending };
      change();
    });
    head.replaceChildren(button);
  }
}

let loading;

/** Fetches the table, once. */
function open() {
  loading ??= (async () => {
    try {
      const answer = await fetch(place.dataset.table);
      if (!answer.ok) throw new Error(answer.status);
      const table = await answer.json();
      data = { ...table, all: rowsOf(table) };
      fill();
      read();
      at("_open").hidden = true;
      form.hidden = false;
      show();
      return true;
    } catch {
      at("_said").textContent = say("failed");
      loading = undefined;
      return false;
    }
  })();
  return loading;
}

at("_open").addEventListener("click", async () => {
  if (await open()) form.querySelector("select").focus();
});
form.addEventListener("change", change);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => {
  order = { sort: "", descending: false };
  setTimeout(change);
});
at("_more").addEventListener("click", () => {
  limit += STEP;
  show();
});
if (location.search) open();
