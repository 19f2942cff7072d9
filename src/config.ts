import type { Config } from './core/config.ts'
import { UsageError } from './core/errors.ts'
import type { Location } from './core/report.ts'
import { refusalOf, resolveLinks } from './core/tree.ts'
import { newestIstio, parseIstioVersion, versionText } from './core/istio-version.ts'
import { parseAllowedEgress } from './istio/hosts/egress-allowlist.ts'
import { Node } from './model/node.ts'
import { findRule, unknownRuleMessage } from './rules/find-rule.ts'
import acceptsConfig from './schema/accepts-config.js'
import { closest } from './schema/suggest.ts'
import { schemaViolations } from './schema/validate.ts'
import configSchema from '../schemas/config.schema.json' with { type: 'json' }
import { locationAt } from './yaml/lines.ts'
import type { YamlDocument, YamlNode } from './yaml/node.ts'
import type { Reader } from './yaml/reader.ts'

/** Where the configuration stands unless the person says otherwise. */
export const configFile = '.meshgate.yaml'

/**
 * Reads the configuration of a tree; a tree without one has the defaults, unless the person named the file.
 * Throws `UsageError` with one line a mistake, each at its place: a wrong configuration is never half obeyed.
 */
export async function readConfig(reader: Reader, file = configFile): Promise<Config> {
  const place = resolveLinks(reader.tree, file) ?? file
  if (reader.tree.read(place) === undefined) return missing(reader, file)
  const mistakes = await configMistakes(reader, file)
  if (mistakes.length > 0) {
    throw new UsageError(mistakes.map(({ at, message }) => `${lineText(at)} ${message}`).join('\n'))
  }
  const root = reader.documents(place)[0]?.root
  return root ? (settingsOf(Node.of(root)) as Config) : {}
}

/** Something wrong in a configuration: one sentence, and the place to mend. */
export interface ConfigMistake {
  readonly at: Location
  readonly message: string
}

/** What is wrong in the configuration of a tree; nothing if it has none. */
export async function configMistakes(reader: Reader, file: string): Promise<ConfigMistake[]> {
  const documents = reader.documents(resolveLinks(reader.tree, file) ?? file)
  const root = documents[0]?.root
  return [...syntaxMistakes(documents), ...(root ? await mistakesIn(Node.of(root)) : [])]
}

function lineText({ file, line, column }: Location): string {
  return `${file}:${line}:${column}`
}

/** Throws `UsageError` for what is no entry of an allow-list of egress. */
export function checkEgressAllowlist(entries: readonly string[]): void {
  const mistakes = entries.flatMap((entry) => allowedEgressMistake(entry) ?? [])
  if (mistakes.length > 0) throw new UsageError(mistakes.join('\n'))
}

function missing({ tree }: Reader, file: string): Config {
  const refusal = refusalOf(tree, file)
  if (refusal) throw new UsageError(`the configuration \`${file}\` cannot be read: ${refusal.reason}`)
  if (file === configFile) return {}
  throw new UsageError(`no configuration \`${file}\`; its path starts at the root of the repository`)
}

/** The data of a configuration; `off` is a boolean for Go, and a severity for us. */
function settingsOf(root: Node): unknown {
  const settings = { ...severitiesOf(root.get('rules')), ...versionOf(root.get('istio-version')) }
  return Object.keys(settings).length === 0 ? root.data : { ...(root.data as object), ...settings }
}

function severitiesOf(judged: Node): { rules?: unknown } {
  if (judged.kind !== 'map') return {}
  const severities = judged.entries().map(([id, node]) => [id, node.scalar === false ? 'off' : node.data])
  return { rules: Object.fromEntries(severities) as unknown }
}

/** A version is a text: the number `1.30` would be 1.3. */
function versionOf(version: Node): { 'istio-version'?: string } {
  return version.yaml && version.number !== undefined ? { 'istio-version': writtenAs(version.yaml) } : {}
}

