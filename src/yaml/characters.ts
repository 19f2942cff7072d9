/**
 * The UTF-16 code of a character. The functions below are the character classes of Go's scanner (yaml.v2 yamlprivateh.go).
 * Code 0 means the end of a document: a NUL inside one is refused as a control character.
 */
export const tab = 9
export const lineFeed = 10
export const carriageReturn = 13
export const space = 32

/** LF, CR, and the other line breaks of YAML 1.1: NEL, LS, PS. */
export function isBreak(code: number): boolean {
  return code <= carriageReturn ? code === lineFeed || code === carriageReturn : isRareBreak(code)
}

/** True for a space or a tab. */
export function isBlank(code: number): boolean {
  return code === space || code === tab
}

/** True for a blank, a line break, or the end. */
export function isBlankOrEnd(code: number): boolean {
  return code <= space || isRareBreak(code)
}

/** True for the code of a line break (`isBreak`), or 0, which means the end of the document. */
export function isBreakOrEnd(code: number): boolean {
  return code === 0 || isBreak(code)
}

/** True for letters, digits, `_` and `-`: the characters of anchor names and tag handles. */
export function isName(code: number): boolean {
  return code < 128 && nameCharacters[code] === 1
}

/** True for `0` to `9`. */
export function isDigit(code: number): boolean {
  return code >= zero && code <= zero + 9
}

/** The offset of the first control character at or after `from`, which Go refuses everywhere; -1 if there is none. */
export function findControl(text: string, from: number): number {
  controls.lastIndex = from
  return controls.test(text) ? controls.lastIndex - 1 : -1
}

/** True for a text with line breaks other than LF and CRLF; finding line ends in it is slower. */
export function hasRareBreaks(text: string): boolean {
  return /\r(?!\n)|[\x85\u2028\u2029]/.test(text)
}

function isRareBreak(code: number): boolean {
  return code >= 0x85 && (code === 0x85 || code === 0x2028 || code === 0x2029)
}

const zero = 48

// oxlint-disable-next-line no-control-regex -- the expression finds control characters
const controls = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/g

const nameCharacters = new Uint8Array(128)
for (const character of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-')
  nameCharacters[character.charCodeAt(0)] = 1
