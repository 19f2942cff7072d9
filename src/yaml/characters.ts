/**
 * What Go's scanner (yaml.v2 yamlprivateh.go) takes characters for. 0 stands for the end of a document; a NUL never
 * stands inside one, since control characters are refused.
 */
export const tab = 9
export const lineFeed = 10
export const carriageReturn = 13
export const space = 32

/** LF, CR, and what YAML 1.1 takes for line breaks besides: NEL, LS, PS. */
export function isBreak(code: number): boolean {
  return code <= carriageReturn ? code === lineFeed || code === carriageReturn : isRareBreak(code)
}

export function isBlank(code: number): boolean {
  return code === space || code === tab
}

/** True for a blank, a line break, or the end. */
export function isBlankOrEnd(code: number): boolean {
  return code <= space || isRareBreak(code)
}

/** True for a line break, or the end. */
export function isBreakOrEnd(code: number): boolean {
  return code === 0 || isBreak(code)
}

/** Letters, digits, `_` and `-`: what names of anchors and handles of tags are made of. */
export function isName(code: number): boolean {
  return code < 128 && names[code] === 1
}

export function isDigit(code: number): boolean {
  return code >= zero && code <= zero + 9
}

/** The offset of the first character that Go refuses wherever it stands; -1 if there is none from `from` on. */
export function findControl(text: string, from: number): number {
  controls.lastIndex = from
  return controls.test(text) ? controls.lastIndex - 1 : -1
}

/** True for a text that has other line breaks than LF and CRLF, which are slower to look for. */
export function hasRareBreaks(text: string): boolean {
  return /\r(?!\n)|[\x85\u2028\u2029]/.test(text)
}

function isRareBreak(code: number): boolean {
  return code >= 0x85 && (code === 0x85 || code === 0x2028 || code === 0x2029)
}

const zero = 48

// oxlint-disable-next-line no-control-regex -- they are what is looked for
const controls = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/g

const names = new Uint8Array(128)
for (const name of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-')
  names[name.charCodeAt(0)] = 1
