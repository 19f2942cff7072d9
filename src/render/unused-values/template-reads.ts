/** A chain of fields in an action of a template, or a string in it that may name a field. */
export interface TemplateRead {
  readonly names: readonly string[]
  /** True if the names begin at the values of a chart: they follow `.Values`. */
  readonly isOfValues: boolean
  /** Offsets in the text, `end` is one past the end. */
  readonly start: number
  readonly end: number
  /** The text between the braces. */
  readonly action: string
}

/** All names that the actions of a Go template may read, comments excluded. */
export function readsIn(text: string): readonly TemplateRead[] {
  const reads = readsByText.get(text) ?? findReads(text)
  if (readsByText.size >= maxTexts) readsByText.clear()
  readsByText.set(text, reads)
  return reads
}

/** A cache by text, since charts are often copies, and base has most texts of head. */
const readsByText = new Map<string, readonly TemplateRead[]>()
const maxTexts = 500

function findReads(text: string): TemplateRead[] {
  const reads: TemplateRead[] = []
  for (let open = text.indexOf('{{'); open >= 0;) {
    const tokens = tokensFrom(text, open + 2)
    const end = tokens.at(-1)?.end ?? text.length
    const action = text.slice(open + 2, end)
    for (const token of tokens) reads.push(...readsOf(token).map((read) => ({ ...read, action })))
    open = text.indexOf('{{', end)
  }
  return reads
}

interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Comments, strings, chains of fields with their start, words, and the end of the action; else single characters. */
const token =
  /\/\*[\s\S]*?(?:\*\/|$)|"(?:\\.|[^"\\\n])*"|`[^`]*`|(?:\$?[\p{L}\p{N}_]*|\))(?:\.[\p{L}_][\p{L}\p{N}_]*)+|\}\}|[\p{L}\p{N}_]+|[\s\S]/uy

/** The tokens of an action up to its end. */
function tokensFrom(text: string, start: number): Token[] {
  const tokens: Token[] = []
  token.lastIndex = start
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [matched] = match
    if (matched.length > 1)
      tokens.push({ text: matched, start: match.index, end: match.index + matched.length })
    if (matched === '}}') break
  }
  return tokens
}

function readsOf({ text, start, end }: Token): Omit<TemplateRead, 'action'>[] {
  if (/^["`]/.test(text)) {
    return stringsIn(text.slice(1, -1)).map((name) => ({ names: [name], isOfValues: false, start, end }))
  }
  if (text.startsWith('/*') || !text.includes('.')) return []
  const chain = text.split('.').slice(1)
  const values = chain.indexOf('Values')
  const isOfValues = values >= 0 && !chain.slice(0, values).includes('Subcharts')
  const names = chain.slice(values + 1)
  const isBuiltIn = values < 0 && /^\$?\./.test(text) && builtIn.has(names[0]!)
  return isBuiltIn ? [] : [{ names, isOfValues, start, end }]
}

/** A string without spaces may be a name or contain several names. */
function stringsIn(text: string): string[] {
  return /\s/.test(text) ? [text] : [...new Set([text, ...(text.match(/[\p{L}\p{N}_]+/gu) ?? [])])]
}

/** Objects that templates receive beside `.Values` (https://helm.sh/docs/chart_template_guide/builtin_objects/). */
const builtIn = new Set(['Release', 'Chart', 'Capabilities', 'Template', 'Files'])
