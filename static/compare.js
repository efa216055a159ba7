// Careers of the reader's own choice side by side, kept in the address: ?careers=a,b. What stands
// in one line and what is said where figures differ is as on the pages of related careers, which
// the program makes (src/render/compare/align.rs); a test in the browser compares the two.

const place = document.getElementById("_compare");
const at = (id) => document.getElementById(id);
const { root, columns, column } = place.dataset;
const most = Number(place.dataset.most);
const PARTS = ["key", "pay", "outlook", "education", "skills", "path"];
const BASES = ["statistic", "whom", "kind", "place", "period", "currency", "per", "pay"];

const { say, piece } = await import(new URL(place.dataset.pieces, document.baseURI));

/** The lines of a part: rows with one key in one line, in the order in which columns have them. */
function linesOf(all, part) {
  const lines = new Map();
  all.forEach(({ rows }, index) => {
    for (const row of rows) {
      if (row.part !== part) continue;
      if (!lines.has(row.key)) lines.set(row.key, { first: row, rows: all.map(() => undefined), count: 0 });
      const line = lines.get(row.key);
      line.rows[index] = row;
      line.count += 1;
    }
  });
  const joins = (line) => line.first.alone === "joins";
  return [...lines.values()].sort(
    (a, b) => a.first.rank - b.first.rank || (joins(a) && joins(b) ? b.count - a.count : 0),
  );
}

/** In what the figures of a line differ besides their values. */
function differs(cells) {
  const known = cells.filter((entries) => entries.length > 0);
  if (known.length < 2) return "";
  const differing = BASES.flatMap((name) => {
    const said = (entries) =>
      new Set(entries.flatMap(({ basis = [] }) => basis.filter(([other]) => other === name).map(([, text]) => text)));
    const sets = known.map(said);
    const same = (set) => set.size === sets[0].size && [...set].every((text) => sets[0].has(text));
    if (sets.every(same)) return [];
    const values = [...new Set(sets.flatMap((set) => [...set]))].map((text) => text || say(name === "whom" ? "everyone" : "missing"));
    return [say("differs-in", { what: say(`differs-${name}`), values: values.join(" / ") })];
  });
  return differing.length > 0 ? say("differs", { what: differing.join(say("join")) }) : "";
}

/** Shows careers side by side, their sources numbered as they are first cited. */
function show(all) {
  const cited = [];
  const cite = (id) => {
    if (!cited.some((source) => source.id === id)) {
      cited.push(all.flatMap(({ sources }) => sources).find((source) => source.id === id));
    }
    return cited.findIndex((source) => source.id === id);
  };
  const number = new Intl.NumberFormat(document.documentElement.lang).format;
  const entry = ({ text, detail = "", address, source }) => {
    const from = source ? cite(source) : undefined;
    return piece("entry", {
      [address ? "link" : "text"]: address ? { text, href: root + address } : text,
      cite: from === undefined ? undefined : { href: `#${source}`, title: cited[from].title },
      number: from === undefined ? undefined : number(from + 1),
      unsourced: source === "" ? say("unsourced") : undefined,
      detail,
    });
  };
  const row = (part, label, mark, cells) =>
    piece("row", {
      label,
      differs: mark,
      cells: cells.map((entries, index) =>
        piece("cell", {
          career: all[index].title,
          missing: entries.length > 0 ? "" : say(part === "skills" ? "missing-skills" : "missing"),
          entries: entries.length > 0 ? entries.map(entry) : undefined,
        }),
      ),
    });
  const part = (kind) => {
    const lines = linesOf(all, kind);
    const together = lines.filter((line) => line.count > 1 || line.first.alone === "stays");
    const rows = together.map((line) => {
      const cells = line.rows.map((of) => of?.entries ?? []);
      return row(kind, line.first.label, differs(cells), cells);
    });
    const alone = lines.filter((line) => line.count === 1 && line.first.alone === "joins");
    if (alone.length > 0) {
      const named = ({ label, entries }) =>
        entries.map((of) => ({ ...of, text: label, detail: of.text + (of.detail ? `, ${of.detail}` : "") }));
      const cells = all.map((_, index) => alone.flatMap(({ rows }) => (rows[index] ? named(rows[index]) : [])));
      rows.push(row(kind, say("only"), "", cells));
    }
    if (rows.length === 0) return [];
    const labelled = { "aria-labelledby": `_${kind}` };
    return [
      piece("part", {
        section: labelled,
        table: { ...labelled, class: `compared of-${all.length}` },
        title: { id: `_${kind}`, text: say(`compare-${kind}`) },
        careers: all.map(({ title, address }) => piece("career", { link: { text: title, href: root + address } })),
        rows,
      }),
    ];
  };
  const parts = PARTS.flatMap(part);
  at("_comparison").replaceChildren(...parts);
  at("_cited").querySelector("ol").replaceChildren(
    ...cited.map(({ id, title, url, about, notes }, index) =>
      piece("source", {
        item: { id, value: index + 1 },
        [url ? "link" : "title"]: url ? { text: title, href: url } : title,
        about: about.join("\u00a0· "),
        notes: notes.join("\u00a0· "),
      }),
    ),
  );
  at("_cited").hidden = cited.length === 0;
  at("_note").hidden = parts.length === 0;
  return parts.length > 0;
}

