import type { Span } from './layout.ts'

/** The texts that a template writes by itself in a part of a text: `{{ .Values.password | default "x" }}` has one. */
export function literalsIn(text: string, { start, end }: Span): Span[] {
  const found: Span[] = []
  const part = text.slice(start, end)
  for (const action of part.matchAll(/\{\{[^{}]{0,2000}\}\}/g)) {
    let asked = ''
    for (const token of action[0].matchAll(tokens)) {
      const { literal, word } = token.groups ?? {}
      if (word !== undefined) asked = word
      if (literal === undefined || naming.has(asked) || /^.\/|%/.test(literal)) continue
      const from = start + action.index + token.index
      found.push({ start: from + 1, end: from + literal.length - 1 })
    }
  }
  return found
}

const tokens = /(?<literal>"(?:[^"\\]|\\.)*"|`[^`]*`)|(?<word>[A-Za-z_][A-Za-z\d_]*)|[|(]/g

/** Functions whose texts are names, messages and patterns. */
const naming = new Set(
  `include template index get hasKey lookup required fail eq ne dig pluck pick omit contains hasPrefix hasSuffix regexMatch
  regexFind regexReplaceAll replace trimSuffix trimPrefix trimAll split splitList join tpl Get Files typeIs kindIs typeOf
  kindOf merge toYaml derivePassword genSelfSignedCert genCA date dateInZone semverCompare`.split(/\s+/),
)
