import { allowedEgressMistake } from './config/allowlist-mistakes.ts'
import { keyMistakes } from './config/key-mistakes.ts'
import { mistake, type ConfigMistake } from './config/mistake.ts'
import { settingsOf } from './config/settings.ts'
import type { Config } from './core/config.ts'
import { ConfigurationError, UsageError } from './core/errors.ts'
import { refusalOf, unreadableText, resolveLinks } from './core/tree.ts'
import { configurationFiles } from './model/configuration-files.ts'
import { Node } from './model/node.ts'
import acceptsConfig from './schema/accepts-config.js'
import { messageWithKey, schemaViolations } from './schema/validate.ts'
import configSchema from '../schemas/config.schema.json' with { type: 'json' }
import { locationAt } from './yaml/lines.ts'
import type { YamlDocument } from './yaml/node.ts'
import type { Reader } from './yaml/reader.ts'

export type { ConfigMistake } from './config/mistake.ts'

/** Path of the configuration in the tree, if no other is given. */
export const defaultConfigFile = '.meshgate.yaml'

/**
 * Reads the configuration of a tree, with the files that it extends. Returns the defaults if the tree has no file at the
 * default path.
 * Throws `UsageError` if a file at another path is missing, and `ConfigurationError` for mistakes: an invalid configuration
 * is never applied in part.
 */
export async function readConfig(reader: Reader, file = defaultConfigFile): Promise<Config> {
  const path = resolveLinks(reader.tree, file) ?? file
  if (reader.tree.read(path) === undefined) return configOfMissingFile(reader, file)
  const mistakes = await configMistakes(reader, file)
  if (mistakes.length > 0) throw new ConfigurationError(mistakes)
  const { root } = configurationFiles(reader, file)
  return root ? (settingsOf(root) as Config) : {}
}

/**
 * The mistakes in the configuration of a tree, those of its own file first, then those of the files that it extends, then
 * entries of `extends` that cannot be extended. Empty if there are none, or if the file is missing.
 */
export async function configMistakes(reader: Reader, file: string): Promise<ConfigMistake[]> {
  const { files, mistakes } = configurationFiles(reader, file)
  const found = await Promise.all(files.toReversed().map((path) => fileMistakes(reader, path)))
  return [...found.flat(), ...mistakes.map(({ node, message }) => mistake(node, message))]
}

async function fileMistakes(reader: Reader, path: string): Promise<ConfigMistake[]> {
  const documents = reader.documents(path)
  const root = documents[0]?.root
  return [...syntaxMistakes(documents), ...(root ? await rootMistakes(Node.of(root)) : [])]
}

/** Throws `UsageError` with one line for each invalid entry of an egress allow-list. */
export function checkEgressAllowlist(entries: readonly string[]): void {
  const mistakes = entries.flatMap((entry) => allowedEgressMistake(entry) ?? [])
  if (mistakes.length > 0) throw new UsageError(mistakes.join('\n'))
}

function configOfMissingFile({ tree }: Reader, file: string): Config {
  const refusal = refusalOf(tree, file)
  if (refusal) throw new UsageError(`the configuration ${unreadableText(refusal)}`)
  if (file === defaultConfigFile) return {}
  throw new UsageError(`no configuration \`${file}\`; give its path from the root of the repository`)
}

async function rootMistakes(root: Node): Promise<ConfigMistake[]> {
  const ofSchema = await schemaMistakes(root)
  return [...ofSchema, ...(await keyMistakes(root, ofSchema.length === 0))]
}

/** The syntax errors of YAML documents. */
export function syntaxMistakes(documents: readonly YamlDocument[]): ConfigMistake[] {
  return documents.flatMap(({ source, problems }) =>
    problems.map(({ message, start, end }) => ({ at: locationAt(source, start, end), message })),
  )
}

async function schemaMistakes(root: Node): Promise<ConfigMistake[]> {
  const settings = settingsOf(root)
  if (acceptsConfig(settings)) return []
  const refused = await schemaViolations(configSchema, settings)
  return refused.map((violation) => mistake(root.at(...violation.path), messageWithKey(violation)))
}
