import type { YamlMap, YamlNode, YamlScalar } from '../yaml/node.ts'
import { isJwkMember } from './jwk.ts'
import { namesReference, namesSecrets, namesValue, secretName, type SecretName } from './names.ts'
import { described, repeating } from './objects.ts'
import { isNoValue, isSecretValue } from './values.ts'

/** A scalar that is a secret. */
export interface SecretScalar {
  readonly node: YamlScalar
  /** True if its name says so; false if it only stands in a Secret. */
  readonly isNamed: boolean
}

/** What a YAML tree says of its scalars. */
export interface SecretTree {
  /** Those that are secrets as a whole. */
  readonly secrets: ReadonlyMap<YamlNode, SecretScalar>
  /** The other texts, which may hold some. */
  readonly texts: ReadonlySet<YamlScalar>
}

/** Finds the secrets of a YAML tree by kind, name and place, in any object that wraps another one. */
export function secretsOfTree(root: YamlNode): SecretTree {
  const walk: Walk = { secrets: new Map(), texts: new Set(), seen: new Set(), hidden: new Set() }
  visit(walk, root)
  for (const node of walk.secrets.keys()) walk.texts.delete(node as YamlScalar)
  return walk
}

interface Walk {
  readonly secrets: Map<YamlNode, SecretScalar>
  readonly texts: Set<YamlScalar>
  /** Maps and lists that were visited, and those of which all is secret: an alias shares them. */
  readonly seen: Set<object>
  readonly hidden: Set<object>
}

function visit(walk: Walk, node: YamlNode): void {
  if (node.kind === 'scalar') return addText(walk, node)
  const parts = node.kind === 'map' ? node.entries : node.items
  if (walk.seen.has(parts)) return
  walk.seen.add(parts)
  if (node.kind === 'map') return visitMap(walk, node)
  for (const [index, item] of node.items.entries()) {
    const kind = flagName(node.items[index - 1])
    if (kind) hideNamed(walk, item, kind)
    else visit(walk, item)
  }
}

function addText({ texts }: Walk, node: YamlScalar): void {
  if (typeof node.value === 'string' && node.value.length >= shortestText) texts.add(node)
}

/** The shortest text that holds a secret besides something else: `pw=x`. */
const shortestText = 4

function visitMap(walk: Walk, map: YamlMap): void {
  const own = kindOf(map)
  if (own === 'SecretList') return visitSecrets(walk, map)
  const isSecret = own === 'Secret' && isObject(map)
  for (const [key, { value }] of map.entries) {
    if (isSecret ? !described.has(key) : key === 'stringData') hideAll(walk, value, secretName(key) !== null)
    else if (isJwkMember(key, map)) hideAll(walk, value, true)
    else if (repeating.has(key)) hideAll(walk, value, true)
    else if (key === 'secretGenerator' && value.kind === 'list')
      value.items.forEach((item) => visitGenerator(walk, item))
    else visitEntry(walk, key, value, map)
  }
}

/** Kustomize's generator of a Secret: its literals are `KEY=VALUE`. */
function visitGenerator(walk: Walk, node: YamlNode): void {
  if (node.kind !== 'map') return visit(walk, node)
  for (const [key, { value }] of node.entries) {
    if (key === 'literals') hideAll(walk, value, true)
    else visit(walk, value)
  }
}

function visitSecrets(walk: Walk, map: YamlMap): void {
  for (const [key, { value }] of map.entries) {
    if (key !== 'items' || value.kind !== 'list') visit(walk, value)
    else for (const item of value.items) hideFields(walk, item)
  }
}

/** The fields of a Secret that does not say its kind. */
function hideFields(walk: Walk, node: YamlNode): void {
  if (node.kind !== 'map') return visit(walk, node)
  for (const [key, { value }] of node.entries) {
    if (described.has(key)) visit(walk, value)
    else hideAll(walk, value, secretName(key) !== null)
  }
}

