// The script of the HTML report: filters, search, side-by-side diffs, colours and keys. It makes no request, and adds
// only nodes that the page has already, so that no text of a report becomes markup.
'use strict'
{
  /** @type {(selector: string) => Element} */
  const required = (selector) => {
    const element = document.querySelector(selector)
    if (!element) throw new Error(`the page lacks ${selector}`)
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
    new Set(all(`input[name="${name}"]:checked`).map((box) => /** @type {HTMLInputElement} */ (box).value))

  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean)
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
    const shown = (/** @type {string} */ selector) => all(`${selector}:not([hidden])`).length
    status.textContent = `${shown('.finding')} of ${all('.finding').length} findings, ${shown('.change')} of ${all('.change').length} changes`
  }
  form.addEventListener('input', filter)
  form.addEventListener('submit', (event) => event.preventDefault())
  filter()

  // ---- diffs

  /** @type {(source: Element | undefined, number: number, code: string) => HTMLTableCellElement[]} */
  const side = (source, number, code) => {
    const [lineNumber, text] = [document.createElement('td'), document.createElement('td')]
    lineNumber.className = 'number'
    text.className = `code ${source ? code : 'absent'}`
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
  // `toggle` does not bubble.
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
