// Remembers the colours that the reader chooses, closes an opened list after a choice, marks in the
// contents the section that is being read, and loads the search and the filters when they are wanted.
// Every page is whole without it.
const THEME = "guidepost-theme";
const root = document.documentElement;
for (const choice of document.querySelectorAll(".scheme select")) {
  const recall = () => {
    try {
      root.dataset.theme = localStorage.getItem(THEME) ?? root.dataset.theme;
    } catch {
      // A browser that remembers nothing keeps the choice of this page.
    }
    choice.value = root.dataset.theme;
  };
  choice.addEventListener("change", () => {
    root.dataset.theme = choice.value;
    try {
      localStorage.setItem(THEME, choice.value);
    } catch {
      // As above.
    }
  });
  // It may be chosen in another tab, or on the page that a reader comes back from.
  addEventListener("storage", recall);
  addEventListener("pageshow", recall);
}

for (const list of document.querySelectorAll("[popover]")) {
  list.addEventListener("click", (event) => {
    if (event.target.closest("a") && list.matches(":popover-open")) list.hidePopover();
  });
}

const links = new Map();
for (const link of document.querySelectorAll("#_contents > li > a")) {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (heading) links.set(heading, link);
}

if (links.size) {
  const mark = () => {
    let current;
    for (const [heading, link] of links) {
      link.removeAttribute("aria-current");
      if (heading.getBoundingClientRect().top < innerHeight / 3) current = link;
    }
    if (current) current.setAttribute("aria-current", "true");
  };
  const watch = new IntersectionObserver(mark, { rootMargin: "0px 0px -66%" });
  for (const heading of links.keys()) watch.observe(heading);
}

// The other scripts lie where the page says.
const { dataset } = document.currentScript;
const module = (name) => import(new URL(dataset[name], document.baseURI));

// The search is loaded when a reader turns to it, by pointer or by the key "/".
const search = document.querySelector("form.search");
if (search) {
  const field = search.elements.q;
  const stored = (act) => {
    try {
      return act(localStorage);
    } catch {
      return undefined;
    }
  };
  let loaded;
  const load = () => {
    loaded ??= module("search").then(({ start }) => start(search));
    loaded.catch(() => (loaded = undefined));
  };
  search.addEventListener("focusin", load);
  if (document.activeElement === field) load();
  const isSearchPage = document.getElementById("_found");
  if (isSearchPage && new URLSearchParams(location.search).get("q")) load();

  const isOff = () => stored((store) => store.getItem("search-key")) === "off";
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isOff()) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  const key = document.getElementById("_search-key");
  if (key) {
    key.checked = !isOff();
    key.addEventListener("change", () => {
      stored((store) => store.setItem("search-key", key.checked ? "on" : "off"));
    });
  }
}

// The filters are loaded when they are opened, or when the address holds some.
const filters = document.querySelector(".filters");
if (filters) {
  const wanted = new URLSearchParams(location.search);
  let isLoaded = false;
  filters.addEventListener("toggle", () => {
    if (isLoaded || !filters.open) return;
    isLoaded = true;
    Promise.all([module("filter"), module("search")])
      .then(([{ start }, search]) => start(filters, search))
      .catch(() => (isLoaded = false));
  });
  if (["industry", "skill", "pay"].some((name) => wanted.has(name))) filters.open = true;
}