function visitEntry(walk: Walk, key: string, value: YamlNode, map: YamlMap): void {
  const kind = nameIn(key, map)
  if (namesSecrets(key) && value.kind === 'map') return hideEntries(walk, value)
  if (kind === null) return visit(walk, value)
  hideNamed(walk, value, kind)
}

/** What the name of an entry says; that of a value is said by the entry beside it: `name: DB_PASSWORD`. */
function nameIn(key: string, map: YamlMap): SecretName | null {
  if (map.entries.has('remoteRef') && key === 'secretKey') return null
  if (!/^(?:value|default|defaultValue|stringValue)$/.test(key)) return secretName(key)
  for (const namer of ['name', 'key', 'path', 'parameter', 'header', 'variable', 'envName']) {
    const kind = namedBy(textAt(map, namer) ?? '')
    if (kind) return kind
  }
  return null
}

/** The last part of a pointer or a path names the value: `/spec/env/DB_PASSWORD/value`, `auth.password`. */
function namedBy(name: string): SecretName | null {
  const path = name.replace(/\/(?:value|\d+)$/, '')
  if (path.startsWith('/stringData/')) return 'token'
  return secretName(path.slice(path.lastIndexOf('/') + 1))
}

/** A secret, a list of secrets, or a map that describes one. */
function hideNamed(walk: Walk, node: YamlNode, kind: SecretName): void {
  if (node.kind === 'scalar') return hideValue(walk, node, kind)
  if (node.kind === 'list') {
    for (const item of node.items) {
      if (item.kind === 'scalar') hideValue(walk, item, kind)
      else visit(walk, item)
    }
    return
  }
  for (const [key, { value }] of node.entries) {
    if (/^(?:data|stringData)$/.test(key)) hideAll(walk, value, false)
    else if (namesValue(key) && value.kind === 'scalar') hideValue(walk, value, kind)
    else visitEntry(walk, key, value, node)
  }
}

/** The entries of a map of secrets, but for those that describe one. */
function hideEntries(walk: Walk, map: YamlMap): void {
  for (const [key, { value }] of map.entries) {
    const isDescription = namesReference(key) || described.has(key)
    if (value.kind === 'map' && !isDescription) hideEntries(walk, value)
    else if (isDescription) visitEntry(walk, key, value, map)
    else hideNamed(walk, value, secretName(key) ?? 'token')
  }
}

function hideValue(walk: Walk, node: YamlScalar, kind: SecretName): void {
  const { value } = node
  if (typeof value === 'string' && isSecretValue(kind, value)) walk.secrets.set(node, { node, isNamed: true })
  else addText(walk, node)
}

/** All below a node, numbers included: what Secrets hold is no number. */
function hideAll(walk: Walk, node: YamlNode, isNamed: boolean): void {
  if (node.kind === 'scalar') {
    const { value } = node
    if (value !== null && !isNoValue(String(value))) walk.secrets.set(node, { node, isNamed })
    else addText(walk, node)
    return
  }
  const parts = node.kind === 'map' ? node.entries : node.items
  if (walk.hidden.has(parts)) return
  walk.hidden.add(parts)
  if (node.kind === 'list') for (const item of node.items) hideAll(walk, item, isNamed)
  else for (const [key, { value }] of node.entries) hideAll(walk, value, isNamed || secretName(key) !== null)
}

function kindOf(map: YamlMap): string | undefined {
  return map.entries.has('kind') ? textAt(map, 'kind') : undefined
}

/** False for a map that only refers to a Secret. */
function isObject({ entries }: YamlMap): boolean {
  return ['metadata', 'data', 'stringData'].some((key) => entries.has(key))
}

function textAt({ entries }: YamlMap, key: string): string | undefined {
  const node = entries.get(key)?.value
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined
}

/** What a flag says of the item of the list that follows it: `--password`, `x`. */
function flagName(before: YamlNode | undefined): SecretName | null {
  if (before?.kind !== 'scalar' || typeof before.value !== 'string') return null
  return /^--?[A-Za-z][\w.-]*$/.test(before.value) ? secretName(before.value) : null
}
