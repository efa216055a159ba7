// The words and elements that a page has in its templates, filled in: for the scripts of
// comparisons and of the table of all pay. What they are is the page's; nothing of it stands here.

const at = (id) => document.getElementById(id);

const words = new Map();
for (const word of at("_words").content.children) words.set(word.dataset.word, word.textContent);

/** The sentence with its places filled. */
export function say(name, values = {}) {
  return words.get(name).replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);
}

/** A piece of the page whose slots are filled: with text, attributes or nodes; `true` keeps a slot
    as it is, and without a value it goes. */
export function piece(name, values) {
  const node = at(`_piece_${name}`).content.cloneNode(true).firstElementChild;
  for (const slot of [node, ...node.querySelectorAll("[data-slot]")]) {
    const value = values[slot.dataset.slot];
    if (value === undefined || value === "" || value === false) {
      if (slot !== node) slot.remove();
    } else if (Array.isArray(value)) slot.append(...value);
    else if (typeof value === "object") {
      const { text, ...attributes } = value;
      if (text !== undefined) slot.prepend(text);
      for (const [key, of] of Object.entries(attributes)) slot.setAttribute(key, of);
    } else if (value !== true) slot.textContent = value;
    delete slot.dataset.slot;
  }
  return node;
}
