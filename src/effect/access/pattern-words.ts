import { templateOfRegex } from '../request/match/path-template.ts'
import type { TextPattern } from '../request/match/text-match.ts'

/**
 * The description of a pattern on an axis such as `path` or `header x-a`: a value in backticks, or what the values do,
 * such as ``paths that begin with `/a` ``; on axes of named values ``what begins with `a` ``.
 */
export function patternWords(axis: string, pattern: TextPattern): string {
  const { form, text } = pattern
  if (form === 'any') return 'any value'
  if (form === 'nonempty') return axis === 'path' ? 'any path' : 'any text'
  if (form === 'exact') return exactWords(axis, pattern)
  if (form === 'suffix' && axis === 'host') return `\`*${text}\``
  if (form === 'prefix' && axis === 'host' && /^[^:]+:$/.test(text))
    return `\`${text.slice(0, -1)}\` with a port`
  const template = form === 'regex' && axis === 'path' ? templateOfRegex(text) : null
  if (template !== null) return `paths like \`${template}\``
  if (form === 'prefix' && axis === 'path' && text.endsWith('/'))
    return `all under \`${text}\`${anyCase(axis, pattern)}`
  const noun = nouns[axis]
  const verb = verbs[form][noun ? 'many' : 'one']
  return `${noun ? `${noun} that` : 'what'} ${verb} \`${text}\`${anyCase(axis, pattern)}`
}

function exactWords(axis: string, pattern: TextPattern): string {
  const quoted = `\`${pattern.text}\``
  if (axis === 'host') return pattern.text.includes(':') ? quoted : `${quoted} without a port`
  return `${quoted}${anyCase(axis, pattern)}`
}

/** Hosts never depend on case. */
function anyCase(axis: string, { ignoresCase = false }: TextPattern): string {
  return ignoresCase && axis !== 'host' && axis !== 'sni' ? ' in any case' : ''
}

const nouns: Readonly<Record<string, string>> = {
  path: 'paths',
  host: 'hosts',
  method: 'methods',
  sni: 'names',
}

const verbs = {
  prefix: { one: 'begins with', many: 'begin with' },
  suffix: { one: 'ends with', many: 'end with' },
  regex: { one: 'matches', many: 'match' },
} as const
