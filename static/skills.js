// Lets a reader tick the skills that they have, and says what they lack and which careers are
// closer. The ticks stay in this browser and in the address (?have=python,sql). Words stand in the
// page, in a <template>; the page is whole without this script.
const templates = [...document.querySelectorAll("template.skill-check-parts")];
if (templates.length) start(templates);

function start(templates) {
  const source = new URL(templates[0].dataset.careers, location.href);
  const state = { have: new Set(remembered(source)), unknown: [], index: undefined, failed: false };
  const boxes = [];
  const painters = templates.map((template) => {
    const list = template.parentElement.querySelector(":scope > .items-skills");
    const { hint, panel } = takeOut(template, list);
    const entries = entriesOf(list, ` ${template.dataset.or} `);
    const own = addBoxes(list, tick);
    boxes.push(...own);
    panel.querySelector('[data-act="clear"]').addEventListener("click", () => {
      state.have.clear();
      state.unknown = [];
      changed();
      own[0].focus();
    });
    panel.querySelector('[data-act="share"]').addEventListener("click", () => share(panel));
    return painter(panel, hint, entries, own, state, source);
  });
  const show = () => painters.forEach((paint) => paint());

  function tick(id, isTicked) {
    if (isTicked) state.have.add(id);
    else state.have.delete(id);
    changed();
  }

  function changed() {
    remember(source, state.have);
    writeAddress(state.have);
    load();
    show();
  }

  /** Fetches what other careers require, when there is something to compare it with. */
  async function load() {
    if (state.index || state.loading || !state.have.size) return;
    state.loading = true;
    try {
      const response = await fetch(source);
      if (!response.ok) throw new Error(response.statusText);
      state.index = await response.json();
      state.failed = false;
      partUnknown(state, boxes);
    } catch {
      state.failed = true;
    }
    state.loading = false;
    show();
  }

  if (state.have.size) writeAddress(state.have);
  load();
  show();
}

/** Puts the hint before the list and the panel behind it. */
function takeOut(template, list) {
  const parts = template.content.cloneNode(true);
  const hint = parts.querySelector(".skill-hint");
  const panel = parts.querySelector(".skill-check");
  list.before(hint);
  list.after(panel);
  return { hint, panel };
}

/** What the list asks for: ids of which one is enough, their names, and how much. Each once. */
function entriesOf(list, or) {
  const entries = new Map();
  for (const item of list.querySelectorAll("li[data-need]")) {
    const links = [...item.querySelectorAll("[data-skill]")];
    const ids = links.map((link) => link.dataset.skill);
    const key = [...new Set(ids)].sort().join();
    const known = entries.get(key);
    if (known && (known.need === "required" || item.dataset.need !== "required")) continue;
    const name = links.map((link) => link.textContent.trim()).join(or);
    entries.set(key, { ids, name, need: item.dataset.need });
  }
  return [...entries.values()];
}

/** A checkbox before each skill; a skill that stands twice is ticked in both places. */
function addBoxes(list, onTick) {
  const boxes = [];
  for (const link of list.querySelectorAll("[data-skill]")) {
    const label = document.createElement("label");
    label.className = "have scripted";
    const box = document.createElement("input");
    box.type = "checkbox";
    box.value = link.dataset.skill;
    box.autocomplete = "off";
    box.setAttribute("aria-label", link.textContent.trim());
    box.addEventListener("change", () => onTick(box.value, box.checked));
    label.append(box);
    link.before(label);
    boxes.push(box);
  }
  return boxes;
}

