// Searches the guide, in the reader's browser and nowhere else. It is loaded when a reader turns to
// the field; the index that it reads, and how words are cut, are described in src/search/mod.rs.
// What it shows is text, put into copies of the page's own <template>.

const LONGEST = 32;
const MOST_WORDS = 8;
const MOST_SHARDS = 4;
const NEAREST = 12;
const OPTIONS = 8;
const RESULTS = 20;
const PAUSE = 120;

// Cutting texts into words

const IGNORED =
  /[\xad\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u093c\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2060\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]/gu;
const ALIKE = { ß: "ss", æ: "ae", œ: "oe", þ: "th", ð: "d", đ: "d", ø: "o", ł: "l", ħ: "h", ı: "i", ς: "σ", "ँ": "ं", "न्": "ं" };
const WORD = /[\p{Alphabetic}\p{N}\p{M}]+(?:[+#]+(?![+#\p{Alphabetic}\p{N}\p{M}]))?/gu;
const UNSPACED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{20000}-\\u{3ffff}";
const PARTS = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");

/** A text without case, accents and other differences that nobody types. */
export function fold(text) {
  const bare = text.normalize("NFKD").replace(IGNORED, "").toLowerCase();
  return bare.replace(/[ßæœþðđøłħıςँ]|न्/gu, (sign) => ALIKE[sign]);
}

/** The words of a text, as the index has them. */
export function cut(text) {
  const runs = fold(text).match(WORD) ?? [];
  const parts = runs.flatMap((run) => run.match(PARTS));
  return parts.flatMap((part) => {
    const letters = [...part];
    if (!IS_UNSPACED.test(part)) return [letters.slice(0, LONGEST).join("")];
    return letters.map((letter, at) => letter + (letters[at + 1] ?? ""));
  });
}

// Finding documents

/** How much a word counts at its place; see the places of the index. */
function weight(place) {
  if (place < 10) return 64 + 32 / place;
  if (place < 20) return 40 + 16 / (place - 10);
  return { 20: 20, 30: 8 }[place] ?? 4;
}

/** How many typing errors are forgiven in a word. */
function forgiven(length) {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/**
 * How many letters have to be put in, left out, changed or swapped to make `word` the beginning of
 * `term`, and to make it the whole; more than `most` is not told apart.
 */
export function distance(word, term, most) {
  const [a, b] = [[...word], [...term]];
  const width = Math.min(b.length, a.length + most);
  let before;
  let last = Array.from({ length: width + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let at = 1; at <= width; at += 1) {
      const change = last[at - 1] + (a[row - 1] === b[at - 1] ? 0 : 1);
      line[at] = Math.min(change, last[at] + 1, line[at - 1] + 1);
      if (row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1]) {
        line[at] = Math.min(line[at], before[at - 2] + 1);
      }
    }
    if (Math.min(...line) > most) return { start: most + 1, whole: most + 1 };
    [before, last] = [last, line];
  }
  return { start: Math.min(...last), whole: last[width] + b.length - width };
}

/** Numbers from the distance of each from the one before. */
export function fromGaps(gaps) {
  let last = 0;
  return gaps.map((gap) => (last += gap));
}

/** The place of the last of some ordered texts or numbers that is not beyond `wanted`. */
function lastUpTo(ordered, wanted) {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ordered[middle] <= wanted) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}

async function load(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response.json();
}

/** The index of a guide, as it was when it was opened. */
export class Index {
  #base;
  #head;
  #files = new Map();

  constructor(base, head) {
    this.#base = base;
    this.#head = head;
  }

  /** Opens the index that lies at `base`. */
  static async open(base) {
    return new Index(base, await load(new URL("index.json", base), { cache: "no-cache" }));
  }

  /** A file of the index, which is fetched once. */
  file(name) {
    if (!this.#files.has(name)) {
      const file = load(new URL(`${this.#head.at}/${name}`, this.#base));
      file.catch(() => this.#files.delete(name));
      this.#files.set(name, file);
    }
    return this.#files.get(name);
  }

  /** The numbers of the documents that have all words of a text, the best first. */
  async find(text) {
    const words = [...new Set(cut(text))].slice(0, MOST_WORDS);
    const strict = await Promise.all(words.map((word) => this.#word(word, false)));
    const found = rank(strict);
    if (found.length > 0 || words.length === 0) return found;
    return rank(await Promise.all(words.map((word) => this.#word(word, true))));
  }

  /** Documents by their numbers. */
  async documents(numbers) {
    const { documents } = this.#head;
    const line = async (number) => {
      const shard = lastUpTo(documents, number);
      const lines = await this.file(`d${shard}.json`);
      const [kind, address, title, summary, others, pay] = lines[number - documents[shard]];
      return { kind, address, title, summary, others, pay };
    };
    return Promise.all(numbers.map(line));
  }

  /** Where a text leads in a document: in a career to the section that it asks for besides the name. */
  leadsTo(text, { kind, address, title }) {
    const named = cut(title);
    const wanted = cut(text).filter((one) => !named.some((word) => word.startsWith(one)));
    const section = wanted.map((one) => this.#section(one)).find((one) => one);
    return kind === 0 && section ? `${address}#${section}` : address;
  }

  /** The kind of section that a word means, typing errors forgiven. */
  #section(wanted) {
    const most = forgiven([...wanted].length);
    const isMeant = (word) => word === wanted || (most > 0 && distance(wanted, word, most).start <= most);
    return this.#head.sections.find(([, name]) => cut(name).some(isMeant))?.[0];
  }

  /** The documents of a word and of those that begin with it, each with what it counts. */
  async #word(word, forgiving) {
    const found = { documents: new Map(), isCommon: false };
    const { words } = this.#head;
    const first = lastUpTo(words, word);
    let end = first + 1;
    const isShort = [...word].length === 1;
    while (!isShort && end < first + MOST_SHARDS && words[end]?.startsWith(word)) end += 1;
    for (let shard = first; shard < Math.min(end, words.length); shard += 1) {
      for (const entry of await this.file(`w${shard}.json`)) {
        if (entry[0] === word) add(found, entry, 1);
        else if (entry[0].startsWith(word)) add(found, entry, 0.8);
      }
    }
    // Nearly every career has such a section, whatever it is called there.
    const isSection = this.#section(word) !== undefined;
    const isNowhere = found.documents.size === 0 && !found.isCommon;
    if (forgiving || isNowhere || isSection) await this.#near(word, found);
    found.isCommon ||= isSection;
    return found;
  }

  /** Adds the documents of words that differ from `word` by typing errors. */
  async #near(word, found) {
    const length = [...word].length;
    const most = forgiven(length);
    if (most === 0) return;
    const near = [];
    for (const term of await this.file("terms.json")) {
      if (term.length < length - most) continue;
      const { start, whole } = distance(word, term, most);
      if (start <= most) near.push({ term, start, whole });
    }
    near.sort((a, b) => a.start - b.start || a.whole - b.whole);
    const terms = new Set(near.slice(0, NEAREST).map(({ term }) => term));
    const shards = new Set([...terms].map((term) => lastUpTo(this.#head.words, term)));
    for (const shard of [...shards].slice(0, MOST_SHARDS)) {
      for (const entry of await this.file(`w${shard}.json`)) {
        if (terms.has(entry[0])) add(found, entry, 0.5);
      }
    }
  }
}

/** Adds the documents of an entry of the index, each by its best place. */
function add(found, entry, quality) {
  for (let at = 1; at < entry.length; at += 2) {
    if (entry[at] === 50) found.isCommon ||= quality === 1;
    const score = quality * weight(entry[at]);
    for (const number of fromGaps(entry[at + 1])) {
      if (!(found.documents.get(number) >= score)) found.documents.set(number, score);
    }
  }
}

/** The documents that all words have, the best first; a common word need not be there. */
function rank(words) {
  const needed = words.filter(({ isCommon }) => !isCommon);
  const all = needed.length > 0 ? needed : words;
  const [least, ...others] = all.toSorted((a, b) => a.documents.size - b.documents.size);
  if (!least) return [];
  const scores = [];
  for (const number of least.documents.keys()) {
    if (!others.every(({ documents }) => documents.has(number))) continue;
    const score = words.reduce((sum, { documents }) => sum + (documents.get(number) ?? 0), 0);
    scores.push([number, score]);
  }
  return scores.sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([number]) => number);
}

// Showing what was found

/** A pause in typing, in which nothing is fetched. */
function pause() {
  return new Promise((resolve) => setTimeout(resolve, PAUSE));
}

/** A text of the page with its places filled. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

/** A number as the page's language writes it. */
export function written(number) {
  return number.toLocaleString(document.documentElement.lang || undefined);
}

/**
 * Makes a field offer options: `offer` gives those for a text, `show` fills an element with one,
 * and `choose` does what it stands for. Arrows move, Enter chooses, Escape leaves.
 */
export function combobox(field, { offer, show, choose }) {
  const list = document.createElement("ul");
  Object.assign(list, { className: "options", id: `${field.id}-options`, hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.labels[0].textContent);
  field.after(list);
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id };
  for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);
  let options = [];
  let active = -1;
  let turn = 0;

  const activate = (at) => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = at;
    const option = list.children[at];
    if (!option) return field.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    return field.setAttribute("aria-activedescendant", option.id);
  };
  const open = (isOpen) => {
    list.hidden = !isOpen;
    field.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) activate(-1);
  };
  const close = () => {
    turn += 1;
    open(false);
  };
  const update = async () => {
    turn += 1;
    const own = turn;
    await pause();
    // The reader has typed on, or left.
    if (own !== turn) return;
    const offered = await offer(field.value);
    if (own !== turn) return;
    options = offered;
    activate(-1);
    list.replaceChildren(
      ...options.map((option, at) => {
        const item = document.createElement("li");
        item.id = `${list.id}-${at}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        show(item, option);
        return item;
      }),
    );
    open(options.length > 0);
  };
  const pick = (at, event) => {
    const option = options[at];
    close();
    choose(option, event);
  };

  open(false);
  field.addEventListener("input", update);
  field.addEventListener("focus", () => list.hidden && field.value && update());
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey) return;
    const count = list.hidden ? 0 : options.length;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count === 0) update();
    else if (event.key === "ArrowDown") activate(active + 1 < count ? active + 1 : 0);
    else if (event.key === "ArrowUp") activate(active > 0 ? active - 1 : count - 1);
    else if (event.key === "Enter" && active >= 0) pick(active, event);
    else if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "Escape") field.blur();
    else return;
    event.preventDefault();
  });
  // The field keeps the focus.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const at = [...list.children].indexOf(event.target.closest("[role=option]"));
    if (at >= 0) pick(at, event);
  });
  if (document.activeElement === field && field.value) update();
}

/** A copy of the form's template, filled with a document; `text` of a query says why it is there. */
function result(template, found, text) {
  const copy = template.content.cloneNode(true);
  const part = (name) => copy.querySelector(name);
  part(".result-title").textContent = found.title;
  const kinds = part(".result-kinds");
  kinds.replaceChildren(kinds.children[found.kind] ?? "");
  const other = otherName(found, text);
  if (other) part(".result-other > span").textContent = other;
  else part(".result-other").remove();
  if (found.summary) part(".result-text").textContent = found.summary;
  else part(".result-text").remove();
  return copy;
}

/** The other name that a query may mean, where the title does not have all of its words. */
function otherName({ title, others }, text) {
  const wanted = cut(text);
  const missing = (name) => {
    const words = cut(name);
    return wanted.filter((one) => !words.some((word) => word.startsWith(one))).length;
  };
  let [best, least] = [undefined, missing(title)];
  for (const name of others) {
    if (missing(name) < least) [best, least] = [name, missing(name)];
  }
  return best;
}

/** Brings a form for searching to life. */
export function start(form) {
  const base = new URL(".", form.action);
  const status = form.querySelector("[role=status]");
  const template = form.querySelector("template");
  let opened;

  /** What was found, with the first documents; opens the index anew where it has been replaced. */
  const search = async (text, count, isRetry = false) => {
    try {
      opened ??= Index.open(base);
      const index = await opened;
      const numbers = await index.find(text);
      const take = async (from, to) => {
        const documents = await index.documents(numbers.slice(from, to));
        return documents.map((one) => ({ ...one, address: index.leadsTo(text, one) }));
      };
      return { total: numbers.length, first: await take(0, count), take };
    } catch (error) {
      opened = undefined;
      if (isRetry) throw error;
      return search(text, count, true);
    }
  };
  const say = (found, text) => {
    if (cut(text).length === 0) return "";
    if (!found) return template.dataset.failed;
    if (found.total === 0) return fill(template.dataset.none, { query: text.trim() });
    return fill(template.dataset.count, { number: written(found.total) });
  };
  const parts = { form, status, template, search, say, root: new URL("../", base) };
  const list = document.getElementById("_found");
  if (list) asPage(list, parts);
  else asOptions(parts);
}

function asOptions({ form, status, template, search, say, root }) {
  const href = ({ address }) => new URL(address, root).href;
  let text = "";
  // That nothing was found is there to be seen, too.
  const tell = (words, isSeen) => {
    status.textContent = words;
    status.classList.toggle("unseen", isSeen || !words || document.activeElement !== form.elements.q);
  };
  form.elements.q.addEventListener("blur", () => tell("", true));
  combobox(form.elements.q, {
    async offer(typed) {
      text = typed;
      const found = await search(typed, OPTIONS).catch(() => undefined);
      if (typed === text) tell(say(found, typed), found?.total > 0);
      return found?.first ?? [];
    },
    show(item, found) {
      item.append(result(template, found, text));
      item.querySelector(".result-text")?.remove();
    },
    choose(found, event) {
      if (event.ctrlKey || event.metaKey) window.open(href(found));
      else location.assign(href(found));
    },
  });
}

function asPage(part, { form, template, search, say, root }) {
  const field = form.elements.q;
  const status = part.querySelector("[role=status]");
  const results = part.querySelector(".results");
  const more = part.querySelector(".more");
  let turn = 0;
  let found;

  const item = (one) => {
    const line = document.createElement("li");
    line.append(result(template, one, field.value));
    const title = line.querySelector(".result-title");
    const link = document.createElement("a");
    Object.assign(link, { href: new URL(one.address, root).href, textContent: one.title });
    title.replaceChildren(link);
    return line;
  };
  const update = async () => {
    turn += 1;
    const [own, text] = [turn, field.value];
    await pause();
    if (own !== turn) return;
    history.replaceState(history.state, "", text ? `?${new URLSearchParams({ q: text })}` : "?");
    const now = await search(text, RESULTS).catch(() => undefined);
    if (own !== turn) return;
    found = now;
    results.replaceChildren(...(found?.first ?? []).map(item));
    more.hidden = !found || found.total <= RESULTS;
    part.hidden = false;
    status.textContent = say(found, text);
  };
  more.addEventListener("click", async () => {
    const shown = results.children.length;
    const [own, next] = [turn, await found.take(shown, shown + RESULTS).catch(() => [])];
    if (own !== turn) return;
    results.append(...next.map(item));
    more.hidden = found.total <= results.children.length;
    results.children[shown]?.querySelector("a").focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    update();
  });
  field.addEventListener("input", update);
  form.parentElement.addEventListener("keydown", (event) => {
    const links = [...results.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    const isField = document.activeElement === field;
    if (event.isComposing || (!isField && at < 0)) return;
    if (event.key === "ArrowDown") links[at + 1]?.focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? field).focus();
    else if (event.key === "Escape" && at >= 0) field.focus();
    else if (event.key === "Escape") field.blur();
    else return;
    event.preventDefault();
  });
  field.value ||= new URLSearchParams(location.search).get("q") ?? "";
  if (field.value) update();
}
