import { parse } from 'yaml'

/** What action.yml says of an input or an output. */
interface Entry {
  readonly description: string
  readonly default?: string
}

interface ActionFile {
  readonly inputs: Readonly<Record<string, Entry>>
  readonly outputs: Readonly<Record<string, Entry>>
}

/** The inputs and outputs of an action.yml, as Markdown tables that end with a line feed. */
export function actionTables(actionYml: string): { readonly inputs: string; readonly outputs: string } {
  const { inputs, outputs } = parse(actionYml) as ActionFile
  return {
    inputs: table(['Input', 'Default', 'Meaning'], Object.entries(inputs).map(inputRow)),
    outputs: table(['Output', 'Meaning'], Object.entries(outputs).map(outputRow)),
  }
}

function inputRow([name, { description, default: value }]: [string, Entry]): string[] {
  return [code(name), value === undefined ? '' : code(value), description]
}

function outputRow([name, { description }]: [string, Entry]): string[] {
  return [code(name), description]
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map(row).join('')
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').trim()).join(' | ')} |\n`
}

function code(text: string): string {
  return `\`${text}\``
}