/** A function that shows the state. */
function painter(panel, hint, entries, boxes, state, source) {
  const part = (name) => panel.querySelector(`[data-part="${name}"]`);
  const pattern = (element) => {
    const text = element.textContent;
    return (values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  };
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const counted = (held, total) => ({ held: number.format(held), total: number.format(total) });
  const has = (ids) => ids.some((id) => state.have.has(id));
  const needs = ["required", "preferred"].map((need) => {
    const wanted = entries.filter((entry) => entry.need === need);
    const items = wanted.map((entry) => {
      const item = document.createElement("li");
      item.textContent = entry.name;
      return item;
    });
    part(`lack-${need}`).querySelector("ul").append(...items);
    return { wanted, items, said: part(need), fill: pattern(part(need)), lack: part(`lack-${need}`) };
  });
  const fillUnknown = pattern(part("unknown"));
  const row = part("closer").querySelector("li");
  const fillRow = pattern(row.querySelector("span"));
  row.remove();

  function showNeed({ wanted, items, said, fill, lack }, isAny) {
    const held = wanted.filter(({ ids }) => has(ids)).length;
    said.hidden = !isAny || !wanted.length;
    const text = fill(counted(held, wanted.length));
    if (said.textContent !== text) said.textContent = text;
    lack.hidden = !isAny || held === wanted.length;
    wanted.forEach(({ ids }, at) => {
      items[at].hidden = has(ids);
    });
    return { held, total: wanted.length };
  }

  function showCloser(own, isAny) {
    const found = state.index && isAny ? closer(state, own) : [];
    const list = part("closer");
    list.hidden = !found.length;
    const isCompared = isAny && state.index?.careers.length > 1;
    part("closest").hidden = !isCompared || found.length > 0;
    part("failed").hidden = !state.failed || !isAny;
    const rows = found.map(({ address, title, held, total }) => {
      const item = row.cloneNode(true);
      const link = item.querySelector("a");
      const goal = new URL(address, source);
      goal.search = query(state.have, new URLSearchParams());
      link.href = goal.href;
      link.textContent = title;
      item.querySelector("span").textContent = fillRow(counted(held, total));
      return item;
    });
    list.querySelector("ol").replaceChildren(...rows);
  }

  return () => {
    const isAny = state.have.size > 0;
    for (const box of boxes) box.checked = state.have.has(box.value);
    const [own] = needs.map((need) => showNeed(need, isAny));
    part("none").hidden = isAny;
    part("unknown").hidden = !state.unknown.length;
    part("unknown").textContent = fillUnknown({ skills: state.unknown.slice(0, 10).join(", ") });
    part("actions").hidden = !isAny;
    hint.classList.toggle("is-used", isAny);
    panel.classList.toggle("is-used", isAny);
    showCloser(own, isAny);
  };
}

/** The careers of which a greater share of the required skills is held, the greatest first. */
function closer({ have, index }, own) {
  const held = new Set();
  index.skills.forEach((id, at) => have.has(id) && held.add(at));
  const share = (one) => (one.total ? one.held / one.total : 0);
  return index.careers
    .map(([address, title, wanted]) => {
      const isHeld = (one) => [one].flat().some((at) => held.has(at));
      return { address, title, held: wanted.filter(isHeld).length, total: wanted.length };
    })
    .filter((one) => share(one) > share(own))
    .sort((a, b) => share(b) - share(a))
    .slice(0, 5);
}

/** Skills that neither the page nor the guide has are not held, and said to be unknown. */
function partUnknown(state, boxes) {
  const known = new Set([...state.index.skills, ...boxes.map((box) => box.value)]);
  state.unknown = [...state.have].filter((id) => !known.has(id));
  for (const id of state.unknown) state.have.delete(id);
}

function storageKey(source) {
  return `guidepost-have:${source.pathname}`;
}

/** The skills of the address, else those that this browser remembers. */
function remembered(source) {
  const asked = new URLSearchParams(location.search).get("have");
  let text = asked;
  try {
    text ??= localStorage.getItem(storageKey(source));
  } catch {
    // Storage may be switched off: then the address alone remembers.
  }
  return (text ?? "").split(",").map((id) => id.trim()).filter(Boolean).slice(0, 500);
}

function remember(source, have) {
  try {
    if (have.size) localStorage.setItem(storageKey(source), [...have].join());
    else localStorage.removeItem(storageKey(source));
  } catch {
    // As above.
  }
}

/** A query with the skills in it; commas stay as they are, so that people can read it. */
function query(have, others) {
  others.delete("have");
  const rest = others.toString();
  const own = have.size ? `have=${[...have].map(encodeURIComponent).join()}` : "";
  return [rest, own].filter(Boolean).join("&");
}

function writeAddress(have) {
  const address = new URL(location.href);
  address.search = query(have, address.searchParams);
  history.replaceState(history.state, "", address);
}

async function share(panel) {
  const said = panel.querySelector("[data-copied]");
  const url = location.href;
  said.textContent = "";
  if (navigator.share) {
    try {
      await navigator.share({ title: document.title, url });
      return;
    } catch (error) {
      if (error.name === "AbortError") return;
    }
  }
  try {
    await navigator.clipboard.writeText(url);
    said.textContent = said.dataset.copied;
  } catch {
    said.textContent = said.dataset.notCopied;
  }
}
