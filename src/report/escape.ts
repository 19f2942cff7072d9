/**
 * All escaping: text from a pull request passes through these functions before it gets into Markdown, HTML, a terminal
 * or a workflow log. No other file of this folder escapes anything.
 */

/** Limit on untrusted text in one line, in UTF-16 units, so that it cannot flood a report. */
const defaultMaxLength = 600

/**
 * Makes control, bidirectional and other invisible characters visible as `\u{202e}`, so that text cannot move a cursor,
 * reorder a line or hide content. Line feeds and tabs stay.
 */
export function visible(text: string): string {
  return text.replace(invisibleCharacters, (character) =>
    character === '\n' || character === '\t' ? character : escaped(character),
  )
}

const invisibleCharacters =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu

/** Like `visible`, but in one line and clamped. */
export function line(text: string): string {
  return visible(clamp(text)).replaceAll('\n', '\\n').replaceAll('\t', ' ')
}

/** A message of a rule as one line of Markdown, clamped: text between backticks is code, the rest plain text. */
export function prose(message: string): string {
  const pieces = clamp(message).split(/`([^`]*)`/)
  const isBetweenCodes = (index: number): boolean => index > 0 && index < pieces.length - 1
  return pieces
    .map((piece, index) => {
      if (index % 2 === 1) return code(piece)
      return piece === '' && isBetweenCodes(index) ? zeroWidth : plainMarkdown(piece)
    })
    .join('')
}

/** Plain text for Markdown, for a place inside a line, not at its start. */
export function plainMarkdown(text: string): string {
  return inertText(line(text))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]|~#]/g, '\\$&')
}

/** A value as code, for any place in a Markdown line, including table cells. */
export function code(text: string): string {
  const shown = line(text)
  const isSimple = /^[^\s`|<](?:[^`|<]*[^\s`|<])?$/.test(shown)
  return isSimple ? `\`${shown}\`` : `<code>${entities(shown)}</code>`
}

/** Text inside an HTML element. */
export function html(text: string): string {
  return entities(inertText(line(text)))
}

/** Text in a code block whose fence is longer than any run of backticks in it. */
export function fence(text: string, language: string): string {
  const shown = visible(text).replaceAll('<!--', `<${zeroWidth}!--`).replace(/\n$/, '')
  const runs = shown.match(/`+/g) ?? []
  const ticks = '`'.repeat(runs.reduce((length, run) => Math.max(length, run.length + 1), 3))
  return `${ticks}${language}\n${shown}\n${ticks}`
}

/** A link; the label is escaped, the URL must be safe already, see `urlPath`. */
export function markdownLink(label: string, url: string): string {
  return `[${plainMarkdown(label)}](${url})`
}

/** A path for the URL of a Markdown link: all but `/`, letters, digits, `-`, `_` and `.` is percent-encoded. */
export function urlPath(path: string): string {
  return path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map((segment) => encodeURIComponent(segment).replace(/[()'!*~]/g, percent))
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
 * A whole output without workflow commands for the runner, which reads both streams of every step: `::` after white
 * space at the start of a line, and `##[` anywhere.
 */
export function inertOutput(text: string): string {
  return text.replace(/^([^\S\n]*):(?=:)/gm, `$1:${zeroWidth}`).replaceAll('##[', `##${zeroWidth}[`)
}

/** A message beside the output, such as an error, without control characters and workflow commands. */
export function inertMessage(text: string): string {
  return inertOutput(visible(text))
}

/** Text of a SARIF message, in which `[text](target)` would be a link (SARIF 2.1.0, 3.11.6). */
export function sarifText(text: string): string {
  return visible(clamp(text, 1_000)).replaceAll('](', `]${zeroWidth}(`)
}

/** Text of an HTML page, for elements and quoted attributes. */
export function htmlText(text: string): string {
  return visible(text).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** Text of XML 1.0, for elements and attributes. */
export function xml(text: string): string {
  return visible(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"'\n\t]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** JSON without workflow commands and invisible characters; it parses to the same data. */
export function inertJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replaceAll('##[', '\\u0023#[')
  return `${text.replace(invisibleCharacters, (character) => (character === '\n' ? character : escapedInJson(character)))}\n`
}

/** A text of at most `maxLength` UTF-16 units: a longer one is cut between code points and ends with `…`, which counts. */
export function clamp(text: string, maxLength = defaultMaxLength): string {
  if (text.length <= maxLength) return text
  const cut = /[\ud800-\udbff]/.test(text[maxLength - 2] ?? '') ? maxLength - 2 : maxLength - 1
  return `${text.slice(0, cut)}…`
}

/** An invisible character that keeps GitHub from recognising a mention or a reference. */
const zeroWidth = '\u200b'

function escaped(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`
}

function escapedInJson(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
}

/**
 * Breaks what GitHub turns into links, notifications, images and formulas after it has rendered the Markdown, where
 * backslashes and entities have no effect any more.
 */
function inertText(text: string): string {
  return text
    .replaceAll('$', () => `${zeroWidth}$`)
    .replace(/@(?=[\w-]|$)/g, `@${zeroWidth}`)
    .replace(/#(?=\d|$)/g, `#${zeroWidth}`)
    .replace(/(?<![a-z\d])(GH-)(?=\d|$)/gi, `$1${zeroWidth}`)
    .replace(/:(?=\/\/|$)/g, `:${zeroWidth}`)
    .replace(/(?<![a-z\d])(www)(?=\.|$)/gi, `$1${zeroWidth}`)
    .replace(/:(?=[\w+-]+:)/g, `:${zeroWidth}`)
}

function entities(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]|^ | $/g, (character) => `&#${character.charCodeAt(0)};`)
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
