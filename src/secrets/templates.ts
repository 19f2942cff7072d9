import type { TextRange } from '../core/ranges.ts'

/**
 * The string literals of template actions in a range, without their quotes: `{{ .Values.password | default "x" }}` has one.
 * Those are left out that begin with `/`, contain `%`, or follow a function that takes names, messages or patterns.
 */
export function literalsIn(text: string, { start, end }: TextRange): TextRange[] {
  const literals: TextRange[] = []
  const region = text.slice(start, end)
  for (const action of region.matchAll(/\{\{[^{}]{0,2000}\}\}/g)) {
    let functionName = ''
    for (const token of action[0].matchAll(tokenPattern)) {
      const { literal, word } = token.groups ?? {}
      if (word !== undefined) functionName = word
      if (literal === undefined || functionsOfNames.has(functionName) || /^.\/|%/.test(literal)) continue
      const from = start + action.index + token.index
      literals.push({ start: from + 1, end: from + literal.length - 1 })
    }
  }
  return literals
}

const tokenPattern = /(?<literal>"(?:[^"\\]|\\.)*"|`[^`]*`)|(?<word>[A-Za-z_][A-Za-z\d_]*)|[|(]/g

/** Functions whose string arguments are names, messages and patterns. */
const functionsOfNames = new Set(
  `include template index get hasKey lookup required fail eq ne dig pluck pick omit contains hasPrefix hasSuffix regexMatch
  regexFind regexReplaceAll replace trimSuffix trimPrefix trimAll split splitList join tpl Get Files typeIs kindIs typeOf
  kindOf merge toYaml derivePassword genSelfSignedCert genCA date dateInZone semverCompare`.split(/\s+/),
)
