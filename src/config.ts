import type { Config } from './core/config.ts'
import { UsageError } from './core/errors.ts'
import type { Location } from './core/report.ts'
import { refusalOf, resolveLinks } from './core/tree.ts'
import { newestIstio, parseIstioVersion, versionText } from './core/istio-version.ts'
import { parseAllowedEgress } from './istio/hosts/egress-allowlist.ts'
import { Node } from './model/node.ts'
import type * as FindRule from './rules/find-rule.ts'
import acceptsConfig from './schema/accepts-config.js'
import { closest } from './schema/suggest.ts'
import { schemaViolations } from './schema/validate.ts'
import configSchema from '../schemas/config.schema.json' with { type: 'json' }
import { locationAt } from './yaml/lines.ts'
import type { YamlDocument, YamlNode } from './yaml/node.ts'
import type { Reader } from './yaml/reader.ts'

/** Path of the configuration in the tree, if no other is given. */
export const defaultConfigFile = '.meshgate.yaml'

/**
 * Reads the configuration of a tree. Returns the defaults if the tree has no file at the default path.
 * Throws `UsageError` if a file at another path is missing, or with one line for each mistake, starting with its
 * location: an invalid configuration is never applied in part.
 */
export async function readConfig(reader: Reader, file = defaultConfigFile): Promise<Config> {
  const path = resolveLinks(reader.tree, file) ?? file
  if (reader.tree.read(path) === undefined) return configOfMissingFile(reader, file)
  const mistakes = await configMistakes(reader, file)
  if (mistakes.length > 0) {
    throw new UsageError(mistakes.map(({ at, message }) => `${locationText(at)} ${message}`).join('\n'))
  }
  const root = reader.documents(path)[0]?.root
  return root ? (settingsOf(Node.of(root)) as Config) : {}
}

/** A mistake in a configuration: a sentence, and the location to correct. */
export interface ConfigMistake {
  readonly at: Location
  readonly message: string
}

/** The mistakes in the configuration of a tree; empty if it has none. */
export async function configMistakes(reader: Reader, file: string): Promise<ConfigMistake[]> {
  const documents = reader.documents(resolveLinks(reader.tree, file) ?? file)
  const root = documents[0]?.root
  return [...syntaxMistakes(documents), ...(root ? await rootMistakes(Node.of(root)) : [])]
}

function locationText({ file, line, column }: Location): string {
  return `${file}:${line}:${column}`
}

/** Throws `UsageError` with one line for each invalid entry of an egress allow-list. */
export function checkEgressAllowlist(entries: readonly string[]): void {
  const mistakes = entries.flatMap((entry) => allowedEgressMistake(entry) ?? [])
  if (mistakes.length > 0) throw new UsageError(mistakes.join('\n'))
}

function configOfMissingFile({ tree }: Reader, file: string): Config {
  const refusal = refusalOf(tree, file)
  if (refusal) throw new UsageError(`the configuration \`${file}\` cannot be read: ${refusal.reason}`)
  if (file === defaultConfigFile) return {}
  throw new UsageError(`no configuration \`${file}\`; give its path from the root of the repository`)
}

/** The data of a configuration. The severity `off` and the version are read as text, whatever YAML makes of them. */
function settingsOf(root: Node): unknown {
  const settings = { ...severitiesOf(root.get('rules')), ...versionOf(root.get('istio-version')) }
  return Object.keys(settings).length === 0 ? root.data : { ...(root.data as object), ...settings }
}

function severitiesOf(rulesNode: Node): { rules?: unknown } {
  if (rulesNode.kind !== 'map') return {}
  const severities = rulesNode.entries().map(([id, node]) => [id, node.scalar === false ? 'off' : node.data])
  return { rules: Object.fromEntries(severities) as unknown }
}

/** The version as written: as a number, `1.30` would be 1.3. */
function versionOf(version: Node): { 'istio-version'?: string } {
  return version.yaml && version.number !== undefined ? { 'istio-version': sourceText(version.yaml) } : {}
}

function sourceText({ source, start, end }: YamlNode): string {
  return source.text.slice(start, end)
}

