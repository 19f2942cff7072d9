import { _ as visible, s as htmlText } from "./escape.js";
import { n as groupBy } from "./group.js";
import { t as joinAnd } from "./join-words.js";
import { t as count } from "./words.js";
import { n as distinctData } from "./distinct.js";
import { a as destinationName, l as meshName } from "./egress-words.js";

// src/report/html/markup.ts
function markup(literals, ...values) {
	return { html: literals.map((literal, index) => literal + (index < values.length ? htmlOf(values[index]) : "")).join("") };
}
function optionalMarkup(value, write) {
	return value === void 0 ? noMarkup : write(value);
}
const noMarkup = { html: "" };
function messageMarkup(message) {
	return joinMarkup(message.split(/`([^`]*)`/).map((piece, index) => index % 2 === 1 ? markup`<code>${piece}</code>` : markup`${piece}`));
}
function joinMarkup(items) {
	return { html: items.map(({ html }) => html).join("") };
}
function htmlOf(value) {
	if (typeof value === "string") return htmlText(value);
	if (typeof value === "number") return String(value);
	return "html" in value ? value.html : joinMarkup(value).html;
}

// src/report/html/assets.ts
const pageCss = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f6f7f9, #0f1318);
  --card: light-dark(#ffffff, #171c23);
  --sunken: light-dark(#f3f5f8, #10151b);
  --line: light-dark(#d5dbe3, #2d3641);
  --text: light-dark(#17202b, #e4e9ef);
  --muted: light-dark(#52606f, #a3b0be);
  --link: light-dark(#0b57b8, #7db7ff);
  --bad: light-dark(#b3261e, #ff9c92);
  --bad-fill: light-dark(#fdecea, #3a1714);
  --warn: light-dark(#7d4e00, #f3c15c);
  --warn-fill: light-dark(#fff4d9, #33260a);
  --note: light-dark(#1d4f9c, #95c3ff);
  --note-fill: light-dark(#e6f0fd, #12263f);
  --good: light-dark(#16692f, #7fd696);
  --good-fill: light-dark(#e3f6e8, #10301b);
  --removed: light-dark(#ffebe9, #3b1618);
  --removed-mark: light-dark(#ffc9c4, #7a2a2b);
  --added: light-dark(#e4f8e9, #12301d);
  --added-mark: light-dark(#a9ecbb, #1f6b3a);
  --mono: ui-monospace, 'SF Mono', SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace;
}
:root[data-scheme='light'] { color-scheme: light; }
:root[data-scheme='dark'] { color-scheme: dark; }

* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0;
  background: var(--page);
  color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
}
header.top, main, footer { max-width: 76rem; margin: 0 auto; padding: 0 1.25rem; }
a { color: var(--link); text-underline-offset: 2px; }
code, pre, kbd { font-family: var(--mono); font-size: .92em; }
p code, h3 code, li code, dd code { padding: .05em .3em; border-radius: 4px; background: var(--sunken); overflow-wrap: anywhere; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--card); z-index: 2; }
html:not(.js) .js-only { display: none; }

/* header */
.bar { display: flex; justify-content: space-between; align-items: center; padding-top: 1rem; color: var(--muted); }
.brand { margin: 0; font-weight: 650; letter-spacing: .02em; }
.verdict { margin: .5rem 0 .25rem; padding-left: .8rem; border-left: 6px solid; font-size: 1.7rem; line-height: 1.25; font-weight: 650; text-wrap: balance; }
.verdict.bad { border-color: var(--bad); }
.verdict.unsure { border-color: var(--warn); }
.verdict.good { border-color: var(--good); }
.facts { color: var(--muted); margin: .25rem 0 1rem; overflow-wrap: anywhere; }
.tiles { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; padding: 0; margin: 0 0 1.25rem; }
.tiles li { padding: .3rem .8rem; border: 1px solid var(--line); border-radius: 8px; background: var(--card); color: var(--muted); }
.tiles b { color: var(--text); font-size: 1.15em; }
.tiles .error b { color: var(--bad); }
.tiles .warning b { color: var(--warn); }
.tiles .info b { color: var(--note); }
.tiles .good b { color: var(--good); }

/* filters */
.filters { display: flex; flex-wrap: wrap; align-items: center; gap: .6rem 1.1rem; padding: .7rem 1rem; margin-bottom: 1.5rem; border: 1px solid var(--line); border-radius: 10px; background: var(--card); }
.filters label { white-space: nowrap; }
.filters fieldset { display: flex; flex-wrap: wrap; gap: .1rem .7rem; margin: 0; padding: 0; border: 0; }
.filters legend { float: left; margin-right: .7rem; color: var(--muted); }
.filters .search { flex: 1 1 16rem; display: flex; align-items: center; gap: .5rem; }
.filters input[type='search'] { flex: 1; min-width: 6rem; }
input[type='search'], select, button { font: inherit; color: inherit; padding: .25rem .55rem; border: 1px solid light-dark(#8a96a3, #5c6875); border-radius: 6px; background: var(--page); }
button { cursor: pointer; }
input[type='checkbox'], input[type='radio'] { accent-color: var(--link); vertical-align: -1px; }
kbd { padding: 0 .35em; border: 1px solid var(--line); border-radius: 4px; background: var(--sunken); }
#shown { margin: 0 0 0 auto; color: var(--muted); }

/* sections */
h2 { margin: 2rem 0 .75rem; font-size: 1.2rem; }
h2 .count { color: var(--muted); font-weight: 400; }
.empty { color: var(--muted); }
.notice { padding: .1rem 1.25rem .4rem; border: 1px solid var(--warn); border-left-width: 6px; border-radius: 10px; background: var(--card); }
.notice h2 { margin-top: .8rem; }
.notice li, #missing li { overflow-wrap: anywhere; margin: .2rem 0; }
table.matrix { border-collapse: collapse; }
.matrix th, .matrix td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; font-weight: normal; }
.notice .proof { color: var(--good); }
.notice .loosens { color: var(--bad); }
.notice .tightens { color: var(--good); }

/* entries */
.badge { display: inline-block; padding: 0 .5em; border-radius: 99px; font-size: .82em; font-weight: 600; white-space: nowrap; border: 1px solid currentColor; }
.badge.error, .badge.removed, .badge.blocks { color: var(--bad); background: var(--bad-fill); }
.badge.warning { color: var(--warn); background: var(--warn-fill); }
.badge.info, .badge.changed, .badge.new { color: var(--note); background: var(--note-fill); }
.badge.added, .badge.fixed { color: var(--good); background: var(--good-fill); }
.badge.existing { color: var(--muted); background: var(--sunken); }
.many > .entry { content-visibility: auto; contain-intrinsic-height: auto 12rem; }
.finding, .change { margin: 0 0 .8rem; border: 1px solid var(--line); border-radius: 10px; background: var(--card); }
.finding { padding: .8rem 1.1rem; border-left-width: 6px; }
.finding.error { border-left-color: var(--bad); }
.finding.warning { border-left-color: var(--warn); }
.finding.info { border-left-color: var(--note); }
.finding[data-state='fixed'] { border-left-color: var(--good); }
.finding[data-state='fixed'] h3, .finding[data-state='existing'] h3 { font-weight: 450; }
.labels { margin: 0 0 .3rem; }
.finding h3 { margin: 0; font-size: 1.05rem; line-height: 1.4; font-weight: 600; overflow-wrap: anywhere; }
.place { display: flex; flex-wrap: wrap; gap: .1rem 1rem; margin: .3rem 0 .6rem; overflow-wrap: anywhere; }
a code, h3 a code, li a code, dd a code, .place code { background: none; padding: 0; }
.environments { color: var(--muted); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .5rem 0; }
dl:empty { display: none; }
dl > div { display: contents; }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; }
details.fix, details.help { margin-top: .5rem; }
summary { cursor: pointer; overflow-wrap: anywhere; }
details.fix > summary { color: var(--good); font-weight: 600; }
details.fix.unsafe > summary { color: var(--warn); }
details.fix li { overflow-wrap: anywhere; }
details.help > summary { color: var(--muted); }
details.help p { max-width: 60rem; margin: .4rem 0; }
.change > summary { padding: .55rem 1rem; }
.change .title { font-weight: 600; }
.change .facts { color: var(--muted); }
.change .causes { margin: 0; padding: 0 1rem .5rem; list-style: none; color: var(--muted); overflow-wrap: anywhere; }
.change .diff { border-radius: 0 0 9px 9px; border-width: 1px 0 0; }

/* code */
.excerpt, .diff { margin: 0; overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; background: var(--sunken); font: .88em/1.55 var(--mono); tab-size: 2; }
.excerpt { padding: .35rem 0; }
.excerpt .line { display: block; padding-right: 1rem; min-width: max-content; }
.excerpt .number, .diff .number { display: inline-block; min-width: 3.2rem; padding: 0 .7rem 0 .5rem; text-align: right; color: var(--muted); user-select: none; }
.excerpt .marked { background: var(--bad-fill); }
.warning .excerpt .marked { background: var(--warn-fill); }
.info .excerpt .marked { background: var(--note-fill); }
mark { color: inherit; background: none; text-decoration: underline wavy var(--bad); text-underline-offset: 4px; text-decoration-skip-ink: none; }
.diff table { width: 100%; border-collapse: collapse; }
.diff td { padding: 0; vertical-align: top; }
.diff td.number { display: table-cell; width: 1%; }
.diff .sign { width: 1%; padding: 0 .5rem; user-select: none; }
.diff .code { white-space: pre; padding-right: 1rem; }
.diff .hunk td { padding: .15rem .7rem; color: var(--muted); border-block: 1px solid var(--line); }
.diff tr:first-child.hunk td { border-top: 0; }
.diff tr.removed, .diff td.removed { background: var(--removed); }
.diff tr.added, .diff td.added { background: var(--added); }
.diff mark { text-decoration: none; border-radius: 2px; }
.diff .removed mark { background: var(--removed-mark); }
.diff .added mark { background: var(--added-mark); }
.diff tr.removed .number, .diff tr.added .number { color: var(--text); }
.diff table.split { table-layout: fixed; min-width: 44rem; }
.diff table.split .narrow { width: 3.6rem; }
.diff table.split .code { white-space: pre-wrap; overflow-wrap: anywhere; }
.diff .absent { background: light-dark(#e9edf2, #0b0f14); }
/* A shade at an edge shows that there is more to scroll to; at the end a cover that scrolls with the picture hides it. */
.wide {
  --under: var(--page);
  overflow-x: auto;
  margin-bottom: 1rem;
  background:
    linear-gradient(90deg, var(--under) 1rem, transparent) left / 3rem 100% no-repeat local,
    linear-gradient(270deg, var(--under) 1rem, transparent) right / 3rem 100% no-repeat local,
    linear-gradient(90deg, var(--line), transparent) left / .75rem 100% no-repeat scroll,
    linear-gradient(270deg, var(--line), transparent) right / .75rem 100% no-repeat scroll;
}
.notice .wide { --under: var(--card); }
details.way { margin: .3rem 0 .6rem; }
details.way > summary { color: var(--muted); }
details.way > .wide { margin: .5rem 0 0; }
#egress h3 { margin: 0 0 .5rem; font-size: 1rem; }
.hosts { border-collapse: collapse; min-width: 30rem; }
.hosts caption { text-align: left; font-weight: 600; padding-bottom: .3rem; }
.hosts th, .hosts td { padding: .25rem 1rem .25rem 0; text-align: left; border-top: 1px solid var(--line); }

footer { padding-block: 2rem; color: var(--muted); font-size: .9em; }

@media (max-width: 44rem) {
  header.top, main, footer { padding-inline: .75rem; }
  .verdict { font-size: 1.35rem; }
  .finding { padding: .7rem .75rem; }
  .notice { padding-inline: .75rem; }
  .notice ul { padding-left: 1.1rem; }
  .filters { gap: .6rem .8rem; }
  .filters .search { flex-basis: 100%; }
  #shown { margin-left: 0; flex-basis: 100%; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .3rem; }
  .excerpt .number, .diff .number { min-width: 2.2rem; padding-inline: .2rem .5rem; }
}

@media print {
  :root { color-scheme: light; }
  body { background: none; font-size: 10pt; }
  .filters, .scheme, .skip { display: none; }
  .many > .entry { content-visibility: visible; }
  .finding, .excerpt { break-inside: avoid; }
  .excerpt, .diff { overflow: visible; }
  .excerpt .line { white-space: pre-wrap; min-width: 0; }
  .diff .code { white-space: pre-wrap; overflow-wrap: anywhere; }
}

@media (forced-colors: active) {
  mark { text-decoration-color: currentColor; }
}
`;
const pictureCss = `
.picture {
  display: block;
  font: 12px var(--mono);
}
.picture text {
  fill: var(--text);
}
.picture .note,
.picture .lane {
  fill: var(--muted);
}
.picture .heading {
  font-weight: 600;
}
.picture .box rect {
  fill: var(--card);
  stroke: var(--muted);
  stroke-opacity: 0.7;
}
.picture .box.gateway rect {
  fill: var(--sunken);
}
.picture .box.good rect {
  fill: var(--good-fill);
  stroke: var(--good);
}
.picture .box.bad rect {
  fill: var(--bad-fill);
  stroke: var(--bad);
}
.picture .box.opened rect {
  fill: var(--warn-fill);
  stroke: var(--warn);
  stroke-width: 2;
}
.picture .box.changed rect {
  fill: var(--note-fill);
  stroke: var(--note);
}
.picture .box.closed rect {
  stroke-dasharray: 3 3;
}
.picture .box.closed text {
  fill: var(--muted);
}
.picture .line {
  fill: none;
  stroke: var(--muted);
}
.picture .tip {
  fill: var(--muted);
}
.picture .passthrough .line {
  stroke-dasharray: 6 4;
}
.picture .any .line {
  stroke-dasharray: 2 3;
}
.picture .opened .line {
  stroke: var(--warn);
  stroke-width: 3;
}
.picture .opened .tip {
  fill: var(--warn);
}
.picture .changed .line {
  stroke: var(--note);
  stroke-width: 2;
}
.picture .changed .tip {
  fill: var(--note);
}
.picture .closed .line {
  stroke-dasharray: 1 6;
  stroke-width: 2;
  stroke-linecap: round;
}
.picture .stopped .line {
  stroke: var(--bad);
}
.picture .stopped .tip {
  fill: var(--bad);
}
`;
const pageJs = `
// The script of the HTML report: filters, search, side-by-side diffs, colours and keys. It makes no request, and adds
// only nodes that the page has already, so that no text of a report becomes markup.
'use strict'
{
  /** @type {(selector: string) => Element} */
  const required = (selector) => {
    const element = document.querySelector(selector)
    if (!element) throw new Error(\`the page lacks \${selector}\`)
    return element
  }
  /** @type {(selector: string, root?: ParentNode) => HTMLElement[]} */
  const all = (selector, root = document) =>
    [...root.querySelectorAll(selector)].map((each) => /** @type {any} */ (each))

  const root = document.documentElement
  root.classList.add('js')

  // ---- filters and search

  const form = /** @type {HTMLFormElement} */ (required('.filters'))
  const search = /** @type {HTMLInputElement} */ (required('#search'))
  const environment = /** @type {HTMLSelectElement} */ (required('#environment'))
  const status = required('#shown')

  const entries = all('.entry').map((element) => ({
    element,
    text: (element.textContent ?? '').toLowerCase(),
    environments: /** @type {string[]} */ (JSON.parse(element.dataset.environments ?? '[]')),
  }))

  /** @type {(name: string) => Set<string>} */
  const checkedValues = (name) =>
    new Set(all(\`input[name="\${name}"]:checked\`).map((box) => /** @type {HTMLInputElement} */ (box).value))

  const filter = () => {
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean)
    const severities = checkedValues('severity')
    const states = checkedValues('state')
    /** @type {(environments: string[]) => boolean} */
    const isIn = (environments) =>
      environment.value === '*' ||
      (environment.value === '' ? environments.length === 0 : environments.includes(environment.value))
    for (const { element, text, environments } of entries) {
      const { severity, state } = element.dataset
      element.hidden = !(
        isIn(environments) &&
        (severity === undefined || severities.has(severity)) &&
        (state === undefined || states.has(state)) &&
        words.every((word) => text.includes(word))
      )
    }
    const shown = (/** @type {string} */ selector) => all(\`\${selector}:not([hidden])\`).length
    status.textContent = \`\${shown('.finding')} of \${all('.finding').length} findings, \${shown('.change')} of \${all('.change').length} changes\`
  }
  form.addEventListener('input', filter)
  form.addEventListener('submit', (event) => event.preventDefault())
  filter()

  // ---- diffs

  /** @type {(source: Element | undefined, number: number, code: string) => HTMLTableCellElement[]} */
  const side = (source, number, code) => {
    const [lineNumber, text] = [document.createElement('td'), document.createElement('td')]
    lineNumber.className = 'number'
    text.className = \`code \${source ? code : 'absent'}\`
    if (source) {
      lineNumber.textContent = source.children[number]?.textContent ?? ''
      const cell = source.querySelector('.code')
      text.append(...[...(cell?.childNodes ?? [])].map((node) => node.cloneNode(true)))
    }
    return [lineNumber, text]
  }

  /** @type {(before: Element | undefined, after: Element | undefined) => HTMLTableRowElement} */
  const splitRow = (before, after) => {
    const row = document.createElement('tr')
    row.append(...side(before, 0, before?.className ?? ''), ...side(after, 1, after?.className ?? ''))
    return row
  }

  /** @type {(table: HTMLTableElement) => HTMLTableElement} */
  const splitTable = (table) => {
    const split = document.createElement('table')
    split.className = 'split'
    const columns = document.createElement('colgroup')
    for (const name of ['narrow', '', 'narrow', '']) {
      const column = document.createElement('col')
      column.className = name
      columns.append(column)
    }
    split.append(columns)
    const body = split.createTBody()
    /** @type {Element[]} */
    let removed = []
    /** @type {Element[]} */
    let added = []
    const flush = () => {
      for (let index = 0; index < Math.max(removed.length, added.length); index++)
        body.append(splitRow(removed[index], added[index]))
      removed = []
      added = []
    }
    for (const row of table.rows) {
      if (row.className === 'removed') {
        if (added.length > 0) flush()
        removed.push(row)
      } else if (row.className === 'added') added.push(row)
      else {
        flush()
        body.append(row.className === 'hunk' ? row.cloneNode(true) : splitRow(row, row))
      }
    }
    flush()
    return split
  }

  /** Shows the diffs below a node in the chosen way; a side-by-side diff is built when it is first seen. */
  const showDiffs = (/** @type {ParentNode} */ parent) => {
    const isSplit = checkedValues('diff').has('split')
    for (const diff of all('.diff', parent)) {
      const unified = /** @type {HTMLTableElement} */ (diff.querySelector('table:not(.split)'))
      const isFolded = diff.closest('details:not([open])') !== null
      let split = /** @type {HTMLTableElement | null} */ (diff.querySelector('table.split'))
      if (isSplit && !split && !isFolded) {
        split = splitTable(unified)
        unified.after(split)
      }
      if (!split) continue
      split.hidden = !isSplit
      unified.hidden = isSplit
    }
  }
  form.addEventListener('change', () => showDiffs(document))
  // \`toggle\` does not bubble.
  document.addEventListener('toggle', (event) => showDiffs(/** @type {HTMLElement} */ (event.target)), true)

  const details = () => all('details').map((each) => /** @type {HTMLDetailsElement} */ (each))
  const unfold = required('#unfold')
  unfold.addEventListener('click', () => {
    const isOpening = details().some(({ open }) => !open)
    for (const each of details()) each.open = isOpening
    unfold.textContent = isOpening ? 'Fold all' : 'Unfold all'
  })

  // ---- printing: folded details are printed, too

  /** @type {HTMLDetailsElement[]} */
  let opened = []
  addEventListener('beforeprint', () => {
    opened = details().filter(({ open }) => !open)
    for (const each of opened) each.open = true
  })
  addEventListener('afterprint', () => {
    for (const each of opened) each.open = false
  })

  // ---- colours

  const scheme = /** @type {HTMLSelectElement} */ (required('#scheme'))
  const setScheme = () => {
    if (scheme.value === 'auto') delete root.dataset.scheme
    else root.dataset.scheme = scheme.value
  }
  try {
    scheme.value = localStorage.getItem('meshgate-scheme') ?? 'auto'
  } catch {
    // A page from a file may have no storage.
  }
  setScheme()
  scheme.addEventListener('change', () => {
    setScheme()
    try {
      localStorage.setItem('meshgate-scheme', scheme.value)
    } catch {
      // The choice applies only to this page.
    }
  })

  // ---- keys

  const keys = /** @type {HTMLInputElement} */ (required('#keys'))

  /** Moves the focus to the next or previous entry that is shown. */
  const go = (/** @type {1 | -1} */ step) => {
    const visible = entries.map(({ element }) => element).filter(({ hidden }) => !hidden)
    const current = visible.findIndex((element) => element.contains(document.activeElement))
    const next = visible[current < 0 ? (step > 0 ? 0 : visible.length - 1) : current + step]
    if (!next) return
    const target = next.matches('details') ? /** @type {HTMLElement} */ (next.querySelector('summary')) : next
    target.focus()
    next.scrollIntoView({ block: 'nearest' })
  }
  /** @type {Record<string, () => void>} */
  const actions = { j: () => go(1), k: () => go(-1), '/': () => search.focus() }
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLElement && event.target.matches('input[type=search], select')
    if (!keys.checked || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
    const action = actions[event.key]
    if (!action) return
    event.preventDefault()
    action()
  })
}
`;

// src/report/picture/labels.ts
const characterWidth = 7.3;
function textLines(text, width, maxLines) {
	const lines = [];
	for (const word of visible(text).split(/\s+/).filter(Boolean)) {
		const shown = withoutMiddle(word, width);
		const last = lines.at(-1);
		if (last !== void 0 && lengthOf(last) + 1 + lengthOf(shown) <= width) lines[lines.length - 1] = `${last} ${shown}`;
		else lines.push(shown);
	}
	if (lines.length <= maxLines) return lines;
	return [...lines.slice(0, maxLines - 1), `${[...lines[maxLines - 1]].slice(0, width - 1).join("")}…`];
}
function textWidth(lines) {
	return Math.ceil(Math.max(0, ...lines.map(lengthOf)) * characterWidth);
}
function withoutMiddle(word, width) {
	const characters = [...word];
	if (characters.length <= width) return word;
	const start = Math.floor((width - 1) / 2);
	return [
		...characters.slice(0, start),
		"…",
		...characters.slice(start + 1 - width)
	].join("");
}
function lengthOf(text) {
	return [...text].length;
}

// src/report/picture/drawing.ts
const padding = 9;
function boxSize(lines) {
	return {
		width: textWidth(lines) + 18,
		height: lines.length * 16 + padding
	};
}
function boxMarkup({ x, y, width, height, lines, look, title }) {
	const texts = lines.map((line, index) => textElementAt(x + padding, y + 16 * (index + 1), line));
	return markup`<g class="box ${look}"><title>${title}</title><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>${texts}</g>`;
}
function textElementAt(x, y, text, look = "") {
	return markup`<text class="${look}" x="${x}" y="${y}">${text}</text>`;
}
function textDrawing(text, look = "note") {
	return {
		width: textWidth([text]),
		height: 16,
		body: textElementAt(0, 16 - 4, text, look)
	};
}
function arrowMarkup({ from, to, offset = 0 }, look) {
	const [startX, startY] = [from.x + from.width, from.y + from.height / 2 + offset];
	const [endX, endY] = [to.x, to.y + to.height / 2 + offset];
	const middle = (startX + endX) / 2;
	return markup`<g class="arrow ${look}"><path class="line" d="M${startX} ${startY}C${middle} ${startY} ${middle} ${endY} ${endX - 2} ${endY}"/><path class="tip" d="M${endX - 8} ${endY - 4}L${endX} ${endY}L${endX - 8} ${endY + 4}Z"/></g>`;
}
function pictureMarkup({ width, height, body }, text) {
	const { id, title, description } = text;
	return markup`<svg xmlns="http://www.w3.org/2000/svg" class="picture" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-labelledby="${id}-title ${id}-description"><title id="${id}-title">${title}</title><desc id="${id}-description">${description}</desc>${body}</svg>`;
}
function stackDrawings(drawings, gap) {
	let y = 0;
	const placed = drawings.map(({ height, body }) => {
		const shown = markup`<g transform="translate(0 ${y})">${body}</g>`;
		y += height + gap;
		return shown;
	});
	return {
		width: Math.max(0, ...drawings.map(({ width }) => width)),
		height: Math.max(0, y - gap),
		body: joinMarkup(placed)
	};
}

// src/report/picture/columns.ts
const rowGap = 12;
const columnGap = 96;
function inColumns(columns) {
	const height = Math.max(0, ...columns.map(heightOf));
	const boxes = /* @__PURE__ */ new Map();
	let x = 1;
	for (const column of columns) {
		const width = Math.max(0, ...column.map(({ lines }) => boxSize(lines).width));
		let y = 1 + (height - heightOf(column)) / 2;
		for (const { key, ...box } of column) {
			const size = boxSize(box.lines);
			boxes.set(key, {
				...box,
				x,
				y,
				width,
				height: size.height
			});
			y += size.height + rowGap;
		}
		x += width + columnGap;
	}
	return {
		boxes,
		width: x - columnGap + 1,
		height: height + 2
	};
}
function heightOf(column) {
	return column.reduce((sum, { lines }) => sum + boxSize(lines).height + rowGap, -12);
}

// src/report/picture/egress-nodes.ts
const maxCharacters = 46;
const maxLines = 4;
function graphNodes(graph) {
	const { clients, arrows } = graph;
	const segments = distinctSegments(arrows);
	const ordered = [...groupBy(arrows, (arrow) => destinationTitle(arrow))].toSorted(([, first], [, second]) => middleOf(first) - middleOf(second));
	const gateways = gatewayColumns(arrows);
	return {
		columns: [
			clients.map((client, index) => clientBox(clientKey(index), clientTitle(graph, index), client)),
			...gateways.map((names) => names.map((name) => textBox(gatewayKey(name), name, "gateway"))),
			ordered.map(([name, group]) => destinationBox(name, group))
		],
		segments
	};
}
function clientTitle({ clients }, index) {
	const { names, more } = clients[index];
	return more > 0 ? `${names.join(", ")} and ${more} more` : joinAnd(names);
}
function destinationTitle({ host, port, address }) {
	return port === null ? "any host" : destinationName({
		host,
		port,
		address
	});
}
function clientKey(index) {
	return `client ${index}`;
}
function gatewayKey(name) {
	return `gateway ${name}`;
}
function middleOf(group) {
	return group.reduce((sum, { from }) => sum + from, 0) / group.length;
}
function gatewayColumns(arrows) {
	const depths = /* @__PURE__ */ new Map();
	for (const { via } of arrows) for (const [depth, name] of via.entries()) depths.set(name, Math.max(depth, depths.get(name) ?? 0));
	return [...groupBy([...depths], ([, depth]) => depth).entries()].toSorted(([first], [second]) => first - second).map(([, group]) => group.map(([name]) => name));
}
function distinctSegments(arrows) {
	const segments = arrows.flatMap((arrow) => {
		const { from, via, mode, change } = arrow;
		const keys = [
			clientKey(from),
			...via.map(gatewayKey),
			destinationTitle(arrow)
		];
		return keys.slice(1).map((to, index) => ({
			from: keys[index],
			to,
			mode,
			change
		}));
	});
	return distinctData(segments);
}
function textBox(key, title, look = "") {
	return {
		key,
		title,
		look,
		lines: textLines(title, maxCharacters, maxLines)
	};
}
const maxNotes = 3;
function clientBox(key, name, { notes = [] }) {
	const box = textBox(key, name);
	return {
		...box,
		lines: [...box.lines, ...noteLines(notes)],
		title: [name, ...notes].join("; ")
	};
}
function noteLines(notes) {
	const more = notes.length > maxNotes ? [`and ${notes.length - maxNotes} more`] : [];
	return [...notes.slice(0, maxNotes).flatMap((note) => textLines(note, maxCharacters, maxLines)), ...more];
}
function destinationBox(name, arrows) {
	const kinds = new Set(arrows.map(({ change }) => change));
	const change = [
		"opened",
		"closed",
		"changed"
	].find((kind) => kinds.has(kind));
	const box = textBox(name, name);
	const difference = change === void 0 ? [] : [kinds.size === 1 ? differences[change][0] : differences[change][1]];
	const inputs = new Set(arrows.flatMap(({ missing = [] }) => missing));
	const notes = [...difference, ...[...inputs].map((input) => `depends on ${input}`)];
	if (notes.length === 0) return box;
	return {
		...box,
		look: change ?? "",
		lines: [...box.lines, ...noteLines(notes)],
		title: `${name}: ${notes.join("; ")}`
	};
}
const differences = {
	opened: ["new", "new for some"],
	closed: ["no longer reached", "no longer reached by some"],
	changed: ["reached in another way", "reached in another way by some"]
};

// src/report/picture/egress-picture.ts
function egressPicture(graph, id) {
	return pictureMarkup(egressDrawing(graph), {
		id,
		title: `What pods reach outside in ${meshName(graph)}`,
		description: egressDescription(graph)
	});
}
function egressDrawing(graph) {
	const nodes = graphNodes(graph);
	const { boxes, width, height } = inColumns(nodes.columns);
	const arrows = nodes.segments.toSorted((first, second) => ranks[first.change] - ranks[second.change]).map(({ from, to, mode, change }) => arrowMarkup({
		from: boxes.get(from),
		to: boxes.get(to),
		offset: offsets[mode]
	}, `${mode} ${change}`));
	const drawn = {
		width,
		height,
		body: markup`${arrows}${[...boxes.values()].map(boxMarkup)}`
	};
	return stackDrawings([
		drawn,
		...legend(nodes.segments),
		...restLines(graph).map((line) => textDrawing(line))
	], 12);
}
const offsets = {
	mediated: -4,
	any: 0,
	passthrough: 4
};
const ranks = {
	none: 0,
	changed: 1,
	closed: 2,
	opened: 3
};
const legendRows = [[
	{
		look: "opened",
		text: "new",
		isFor: ({ change }) => change === "opened"
	},
	{
		look: "closed",
		text: "no longer",
		isFor: ({ change }) => change === "closed"
	},
	{
		look: "changed",
		text: "in another way",
		isFor: ({ change }) => change === "changed"
	}
], [
	{
		look: "mediated",
		text: "proxies see requests",
		isFor: ({ mode }) => mode === "mediated"
	},
	{
		look: "passthrough",
		text: "proxies see connections",
		isFor: ({ mode }) => mode === "passthrough"
	},
	{
		look: "any",
		text: "any host passes",
		isFor: ({ mode }) => mode === "any"
	}
]];
const sampleWidth = 44;
function legend(segments) {
	return legendRows.map((row) => row.filter(({ isFor }) => segments.some(isFor))).filter((row) => row.length > 0).map(legendRow);
}
function legendRow(items) {
	let x = 0;
	const shown = items.map(({ look, text }) => {
		const ends = {
			from: {
				x,
				y: 0,
				width: 0,
				height: 16
			},
			to: {
				x: x + sampleWidth,
				y: 0,
				height: 16
			}
		};
		const sample = markup`${arrowMarkup(ends, look)}${textElementAt(x + sampleWidth + 8, 16 - 4, text, "note")}`;
		x += sampleWidth + textWidth([text]) + 32;
		return sample;
	});
	return {
		width: x,
		height: 16,
		body: markup`${shown}`
	};
}
function restLines({ hidden, isWhole }) {
	return [...hidden > 0 ? [`${count(hidden, "more arrow")} ${hidden === 1 ? "is" : "are"} not drawn`] : [], ...isWhole ? [] : ["hosts that the change cannot affect are not drawn"]];
}
const maxDescribed = 20;
function egressDescription(graph) {
	const { arrows } = graph;
	const differing = arrows.filter(({ change }) => change !== "none");
	const sentences = differing.slice(0, maxDescribed).map((arrow) => `${clientTitle(graph, arrow.from)}: ${verbs[arrow.change]} ${destinationTitle(arrow)}.`);
	const hidden = differing.length - sentences.length;
	const equalArrows = arrows.length - differing.length;
	return [
		...sentences,
		...hidden > 0 ? [`${count(hidden, "more arrow")} ${hidden === 1 ? "differs" : "differ"}.`] : [],
		...equalArrows > 0 ? [`${count(equalArrows, "arrow")} ${equalArrows === 1 ? "is" : "are"} as in base.`] : [],
		...graph.clients.flatMap(({ notes = [] }, index) => notes.length === 0 ? [] : [`${clientTitle(graph, index)}: ${notes.join("; ")}.`])
	].join(" ");
}
const verbs = {
	none: "reaches",
	opened: "newly reaches",
	closed: "no longer reaches",
	changed: "reaches in another way"
};

export { messageMarkup as _, arrowMarkup as a, pictureMarkup as c, textElementAt as d, textLines as f, markup as g, pictureCss as h, destinationTitle as i, stackDrawings as l, pageJs as m, egressPicture as n, boxMarkup as o, pageCss as p, clientTitle as r, boxSize as s, egressDrawing as t, textDrawing as u, noMarkup as v, optionalMarkup as y };