import { readFileSync } from 'node:fs'
import { compareText } from '../../src/core/order.ts'
import { sourceFiles } from './imports.ts'

/** src/rules/index.ts: the rules of all families, sorted by id. */
export async function ruleIndex(): Promise<string> {
  const rules = ruleFiles()
    .map(definedRule)
    .toSorted((left, right) => compareText(left.id, right.id))
  const names = namesOf(rules)
  const imports = rules.map((rule) => importLine(rule, names.get(rule.id)!))
  const list = rules.map(({ id }) => `  ${names.get(id)!},\n`).join('')
  return `// Made by \`npm run generate\` from the files of src/rules.
${imports.join('')}import type { Rule } from './rule.ts'

/** All rules, sorted by id. */
export const rules: readonly Rule[] = [
${list}]
`
}

/** The files that define a rule: `FAMILY/NAME.ts`, relative to src/rules. */
export function ruleFiles(): string[] {
  return sourceFiles()
    .filter((file) => /^rules\/[^/]+\/[^/]+\.ts$/.test(file))
    .map((file) => file.slice('rules/'.length))
    .filter((file) => definition.test(readFileSync(`src/rules/${file}`, 'utf8')))
}

interface DefinedRule {
  readonly id: string
  readonly family: string
  /** The constant that holds it. */
  readonly name: string
}

const definition = /^export const (\w+) = defineRule\(\{/m

function definedRule(file: string): DefinedRule {
  const [, name] = definition.exec(readFileSync(`src/rules/${file}`, 'utf8'))!
  return { id: file.replace(/\.ts$/, ''), family: file.split('/')[0]!, name: name! }
}

/** A name for each rule, by id: its constant, with the family before it where two families have the same one. */
function namesOf(rules: readonly DefinedRule[]): Map<string, string> {
  const counts = new Map<string, number>()
  for (const { name } of rules) counts.set(name, (counts.get(name) ?? 0) + 1)
  return new Map(
    rules.map(({ id, family, name }) => [
      id,
      counts.get(name) === 1 ? name : `${family}${name[0]!.toUpperCase()}${name.slice(1)}`,
    ]),
  )
}

function importLine({ id, name }: DefinedRule, alias: string): string {
  return `import { ${name === alias ? name : `${name} as ${alias}`} } from './${id}.ts'\n`
}
