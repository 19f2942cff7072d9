/** A pipeline of a Go template: each command receives the result of the one before it (text/template). */
export type Pipeline = readonly Command[]

/** The operands of a command; the first may be the name of a function. */
export type Command = readonly Operand[]

/** An operand of a command in a template (Go `text/template/parse`). */
export type Operand =
  /** A function or keyword such as `toYaml` or `true`. */
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'literal'; readonly text: string }
  /** Fields of the dot (`variable` is `''`), of a variable (`$`, `$name`), or of a pipeline in parentheses. */
  | { readonly kind: 'chain'; readonly variable: string; readonly names: readonly string[] }
  | { readonly kind: 'group'; readonly pipeline: Pipeline; readonly names: readonly string[] }

/** An action, or a block of actions with its `else` branches. */
export interface TemplateNode {
  /** `''` for an action that prints or assigns. */
  readonly keyword: '' | 'if' | 'with' | 'range' | 'define' | 'block' | 'template'
  /** The variables that the action sets, with their `$`. */
  readonly variables: readonly string[]
  /** The name of a `define`, `block` or `template`. */
  readonly name: string
  readonly pipeline: Pipeline
  readonly body: readonly TemplateNode[]
  readonly otherwise: readonly TemplateNode[]
}

/** The actions of a template, nested as its blocks are. Never fails: a missing `end` is assumed. */
export function templateNodes(text: string): readonly TemplateNode[] {
  const actions = actionsOf(text)
  let next = 0
  let depth = 0

  function nodesUntilEnd(): { nodes: TemplateNode[]; otherwise: TemplateNode[] } {
    const nodes: TemplateNode[] = []
    while (next < actions.length) {
      const tokens = actions[next++]!
      const [keyword = ''] = tokens
      if (keyword === 'end') break
      if (keyword === 'else') return { nodes, otherwise: branchOf(tokens.slice(1)) }
      nodes.push(nodeOf(tokens, isBlock(keyword)))
    }
    return { nodes, otherwise: [] }
  }

  /** The branch of an `else`: `else if` and `else with` are blocks that share its `end`. */
  function branchOf(tokens: readonly string[]): TemplateNode[] {
    return tokens.length > 0 ? [nodeOf(tokens, true)] : nodesUntilEnd().nodes
  }

  function nodeOf(tokens: readonly string[], hasBody: boolean): TemplateNode {
    const keyword = keywords.find((word) => word === tokens[0]) ?? ''
    const { variables, name, pipeline } = headOf(keyword === '' ? tokens : tokens.slice(1), keyword)
    if (!hasBody || depth >= maxDepth) return { keyword, variables, name, pipeline, body: [], otherwise: [] }
    depth++
    const { nodes, otherwise } = nodesUntilEnd()
    depth--
    return { keyword, variables, name, pipeline, body: nodes, otherwise }
  }

  const roots: TemplateNode[] = []
  while (next < actions.length) {
    const { nodes, otherwise } = nodesUntilEnd()
    roots.push(...nodes, ...otherwise)
  }
  return roots
}

/** Limit on nested blocks and parentheses, which are parsed recursively. */
const maxDepth = 200

const keywords = ['if', 'with', 'range', 'define', 'block', 'template'] as const

function isBlock(keyword: string): boolean {
  return keyword !== 'template' && keywords.some((word) => word === keyword)
}

/** The head of an action after its keyword: the name, the variables of an assignment, and the pipeline. */
function headOf(tokens: readonly string[], keyword: TemplateNode['keyword']) {
  const isNamed = keyword === 'define' || keyword === 'block' || keyword === 'template'
  const assignment = isNamed ? -1 : tokens.findIndex((text) => text === ':=' || text === '=')
  return {
    name: isNamed ? unquoted(tokens[0] ?? '') : '',
    variables: tokens.slice(0, Math.max(assignment, 0)).filter((text) => text.startsWith('$')),
    pipeline: pipelineOf(tokens.slice(isNamed ? 1 : assignment + 1)),
  }
}

/** Comments, strings, chains of fields, assignments, words and numbers, the end of the action; else single characters. */
const token =
  /\/\*[\s\S]*?(?:\*\/|$)|"(?:\\.|[^"\\\n])*"|`[^`]*`|(?:\$?[\p{L}\p{N}_]*|\))(?:\.[\p{L}_][\p{L}\p{N}_]*)+|:=|-?\}\}|\$?[\p{L}\p{N}_]+|[\s\S]/uy

/** The tokens of each action, without comments and spaces. */
function actionsOf(text: string): string[][] {
  const actions: string[][] = []
  for (let open = text.indexOf('{{'); open >= 0; open = text.indexOf('{{', token.lastIndex || text.length)) {
    const tokens: string[] = []
    token.lastIndex = open + 2
    for (let match = token.exec(text); match && !match[0].endsWith('}}'); match = token.exec(text))
      if (!/^(\/\*|\s|-$)/.test(match[0])) tokens.push(match[0])
    if (tokens.length > 0) actions.push(tokens)
  }
  return actions
}

/** Parses tokens as a pipeline, parentheses included. */
function pipelineOf(tokens: readonly string[]): Pipeline {
  let next = 0
  let depth = 0

  function pipelineUntilParenthesis(): Pipeline {
    const commands: Operand[][] = [[]]
    while (next < tokens.length) {
      const text = tokens[next]!
      if (text.startsWith(')')) break
      next++
      if (text === '|') commands.push([])
      else commands.at(-1)!.push(text === '(' && depth < maxDepth ? groupOperand() : operandOf(text))
    }
    return commands.filter((command) => command.length > 0)
  }

  function groupOperand(): Operand {
    depth++
    const pipeline = pipelineUntilParenthesis()
    depth--
    const names = (tokens[next++] ?? ')').split('.').slice(1)
    return { kind: 'group', pipeline, names }
  }

  const commands = [...pipelineUntilParenthesis()]
  while (next++ < tokens.length) commands.push(...pipelineUntilParenthesis())
  return commands
}

function operandOf(text: string): Operand {
  if (/^["`\d]/.test(text)) return { kind: 'literal', text: unquoted(text) }
  if (!text.startsWith('.') && !text.startsWith('$')) return { kind: 'word', word: text }
  const [variable = '', ...names] = text.split('.')
  return { kind: 'chain', variable, names: names.filter((name) => name !== '') }
}

function unquoted(text: string): string {
  return /^["`]/.test(text) ? text.slice(1, -1) : text
}
