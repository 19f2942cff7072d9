import { readFileSync } from 'node:fs'
import { stringify } from 'yaml'
import { between } from './marks.ts'
import { keysOfProperty, resolve, type Schema, type SchemaKey } from './schema-keys.ts'

/** docs/configuration.md with a section for each key of schemas/config.schema.json. */
export async function configurationDocs(): Promise<string> {
  const schema = JSON.parse(readFileSync('schemas/config.schema.json', 'utf8')) as Schema
  const sections = Object.keys(schema.properties!).map((name) => section(schema, name))
  return between(readFileSync('docs/configuration.md', 'utf8'), 'keys', `\n${sections.join('\n\n')}\n`)
}

function section(schema: Schema, name: string): string {
  const [key, ...below] = keysOfProperty(schema, name)
  const { examples = [] } = resolve(schema, schema.properties![name]!)
  return [
    `### ${name}`,
    key.meaning,
    `Default: ${key.default}. Value: ${key.values}.`,
    ...(below.length === 0 ? [] : [table(below)]),
    ...examples.map((example) => `\`\`\`yaml\n${yamlOf({ [name]: example })}\`\`\``),
  ].join('\n\n')
}

function table(keys: readonly SchemaKey[]): string {
  const rows = keys.map(({ path, values, default: value, meaning }) => [
    `\`${path}\``,
    values,
    value,
    meaning,
  ])
  return [['Key', 'Value', 'Default', 'Meaning'], ['---', '---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n')
}

function yamlOf(value: unknown): string {
  return stringify(value, { singleQuote: true, lineWidth: 100 })
}
