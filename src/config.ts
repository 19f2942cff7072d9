import type { Config } from './core/config.ts'
import { UsageError } from './core/errors.ts'
import { Node } from './model/node.ts'
import { rules } from './rules/index.ts'
import { closest } from './schema/suggest.ts'
import { refusals } from './schema/validate.ts'
import configSchema from '../schemas/config.schema.json' with { type: 'json' }
import { placeAt } from './yaml/lines.ts'
import type { YamlDocument } from './yaml/node.ts'
import type { Reader } from './yaml/reader.ts'

/** Where the configuration stands unless the person says otherwise. */
export const configFile = '.meshgate.yaml'

/**
 * Reads the configuration of a tree; a tree without one has the defaults.
 * Throws `UsageError` with one line a mistake, each at its place: a wrong configuration is never half obeyed.
 */
export async function readConfig(reader: Reader, file = configFile): Promise<Config> {
  if (reader.tree.read(file) === undefined) return {}
  const [document] = reader.documents(file)
  if (!document?.root) return empty(document)
  const node = Node.of(document.root)
  const mistakes = [...syntaxMistakes([document]), ...(await shapeMistakes(node)), ...ruleMistakes(node)]
  if (mistakes.length > 0) throw new UsageError(mistakes.join('\n'))
  return node.data as Config
}

function empty(document: YamlDocument | undefined): Config {
  const mistakes = syntaxMistakes(document ? [document] : [])
  if (mistakes.length > 0) throw new UsageError(mistakes.join('\n'))
  return {}
}

function syntaxMistakes(documents: readonly YamlDocument[]): string[] {
  return documents.flatMap(({ source, problems }) =>
    problems.map(({ message, start, end }) => {
      const { file, line, column } = placeAt(source, start, end)
      return `${file}:${line}:${column} ${message}`
    }),
  )
}

async function shapeMistakes(root: Node): Promise<string[]> {
  const refused = (await refusals(configSchema, root.data)) ?? []
  return refused.map(({ path, message }) => mistake(root.at(...path), message))
}

function ruleMistakes(root: Node): string[] {
  const ruleIds = rules.map(({ id }) => id)
  return root
    .entries('rules')
    .filter(([id]) => !ruleIds.includes(id))
    .map(([id, node]) => {
      const guess = closest(id, ruleIds)
      return mistake(node, `there is no rule \`${id}\`${guess ? `; did you mean \`${guess}\`?` : ''}`)
    })
}

function mistake(node: Node, message: string): string {
  const { file, line, column } = node.keyPlace
  return `${file}:${line}:${column} ${message}`
}
