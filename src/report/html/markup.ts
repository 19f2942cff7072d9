import { htmlText } from '../escape.ts'

/** HTML that is safe to insert: every text in it went through `markup`. */
export interface Markup {
  readonly html: string
}

/** What a template may contain: text, which is escaped, and markup, which is not. */
type Value = string | number | Markup | readonly Markup[]

/** A template of HTML; texts are escaped, so attributes must be quoted: markup`<b title="${note}">${name}</b>`. */
export function markup(literals: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const html = literals.map(
    (literal, index) => literal + (index < values.length ? htmlOf(values[index]!) : ''),
  )
  return { html: html.join('') }
}

/** Markup for a value that may be absent. */
export function optionalMarkup<Item>(value: Item | undefined, write: (value: Item) => Markup): Markup {
  return value === undefined ? noMarkup : write(value)
}

export const noMarkup: Markup = { html: '' }

/** A message of a rule: text between backticks is code. */
export function messageMarkup(message: string): Markup {
  const pieces = message.split(/`([^`]*)`/)
  return joinMarkup(
    pieces.map((piece, index) => (index % 2 === 1 ? markup`<code>${piece}</code>` : markup`${piece}`)),
  )
}

/** Markup one after another. */
export function joinMarkup(items: readonly Markup[]): Markup {
  return { html: items.map(({ html }) => html).join('') }
}

function htmlOf(value: Value): string {
  if (typeof value === 'string') return htmlText(value)
  if (typeof value === 'number') return String(value)
  return 'html' in value ? value.html : joinMarkup(value).html
}