const load = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
};

const known = load(place.dataset.careers);
let chosen = [];
/** Which comparison was asked for last: an answer that comes late is not shown. */
let turn = 0;

const titleOf = (careers, slug) => careers.find((career) => career.slug === slug)?.title ?? slug;

/** Reads the address, and shows what it names. */
async function read() {
  const mine = (turn += 1);
  try {
    const careers = await known;
    const asked = new URLSearchParams(location.search).get("careers") ?? "";
    const slugs = [...new Set(asked.split(",").map((slug) => slug.trim()).filter(Boolean))];
    const isKnown = (slug) => careers.some((career) => career.slug === slug);
    const found = slugs.filter(isKnown);
    chosen = found.slice(0, most);
    const list = (names) => names.map((slug) => titleOf(careers, slug)).join(say("join"));
    const said = slugs.filter((slug) => !isKnown(slug)).map((name) => say("unknown", { name }));
    if (found.length > most) said.push(say("too-many", { most, names: list(found.slice(most)) }));
    else if (chosen.length === most) said.push(say("full", { most }));
    if (chosen.length === 1) said.push(say("more", { most }));
    if (chosen.length > 1) said.push(say("shown", { names: list(chosen) }));
    const all = await Promise.all(
      chosen.length > 1 ? chosen.map((slug) => load(`${columns}${slug}/${column}`)) : [],
    );
    if (mine !== turn) return;
    at("_chosen").replaceChildren(
      ...chosen.map((slug) => {
        const title = titleOf(careers, slug);
        const remove = { "aria-label": say("remove", { career: title }), "data-slug": slug, text: "×" };
        return piece("chosen", { title, remove });
      }),
    );
    if (!show(all) && all.length > 1) said.push(say("nothing"));
    at("_said").textContent = said.join(" ");
  } catch {
    if (mine === turn) at("_said").textContent = say("failed");
  }
}

function choose(slugs) {
  const address = new URL(location.href);
  address.search = slugs.length > 0 ? `?careers=${slugs.join(",")}` : "";
  address.hash = "";
  history.pushState(null, "", address);
  return read();
}

/** The careers that are called so, the best first: by their own name, by another, or in part. */
function named(careers, text) {
  const wanted = text.trim().toLocaleLowerCase();
  const is = (name) => name.toLocaleLowerCase() === wanted;
  const has = (name) => name.toLocaleLowerCase().includes(wanted);
  const free = careers.filter(({ slug }) => !chosen.includes(slug));
  const rank = ({ title, names, slug }) =>
    [is(title) || slug === wanted, names.some(is), has(title), names.some(has)].indexOf(true);
  const ranked = free.map((career) => [rank(career), career]).filter(([of]) => of >= 0);
  return ranked.sort(([a], [b]) => a - b).map(([, career]) => career);
}

const input = at("_career");

async function offer() {
  const careers = await known.catch(() => []);
  const options = named(careers, input.value).slice(0, 50);
  at("_known").replaceChildren(...options.map(({ title }) => new Option(title)));
}

input.addEventListener("focus", offer);
input.addEventListener("input", offer);

at("_choose").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!input.value.trim()) return;
  const careers = await known.catch(() => []);
  const [first] = named(careers, input.value);
  if (!first) at("_said").textContent = say("unknown", { name: input.value.trim() });
  else if (chosen.length >= most) at("_said").textContent = say("full", { most });
  else {
    input.value = "";
    await choose([...chosen, first.slug]);
  }
});

at("_chosen").addEventListener("click", async (event) => {
  const { slug } = event.target.dataset;
  if (!slug) return;
  await choose(chosen.filter((other) => other !== slug));
  input.focus();
});

addEventListener("popstate", read);
read();