async function rootMistakes(root: Node): Promise<ConfigMistake[]> {
  const ofSchema = await schemaMistakes(root)
  return [
    ...ofSchema,
    ...(await ruleMistakes(root)),
    ...versionMistakes(root.get('istio-version')),
    ...allowlistMistakes(root),
    ...(ofSchema.length === 0 ? targetMistakes(root) : []),
  ]
}

/** A target has one kind: keys of another kind would be ignored. */
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
    const misplaced = manifests.exists
      ? [chart, values].map(
          (node) => [node, 'does not go with `manifests`; list a target for each of them'] as const,
        )
      : []
    const ofNoRelease = chart.exists
      ? []
      : releaseKeys.map((key) => [target.get(key), 'says how a chart is rendered; name the `chart`'] as const)
    return [...misplaced, ...ofNoRelease]
      .filter(([{ exists }]) => exists)
      .map(([node, what]) => mistake(node, `\`${node.path.split('.').at(-1)}\` ${what}`))
  })
}

/** Keys of a target that say how its chart is rendered. */
const releaseKeys = ['api-versions', 'kube-version', 'is-upgrade', 'include-crds'] as const

/** What of documents is no YAML. */
export function syntaxMistakes(documents: readonly YamlDocument[]): ConfigMistake[] {
  return documents.flatMap(({ source, problems }) =>
    problems.map(({ message, start, end }) => ({ at: locationAt(source, start, end), message })),
  )
}

async function schemaMistakes(root: Node): Promise<ConfigMistake[]> {
  const settings = settingsOf(root)
  if (acceptsConfig(settings)) return []
  const refused = await schemaViolations(configSchema, settings)
  return refused.map(({ path, message }) => mistake(root.at(...path), message))
}

/** The rules are loaded only for a configuration that names some. */
async function ruleMistakes(root: Node): Promise<ConfigMistake[]> {
  const entries = root.entries('rules')
  if (entries.length === 0) return []
  const rules = await import('./rules/find-rule.ts')
  return entries.flatMap(([key, node]) => ruleMistake(rules, key, node) ?? [])
}

/** A key of `rules` is a rule, `family/name`, or one code of it, `family/name/code`. */
function ruleMistake(
  { findRule, unknownRuleMessage }: typeof FindRule,
  key: string,
  node: Node,
): ConfigMistake | null {
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

/** Splits `family/name/code` into rule and code; the code is `null` for `family/name`. */
function splitCode(key: string): [id: string, code: string | null] {
  const [family = '', name, ...code] = key.split('/')
  return [name === undefined ? family : `${family}/${name}`, code.length === 0 ? null : code.join('/')]
}

function versionMistakes(version: Node): ConfigMistake[] {
  const { 'istio-version': text = version.text } = versionOf(version)
  if (text === '' || parseIstioVersion(text)) return []
  return [
    mistake(
      version,
      `\`${text}\` is no version of Istio; write major and minor version, for example \`${versionText(newestIstio)}\``,
    ),
  ]
}

/** Entries that are no text are reported by `schemaMistakes`. */
function allowlistMistakes(root: Node): ConfigMistake[] {
  return root.items('egress-allowlist').flatMap((entry) => {
    if (entry.kind === 'map') return allowedHostMistakes(entry)
    const message = typeof entry.scalar === 'string' ? allowedEgressMistake(entry.text) : null
    return message === null ? [] : [mistake(entry, message)]
  })
}

function allowedHostMistakes(entry: Node): ConfigMistake[] {
  const [host, until] = [entry.get('host'), entry.get('until')]
  const parsed = parseAllowedEgress(host.text)
  const defect =
    'defect' in parsed
      ? parsed.defect
      : parsed.port === undefined
        ? null
        : 'has a port, which belongs under `ports`'
  const isDay = /^\d{4}-\d\d-\d\d$/.test(until.text) && !Number.isNaN(Date.parse(until.text))
  return [
    ...(host.text !== '' && defect !== null ? [mistake(host, `\`${host.text}\` ${defect}`)] : []),
    ...(until.text === '' || isDay
      ? []
      : [mistake(until, `\`${until.text}\` is no day; write it as in \`2026-12-31\``)]),
  ]
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
