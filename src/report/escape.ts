/**
 * The border: whatever a pull request can write passes through here before it stands in Markdown, in HTML, in a
 * terminal or in a workflow's log. Nothing else in this folder escapes anything.
 */

/** Longest piece of a stranger's text in one line, in UTF-16 units: enough to understand, too short to flood. */
const longest = 600

/**
 * Text as it may be shown anywhere: control, bidirectional and other invisible characters as `\u{202e}`, so that it
 * cannot move a cursor, reorder a line or hide a part. Line feeds and tabs stay.
 */
export function visible(text: string): string {
  return text.replace(unseen, (character) =>
    character === '\n' || character === '\t' ? character : escaped(character),
  )
}

const unseen =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu

/** As `visible`, in one line and not without end. */
export function line(text: string): string {
  return visible(clamp(text)).replaceAll('\n', '\\n').replaceAll('\t', ' ')
}

/** A message of a rule as Markdown: what stands between backticks is code, all else is plain text. */
export function prose(message: string): string {
  const parts = clamp(message).split(/`([^`]*)`/)
  const isBetweenCodes = (index: number): boolean => index > 0 && index < parts.length - 1
  return parts
    .map((part, index) => {
      if (index % 2 === 1) return code(part)
      return part === '' && isBetweenCodes(index) ? zeroWidth : plainMarkdown(part)
    })
    .join('')
}

/** Plain text in Markdown that means nothing but itself. It stands inside a line, never at its start. */
export function plainMarkdown(text: string): string {
  return inertText(line(text))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]|~#]/g, '\\$&')
}

/** A value as code, in any place of a Markdown line, cells of a table included. */
export function code(text: string): string {
  const shown = line(text)
  const isSimple = /^[^\s`|<](?:[^`|<]*[^\s`|<])?$/.test(shown)
  return isSimple ? `\`${shown}\`` : `<code>${entities(shown)}</code>`
}

/** Text inside an HTML element. */
export function html(text: string): string {
  return entities(inertText(line(text)))
}

/** Text in a code block that nothing in it can end. */
export function fence(text: string, language: string): string {
  const shown = visible(text).replaceAll('<!--', `<${zeroWidth}!--`).replace(/\n$/, '')
  const runs = shown.match(/`+/g) ?? []
  const ticks = '`'.repeat(runs.reduce((most, run) => Math.max(most, run.length + 1), 3))
  return `${ticks}${language}\n${shown}\n${ticks}`
}

/** A link; both the label and the address may come from strangers. */
export function markdownLink(label: string, url: string): string {
  return `[${plainMarkdown(label)}](${url})`
}

/** A path as a part of a URL that stands in a Markdown link. */
export function urlPath(path: string): string {
  return path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map((part) => encodeURIComponent(part).replace(/[()'!*~]/g, percent))
    .join('/')
}

/** The message of a workflow command: `toCommandValue` and `escapeData` of @actions/core. */
export function commandMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** A property of a workflow command: `escapeProperty` of @actions/core. */
export function commandProperty(text: string): string {
  return commandMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

/**
 * A whole output of which no line is a workflow command for the runner, which reads both streams of every step:
 * `::` at the start of a line, white space aside, and `##[` anywhere.
 */
export function inertOutput(text: string): string {
  return text.replace(/^([^\S\n]*):(?=:)/gm, `$1:${zeroWidth}`).replaceAll('##[', `##${zeroWidth}[`)
}

/** What a program says on the side of its output, such as an error: no terminal and no runner takes it for more. */
export function inertMessage(text: string): string {
  return inertOutput(visible(text))
}

/** JSON in which no line is a workflow command and nothing moves a cursor or hides: it reads as the same data. */
export function inertJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replaceAll('##[', '\\u0023#[')
  return `${text.replace(unseen, (character) => (character === '\n' ? character : escapedInJson(character)))}\n`
}

/** The first part of a text, never half a character. */
export function clamp(text: string, most = longest): string {
  if (text.length <= most) return text
  const cut = /[\ud800-\udbff]/.test(text[most - 2] ?? '') ? most - 2 : most - 1
  return `${text.slice(0, cut)}…`
}

/** Takes no room, and keeps GitHub from seeing a mention or a reference. */
const zeroWidth = '\u200b'

function escaped(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`
}

function escapedInJson(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
}

/**
 * Without what GitHub turns into links, notifications, pictures and formulas after it has read the Markdown, when no
 * backslash and no entity is left to tell it otherwise.
 */
function inertText(text: string): string {
  return text
    .replaceAll('$', () => `${zeroWidth}$`)
    .replace(/@(?=[\w-]|$)/g, `@${zeroWidth}`)
    .replace(/#(?=\d|$)/g, `#${zeroWidth}`)
    .replace(/\b(GH-)(?=\d|$)/gi, `$1${zeroWidth}`)
    .replace(/:(?=\/\/|$)/g, `:${zeroWidth}`)
    .replace(/\b(www)(?=\.|$)/gi, `$1${zeroWidth}`)
    .replace(/:(?=[\w+-]+:)/g, `:${zeroWidth}`)
}

function entities(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]|^ | $/g, (character) => `&#${character.charCodeAt(0)};`)
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
