// Filters all careers of the guide by industry, skill and pay, whichever page of the list is open.
// It is loaded when a reader opens the filters; what it needs of the index is described in
// src/search/mod.rs. The filters that are set stand in the page's address.

const CARDS = 24;
const OPTIONS = 10;

/** Brings the filters to life; `search` is the module of static/search.js. */
export async function start(filters, search) {
  const form = filters.querySelector("form");
  const status = document.getElementById("_filtered-count");
  try {
    const index = await search.Index.open(new URL(filters.dataset.index, document.baseURI));
    const data = new Data(await index.file("filters.json"), index, search);
    new View({ filters, form, status, data, search }).start();
  } catch (error) {
    status.textContent = status.dataset.failed;
    throw error;
  }
}

/** What careers are filtered by. */
class Data {
  constructor(file, index, { fromGaps }) {
    this.index = index;
    this.fromGaps = fromGaps;
    this.documents = fromGaps(file.careers);
    this.least = file.least.map((amount) => (amount === "" ? undefined : Number(amount)));
    this.money = file.money;
    this.moneys = file.moneys;
    this.industries = file.industries.map(([id, name, careers]) => {
      return { id, name, careers: new Set(fromGaps(careers)) };
    });
    this.skills = file.skills.map(([id, name], at) => ({ id, name, at }));
    this.lists = file.lists;
  }

  /** The careers that ask for a skill. */
  async careersOf({ at }) {
    const list = this.lists.findLastIndex((first) => first <= at);
    const careers = await this.index.file(`s${list}.json`);
    return new Set(this.fromGaps(careers[at - this.lists[list]]));
  }

  /** The careers that fit, and those whose pay cannot be compared with what is asked for. */
  async find({ industry, skills, pay, money }) {
    const sets = await Promise.all(skills.map((skill) => this.careersOf(skill)));
    if (industry) sets.push(industry.careers);
    const [fit, incomparable] = [[], []];
    this.documents.forEach((_, career) => {
      if (!sets.every((set) => set.has(career))) return;
      if (pay === undefined || (this.money[career] === money && this.least[career] >= pay)) fit.push(career);
      else if (this.money[career] !== money) incomparable.push(career);
    });
    return { fit, incomparable };
  }

  async careers(numbers) {
    const documents = await this.index.documents(numbers.map((career) => this.documents[career]));
    return documents.map((found, at) => {
      const within = this.industries.filter(({ careers }) => careers.has(numbers[at]));
      return { ...found, industries: within.map(({ name }) => name) };
    });
  }
}

class View {
  constructor(parts) {
    Object.assign(this, parts);
    const { industry, skill, pay, money } = this.form.elements;
    this.fields = { industry, skill, pay, money };
    this.chosen = this.form.querySelector(".chosen");
    this.skills = [];
    this.turn = 0;
    // What the list shows as long as nothing is filtered.
    this.unfiltered = document.querySelectorAll(".unfiltered");
    const [fit, incomparable] = document.querySelectorAll(".filtered");
    this.fit = new Cards(fit, this.data);
    this.incomparable = new Cards(incomparable, this.data);
  }

  start() {
    const { industry, money, skill } = this.fields;
    industry.append(...this.data.industries.map(({ id, name }) => new Option(name, id)));
    money.replaceChildren(...this.data.moneys.map(([id, label]) => new Option(label, id)));
    this.search.combobox(skill, {
      offer: (text) => this.offered(text),
      show: (item, { name }) => (item.textContent = name),
      choose: (one) => this.add(one),
    });
    this.fromAddress();
    this.form.addEventListener("input", ({ target }) => target !== skill && this.update());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("reset", () => {
      this.skills = [];
      // The fields are empty after this event only.
      setTimeout(() => this.update());
    });
    this.update();
  }

  fromAddress() {
    const asked = new URLSearchParams(location.search);
    const { industry, pay, money } = this.fields;
    const known = (list, id) => list.find((one) => one.id === id);
    industry.value = known(this.data.industries, asked.get("industry"))?.id ?? "";
    this.skills = asked.getAll("skill").flatMap((id) => known(this.data.skills, id) ?? []);
    const [, amount, unit] = /^(\d+(?:\.\d+)?)-(.+)$/.exec(asked.get("pay") ?? "") ?? [];
    if (this.data.moneys.some(([id]) => id === unit)) [pay.value, money.value] = [amount, unit];
  }

  async offered(text) {
    const words = this.search.cut(text);
    if (words.length === 0) return [];
    const fits = ({ name }) => {
      const own = this.search.cut(name);
      return words.every((word) => own.some((one) => one.startsWith(word)));
    };
    return this.data.skills.filter((one) => !this.skills.includes(one) && fits(one)).slice(0, OPTIONS);
  }

