import { TemplateError } from './template-error.ts'
import { goFunctions } from './go-functions.ts'

/**
 * Evaluates a Go template of an ApplicationSet: fields, literals, `index`, and pipelines with common functions. Throws
 * `TemplateError` for anything else, such as `if` and `range`, and for what Go refuses.
 *
 * @param failsOnMissing the option `missingkey=error`
 */
export function goTemplate(text: string, data: unknown, failsOnMissing: boolean): string {
  let output = ''
  let end = 0
  for (let start = text.indexOf('{{'); start >= 0; start = text.indexOf('{{', end)) {
    const action = actionAt(text, start)
    const before = text.slice(end, start)
    output +=
      (action.trimsBefore ? before.trimEnd() : before) + printed(evaluate(action.body, data, failsOnMissing))
    end = action.trimsAfter ? skipSpace(text, action.end) : action.end
  }
  return output + text.slice(end)
}

interface Action {
  readonly body: string
  readonly end: number
  readonly trimsBefore: boolean
  readonly trimsAfter: boolean
}

function actionAt(text: string, start: number): Action {
  const close = endOfAction(text, start + 2)
  if (close < 0) throw new TemplateError('a template in it has no end')
  const body = text.slice(start + 2, close)
  const [trimsBefore, trimsAfter] = [/^-\s/.test(body), /\s-$/.test(body)]
  return {
    body: body.slice(trimsBefore ? 1 : 0, trimsAfter ? -1 : undefined).trim(),
    end: close + 2,
    trimsBefore,
    trimsAfter,
  }
}

/** The offset of the `}}` that ends an action; strings may contain it. -1 if there is none. */
function endOfAction(text: string, start: number): number {
  let quote = ''
  for (let at = start; at < text.length; at++) {
    const character = text[at]!
    if (quote === '' && text.startsWith('}}', at)) return at
    if (quote === '"' && character === '\\') at++
    else if (character === quote) quote = ''
    else if (quote === '' && (character === '"' || character === '`')) quote = character
  }
  return -1
}

function skipSpace(text: string, start: number): number {
  let end = start
  while (end < text.length && /\s/.test(text[end]!)) end++
  return end
}

function evaluate(body: string, data: unknown, failsOnMissing: boolean): unknown {
  if (/^\/\*.*\*\/$/s.test(body)) return ''
  const tokens = body.match(tokenPattern) ?? []
  if (body.replace(tokenPattern, '').trim() !== '')
    throw new TemplateError(`\`{{ ${body} }}\` is not evaluated`)
  const [value, next] = pipeline(tokens, 0, { body, data, failsOnMissing })
  if (next < tokens.length) throw new TemplateError(`\`{{ ${body} }}\` is not evaluated`)
  return value
}

const tokenPattern = /"(?:\\.|[^"\\])*"|`[^`]*`|-?\d+(?:\.\d+)?|\$?(?:\.[\w]+)+|\$|\.(?!\w)|\w+|[()|]/g

interface Scope {
  readonly body: string
  readonly data: unknown
  readonly failsOnMissing: boolean
}

/** The value of a pipeline, and the index of the token after it. */
function pipeline(tokens: readonly string[], start: number, scope: Scope): [unknown, number] {
  let [value, at] = command(tokens, start, [], scope)
  while (tokens[at] === '|') [value, at] = command(tokens, at + 1, [value], scope)
  return [value, at]
}

function command(
  tokens: readonly string[],
  start: number,
  piped: readonly unknown[],
  scope: Scope,
): [unknown, number] {
  const operands: unknown[] = []
  const name =
    /^[a-z]\w*$/i.test(tokens[start] ?? '') && !literals.has(tokens[start]!) ? tokens[start]! : null
  let at = name === null ? start : start + 1
  while (at < tokens.length && tokens[at] !== '|' && tokens[at] !== ')') {
    const [value, next] = operand(tokens, at, scope)
    operands.push(value)
    at = next
  }
  if (name === null) {
    if (operands.length !== 1 || piped.length > 0)
      throw new TemplateError(`\`{{ ${scope.body} }}\` is not evaluated`)
    return [operands[0], at]
  }
  const call = Object.hasOwn(goFunctions, name) ? goFunctions[name] : undefined
  if (!call) throw new TemplateError(`\`${name}\` of Go templates is not evaluated`)
  return [call(...operands, ...piped), at]
}

const literals: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['nil', null],
])

function operand(tokens: readonly string[], at: number, scope: Scope): [unknown, number] {
  const token = tokens[at]!
  if (token === '(') {
    const [value, end] = pipeline(tokens, at + 1, scope)
    const field = tokens[end + 1]
    return field?.startsWith('.') && field.length > 1
      ? [fieldOf(value, field, scope), end + 2]
      : [value, end + 1]
  }
  if (token === '.' || token === '$') return [scope.data, at + 1]
  if (/^\$?\./.test(token)) return [fieldOf(scope.data, token.replace('$', ''), scope), at + 1]
  if (token.startsWith('"')) return [JSON.parse(token) as string, at + 1]
  if (token.startsWith('`')) return [token.slice(1, -1), at + 1]
  if (/^-?\d/.test(token)) return [Number(token), at + 1]
  if (literals.has(token)) return [literals.get(token), at + 1]
  throw new TemplateError(`\`{{ ${scope.body} }}\` is not evaluated`)
}

function fieldOf(data: unknown, path: string, { failsOnMissing }: Scope): unknown {
  return path
    .slice(1)
    .split('.')
    .reduce((value: unknown, key) => {
      if (typeof value !== 'object' || value === null)
        throw new TemplateError(`\`${path}\` leads into nothing`)
      if (!Object.hasOwn(value, key)) {
        if (failsOnMissing) throw new TemplateError(`no generator sets \`${path}\``)
        return undefined
      }
      return (value as Readonly<Record<string, unknown>>)[key]
    }, data)
}

/** A value as Go prints it. */
function printed(value: unknown): string {
  if (value === undefined || value === null) return '<no value>'
  if (typeof value === 'object') throw new TemplateError('a template in it prints a map or list')
  return String(value)
}
