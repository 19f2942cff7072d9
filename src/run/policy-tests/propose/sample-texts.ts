/** A path that a pattern of a policy matches: `/api/x` for `/api/*`, `/a/x/b` for `/a/{*}/b`. */
export function samplePath(pattern: string): string {
  const filled = pattern.replaceAll('{**}', 'x').replaceAll('{*}', 'x')
  if (filled === '*') return '/'
  if (filled.endsWith('*')) return `${filled.slice(0, -1)}${filled.endsWith('/*') ? 'x' : ''}`
  return filled.startsWith('*') ? `/x${filled.slice(1)}` : filled
}

/** A text that a value of a policy matches: `x` for the star at its end or beginning. */
export function sampleText(value: string): string {
  return value === '*' ? 'someone' : value.replace(/^\*|\*$/, 'x')
}

/** A host that a pattern of hosts matches. */
export function sampleHost(pattern: string): string {
  return pattern.replace(/^\*\.?/, 'www.').replace(/:\*$|\*$/, '')
}

/** A text that a simple regular expression matches; of others one that it may match. */
export function sampleOfRegex(pattern: string): string {
  return pattern
    .replace(/^\^|\$$/g, '')
    .replaceAll('(?:', '(')
    .replace(/\(([^()|]*)\|[^()]*\)/g, '$1')
    .replace(/[()]/g, '')
    .replace(atoms, (_, atom: string, repeated: string = '') => characterOf(atom).repeat(timesOf(repeated)))
}

/** A class, an escaped or any other character, and how often it stands there. */
const atoms = /(\[[^\]]*\]|\\.|[^\\])(\?|\*|\+|\{\d+(?:,\d*)?\})?/g

function characterOf(atom: string): string {
  if (atom === '\\d' || /^\[\d-\d\]$/.test(atom)) return '1'
  if (atom === '.' || atom === '\\w' || atom.startsWith('['))
    return atom.startsWith('[') ? ofClass(atom) : 'x'
  return atom.replace(/^\\/, '')
}

/** A character of a class: its first one, or `x` for what a negated class allows. */
function ofClass(atom: string): string {
  return atom.startsWith('[^') ? 'x' : (atom[1] ?? 'x')
}

function timesOf(repeated: string): number {
  return Number(/\d+/.exec(repeated)?.[0] ?? 1)
}