function writtenAs({ source, start, end }: YamlNode): string {
  return source.text.slice(start, end)
}

async function mistakesIn(root: Node): Promise<ConfigMistake[]> {
  const shape = await shapeMistakes(root)
  return [
    ...shape,
    ...ruleMistakes(root),
    ...versionMistakes(root.get('istio-version')),
    ...allowlistMistakes(root),
    ...(shape.length === 0 ? targetMistakes(root) : []),
  ]
}

/** A target is of one kind: a key that another kind has would be read by nobody. */
function targetMistakes(root: Node): ConfigMistake[] {
  return root.items('targets').flatMap((target) => {
    const [chart, values, manifests] = ['chart', 'values', 'manifests'].map((key) => target.get(key)) as [
      Node,
      Node,
      Node,
    ]
    if (!chart.exists && !values.exists && !manifests.exists) {
      return [mistake(target, 'a target needs `chart`, `values` or `manifests`')]
    }
    if (!manifests.exists) return []
    return [chart, values]
      .filter(({ exists }) => exists)
      .map((node) => mistake(node, `\`${node.path.split('.').at(-1)}\` and \`manifests\` are two targets`))
  })
}

function syntaxMistakes(documents: readonly YamlDocument[]): ConfigMistake[] {
  return documents.flatMap(({ source, problems }) =>
    problems.map(({ message, start, end }) => ({ at: locationAt(source, start, end), message })),
  )
}

async function shapeMistakes(root: Node): Promise<ConfigMistake[]> {
  const settings = settingsOf(root)
  if (acceptsConfig(settings)) return []
  const refused = await schemaViolations(configSchema, settings)
  return refused.map(({ path, message }) => mistake(root.at(...path), message))
}

function ruleMistakes(root: Node): ConfigMistake[] {
  return root.entries('rules').flatMap(([key, node]) => ruleMistake(key, node) ?? [])
}

/** A key is a rule, `family/name`, or one of the things that it can say, `family/name/code`. */
function ruleMistake(key: string, node: Node): ConfigMistake | null {
  const [id, code] = splitCode(key)
  const rule = findRule(id)
  if (!rule) return mistake(node, unknownRuleMessage(id))
  if (code === null || rule.codes.includes(code)) return null
  const names = rule.codes.map((name) => `${id}/${name}`)
  const similar = closest(key, names)
  return mistake(
    node,
    `the rule \`${id}\` has no code \`${code}\`${similar ? `; did you mean \`${similar}\`?` : ''}`,
  )
}

/** The rule and the code in `family/name/code`; `null` for the code of `family/name`. */
function splitCode(key: string): [id: string, code: string | null] {
  const [family = '', name, ...code] = key.split('/')
  return [name === undefined ? family : `${family}/${name}`, code.length === 0 ? null : code.join('/')]
}

function versionMistakes(version: Node): ConfigMistake[] {
  const { 'istio-version': said = version.text } = versionOf(version)
  if (said === '' || parseIstioVersion(said)) return []
  return [
    mistake(version, `\`${said}\` is no version of Istio; write it as in \`${versionText(newestIstio)}\``),
  ]
}

/** What is no text, the schema speaks of. */
function allowlistMistakes(root: Node): ConfigMistake[] {
  const entries = root.items('egress-allowlist').filter(({ scalar }) => typeof scalar === 'string')
  return entries.flatMap((entry) => {
    const said = allowedEgressMistake(entry.text)
    return said === null ? [] : [mistake(entry, said)]
  })
}

function allowedEgressMistake(entry: string): string | null {
  const parsed = parseAllowedEgress(entry)
  return 'defect' in parsed
    ? `\`${entry}\` ${parsed.defect}; an entry of the allow-list is a \`host\` or \`host:port\``
    : null
}

function mistake(node: Node, message: string): ConfigMistake {
  return { at: node.keyLocation, message }
}