  add(one) {
    this.fields.skill.value = "";
    this.skills.push(one);
    this.update();
  }

  remove(one) {
    this.skills = this.skills.filter((other) => other !== one);
    this.fields.skill.focus();
    this.update();
  }

  async update() {
    const { industry, pay, money } = this.fields;
    this.turn += 1;
    const own = this.turn;
    const asked = {
      industry: this.data.industries.find(({ id }) => id === industry.value),
      skills: this.skills,
      pay: pay.value === "" ? undefined : Number(pay.value),
      money: this.data.moneys.findIndex(([id]) => id === money.value),
    };
    this.showChosen();
    this.writeAddress(asked);
    const isAny = Boolean(asked.industry) || asked.skills.length > 0 || asked.pay !== undefined;
    let found;
    try {
      found = isAny ? await this.data.find(asked) : { fit: [], incomparable: [] };
      if (own !== this.turn) return;
      await Promise.all([this.fit.show(found.fit), this.incomparable.show(found.incomparable)]);
    } catch {
      this.status.textContent = this.status.dataset.failed;
      return;
    }
    if (own !== this.turn) return;
    for (const part of this.unfiltered) part.hidden = isAny;
    const count = { number: found.fit.length, total: this.data.documents.length };
    this.status.textContent = isAny ? this.said(this.status, count) : "";
    const heading = this.incomparable.part.querySelector("h2");
    heading.textContent = this.said(heading, { number: found.incomparable.length });
  }

  said(element, numbers) {
    const texts = Object.entries(numbers).map(([name, number]) => [name, this.search.written(number)]);
    return this.search.fill(element.dataset.count, Object.fromEntries(texts));
  }

  showChosen() {
    const item = (one) => {
      const line = this.form.querySelector("template").content.cloneNode(true);
      line.querySelector(".chosen-name").textContent = one.name;
      line.querySelector("button").addEventListener("click", () => this.remove(one));
      return line;
    };
    this.chosen.replaceChildren(...this.skills.map(item));
    this.chosen.hidden = this.skills.length === 0;
  }

  writeAddress({ industry, skills, pay }) {
    const address = new URLSearchParams();
    if (industry) address.set("industry", industry.id);
    for (const { id } of skills) address.append("skill", id);
    if (pay !== undefined) address.set("pay", `${pay}-${this.fields.money.value}`);
    const query = address.toString();
    history.replaceState(history.state, "", query ? `?${query}` : location.pathname);
  }
}

/** A list of cards, of which more are shown on demand. */
class Cards {
  constructor(part, data) {
    this.part = part;
    this.data = data;
    this.list = part.querySelector("ul");
    this.more = part.querySelector(".more");
    this.card = part.querySelector("template").content;
    this.root = new URL(part.dataset.root, document.baseURI);
    this.numbers = [];
    this.more.addEventListener("click", async () => {
      const shown = this.list.children.length;
      await this.append(shown);
      this.list.children[shown]?.querySelector("a").focus();
    });
  }

  async show(numbers) {
    const first = await this.data.careers(numbers.slice(0, CARDS));
    this.numbers = numbers;
    this.part.hidden = numbers.length === 0;
    this.list.replaceChildren(...first.map((one) => this.make(one)));
    this.more.hidden = numbers.length <= CARDS;
  }

  async append(shown) {
    const numbers = this.numbers;
    const next = await this.data.careers(numbers.slice(shown, shown + CARDS));
    if (numbers !== this.numbers) return;
    this.list.append(...next.map((one) => this.make(one)));
    this.more.hidden = numbers.length <= this.list.children.length;
  }

  make({ address, title, summary, pay, industries }) {
    const card = this.card.cloneNode(true);
    const link = card.querySelector(".card-title a");
    link.href = new URL(address, this.root).href;
    link.textContent = title;
    put(card.querySelector("p:not([class])"), summary);
    const [value, detail, unsourced] = pay;
    const line = card.querySelector(".card-pay");
    if (line && value) {
      put(line.querySelector("b"), value);
      put(line.querySelector(".unsourced"), unsourced);
      line.querySelector(".detail")?.prepend(detail);
    } else {
      line?.remove();
    }
    put(card.querySelector(".card-industries"), industries.join("\u00a0· "));
    return card;
  }
}

/** Puts a text into an element, which goes where there is none. */
function put(element, text) {
  if (text && element) element.textContent = text;
  else element?.remove();
}
