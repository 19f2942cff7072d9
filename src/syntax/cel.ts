/**
 * Why a text is no expression of the Common Expression Language, as the end of a sentence; `null` if it is one. Only the
 * syntax is checked (github.com/google/cel-spec, `doc/langdef.md`), not the meaning of names.
 */
export function celDefect(text: string): string | null {
  const tokens = tokensOf(text)
  if (tokens === null) return 'has a string that is not closed or a character that CEL does not use'
  if (tokens.length === 0) return 'is empty'
  if (tokens.length > maxTokens) return null
  return expression(tokens, 0) === tokens.length ? null : 'breaks the syntax of CEL'
}

/** Limit on tokens, and so on the depth of nesting. Expressions that people write are shorter. */
const maxTokens = 2000

const escape = String.raw`\\(?:[abfnrtv"'\x60?\\]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[0-3][0-7]{2})`

const tokenPattern = new RegExp(
  [
    String.raw`\s+|//.*`,
    String.raw`(?:[rR][bB]?|[bB][rR]?)?(?:"""[^]*?"""|'''[^]*?''')`,
    String.raw`(?:[rR][bB]|[bB][rR]|[rR])(?:"[^"\r\n]*"|'[^'\r\n]*')`,
    `[bB]?(?:"(?:[^"\\\\\\r\\n]|${escape})*"|'(?:[^'\\\\\\r\\n]|${escape})*')`,
    String.raw`0[xX][0-9a-fA-F]+[uU]?`,
    String.raw`(?:\d+\.\d+|\.\d+|\d+(?=[eE]))(?:[eE][-+]?\d+)?`,
    String.raw`\d+[uU]?`,
    String.raw`[A-Za-z_][A-Za-z0-9_]*`,
    String.raw`&&|\|\||[<>=!]=|[-+*/%<>!?:.,()[\]{}]`,
  ].join('|'),
  'y',
)

/** The tokens of a text without white space and comments; `null` if a part of the text is not a token. */
function tokensOf(text: string): string[] | null {
  const tokens: string[] = []
  tokenPattern.lastIndex = 0
  while (tokenPattern.lastIndex < text.length) {
    const [token] = tokenPattern.exec(text) ?? []
    if (token === undefined) return null
    if (!/^(?:\s|\/\/)/.test(token)) tokens.push(token)
  }
  return tokens
}

/**
 * Reads a part of an expression that begins at a position; returns the position after it, or `undefined` if there is no
 * such part.
 */
type Reader = (tokens: readonly string[], start: number) => number | undefined

const expression: Reader = (tokens, start) => {
  const condition = operations(tokens, start)
  if (condition === undefined || tokens[condition] !== '?') return condition
  const first = operations(tokens, condition + 1)
  if (first === undefined || tokens[first] !== ':') return undefined
  return expression(tokens, first + 1)
}

const operators = new Set(['&&', '||', '<', '<=', '>', '>=', '==', '!=', 'in', '+', '-', '*', '/', '%'])

const operations: Reader = (tokens, start) => {
  let end = operand(tokens, start)
  while (end !== undefined && operators.has(tokens[end] ?? '')) end = operand(tokens, end + 1)
  return end
}

const operand: Reader = (tokens, start) => {
  let position = start
  // Signs are repeated and not mixed: `!!a`, `--a`.
  if (['!', '-'].includes(tokens[start] ?? '')) while (tokens[position] === tokens[start]) position++
  let end = primary(tokens, position)
  while (end !== undefined) {
    const next = member(tokens, end)
    if (next === end) return end
    end = next
  }
  return undefined
}

/** `.name`, `.name(...)`, `[...]` or `{...}`; the start itself if none follows. */
const member: Reader = (tokens, start) => {
  if (tokens[start] === '.') {
    if (!isName(tokens[start + 1])) return undefined
    return tokens[start + 2] === '(' ? list(tokens, start + 3, ')') : start + 2
  }
  if (tokens[start] === '[') {
    const end = expression(tokens, start + 1)
    return end !== undefined && tokens[end] === ']' ? end + 1 : undefined
  }
  return tokens[start] === '{' && isName(tokens[start - 1]) ? entries(tokens, start + 1) : start
}

const primary: Reader = (tokens, start) => {
  const token = tokens[start]
  if (token === '(') {
    const end = expression(tokens, start + 1)
    return end !== undefined && tokens[end] === ')' ? end + 1 : undefined
  }
  if (token === '[') return list(tokens, start + 1, ']')
  if (token === '{') return entries(tokens, start + 1)
  const name = token === '.' ? start + 1 : start
  if (isName(tokens[name]) && !reserved.has(tokens[name]!))
    return tokens[name + 1] === '(' ? call(tokens, name) : name + 1
  return token !== undefined && /^(?:[\d"']|\.\d|[rRbB]{1,2}["'])|^(?:true|false|null)$/.test(token)
    ? start + 1
    : undefined
}

/** A call of a function. `has` takes a field: `has(a.b)`. */
const call: Reader = (tokens, name) => {
  const end = list(tokens, name + 2, ')')
  const isField =
    end !== undefined &&
    tokens[end - 3] === '.' &&
    isName(tokens[end - 2]) &&
    operand(tokens, name + 2) === end - 1
  return tokens[name] !== 'has' || isField ? end : undefined
}

function list(tokens: readonly string[], start: number, close: ')' | ']'): number | undefined {
  let position = start
  while (tokens[position] !== close) {
    const end = expression(tokens, position)
    if (end === undefined) return undefined
    if (tokens[end] === close) return end + 1
    if (tokens[end] !== ',') return undefined
    position = end + 1
    if (tokens[position] === close) return close === ']' ? position + 1 : undefined
  }
  return position + 1
}

function entries(tokens: readonly string[], start: number): number | undefined {
  let position = start
  while (tokens[position] !== '}') {
    const key = expression(tokens, position)
    if (key === undefined || tokens[key] !== ':') return undefined
    const end = expression(tokens, key + 1)
    if (end === undefined) return undefined
    if (tokens[end] === '}') return end + 1
    if (tokens[end] !== ',') return undefined
    position = end + 1
  }
  return position + 1
}

const words = new Set(['in', 'true', 'false', 'null'])

/** Names that no variable and no function may have (langdef.md, RESERVED). */
const reserved = new Set(
  'as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
)

function isName(token: string | undefined): boolean {
  return token !== undefined && /^[A-Za-z_]\w*$/.test(token) && !words.has(token)
}
