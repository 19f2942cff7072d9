import type { YamlMap, YamlNode, YamlScalar } from '../yaml/node.ts'
import { isPrivateJwkMember } from './jwk.ts'
import { namesReference, namesSecrets, namesValue, secretName, type SecretName } from './names.ts'
import { descriptiveFields, copyAnnotations } from './objects.ts'
import { isNoValue, isSecretValue } from './values.ts'

/** A scalar that is a secret as a whole. */
export interface SecretScalar {
  readonly node: YamlScalar
  /** True if its name says so; false if it is a value of a Secret. */
  readonly isNamed: boolean
}

/** The secrets and other strings of a YAML tree. */
export interface SecretTree {
  /** Scalars that are secrets as a whole. */
  readonly secrets: ReadonlyMap<YamlNode, SecretScalar>
  /** The other strings, which may contain secrets. */
  readonly texts: ReadonlySet<YamlScalar>
}

/** Finds the secrets of a YAML tree by kind, name and path, also inside of wrapping objects. */
export function secretsOfTree(root: YamlNode): SecretTree {
  const walk: Walk = { secrets: new Map(), texts: new Set(), seen: new Set(), hidden: new Set() }
  visit(walk, root)
  for (const node of walk.secrets.keys()) walk.texts.delete(node as YamlScalar)
  return walk
}

interface Walk {
  readonly secrets: Map<YamlNode, SecretScalar>
  readonly texts: Set<YamlScalar>
  /** Contents of visited maps and lists, and of those that are secret as a whole; aliases share them. */
  readonly seen: Set<object>
  readonly hidden: Set<object>
}

function visit(walk: Walk, node: YamlNode): void {
  if (node.kind === 'scalar') return addText(walk, node)
  const contents = node.kind === 'map' ? node.entries : node.items
  if (walk.seen.has(contents)) return
  walk.seen.add(contents)
  if (node.kind === 'map') return visitMap(walk, node)
  for (const [index, item] of node.items.entries()) {
    const kind = flagName(node.items[index - 1])
    if (kind) hideNamed(walk, item, kind)
    else visit(walk, item)
  }
}

function addText({ texts }: Walk, node: YamlScalar): void {
  if (typeof node.value === 'string' && node.value.length >= minTextLength) texts.add(node)
}

/** The shortest text that contains a secret and something else: `pw=x`. */
const minTextLength = 4

function visitMap(walk: Walk, map: YamlMap): void {
  const kind = kindOf(map)
  if (kind === 'SecretList') return visitSecrets(walk, map)
  const isSecret = kind === 'Secret' && isObject(map)
  for (const [key, { value }] of map.entries) {
    if (isSecret ? !descriptiveFields.has(key) : key === 'stringData')
      hideAll(walk, value, secretName(key) !== null)
    else if (isPrivateJwkMember(key, map)) hideAll(walk, value, true)
    else if (copyAnnotations.has(key)) hideAll(walk, value, true)
    else if (key === 'secretGenerator' && value.kind === 'list')
      value.items.forEach((item) => visitGenerator(walk, item))
    else visitEntry(walk, key, value, map)
  }
}

/** The generator of a Secret in kustomize: its literals are `KEY=VALUE`. */
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

/** Marks the fields of a Secret in a list, which need not state its kind. */
function hideFields(walk: Walk, node: YamlNode): void {
  if (node.kind !== 'map') return visit(walk, node)
  for (const [key, { value }] of node.entries) {
    if (descriptiveFields.has(key)) visit(walk, value)
    else hideAll(walk, value, secretName(key) !== null)
  }
}

function visitEntry(walk: Walk, key: string, value: YamlNode, map: YamlMap): void {
  const kind = secretNameOf(key, map)
  if (namesSecrets(key) && value.kind === 'map') return hideEntries(walk, value)
  if (kind === null) return visit(walk, value)
  hideNamed(walk, value, kind)
}

/** What the name of an entry says about it; for `value` and the like the name is beside it: `name: DB_PASSWORD`. */
function secretNameOf(key: string, map: YamlMap): SecretName | null {
  if (map.entries.has('remoteRef') && key === 'secretKey') return null
  if (!/^(?:value|default|defaultValue|stringValue)$/.test(key)) return secretName(key)
  for (const nameKey of ['name', 'key', 'path', 'parameter', 'header', 'variable', 'envName']) {
    const kind = secretNameOfPath(textAt(map, nameKey) ?? '')
    if (kind) return kind
  }
  return null
}

/**
 * What the last segment of a pointer or path that names a value says about it: `/spec/env/DB_PASSWORD/value`,
 * `auth.password`.
 */
function secretNameOfPath(name: string): SecretName | null {
  const path = name.replace(/\/(?:value|\d+)$/, '')
  if (path.startsWith('/stringData/')) return 'token'
  return secretName(path.slice(path.lastIndexOf('/') + 1))
}

/** Marks a secret, the items of a list of secrets, or the value in a map that describes one. */
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

/** Marks the entries of a map of secrets, except for descriptions. */
function hideEntries(walk: Walk, map: YamlMap): void {
  for (const [key, { value }] of map.entries) {
    const isDescription = namesReference(key) || descriptiveFields.has(key)
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

/** Marks all scalars below a node, including numbers, since a Secret has no numbers. */
function hideAll(walk: Walk, node: YamlNode, isNamed: boolean): void {
  if (node.kind === 'scalar') {
    const { value } = node
    if (value !== null && !isNoValue(String(value))) walk.secrets.set(node, { node, isNamed })
    else addText(walk, node)
    return
  }
  const contents = node.kind === 'map' ? node.entries : node.items
  if (walk.hidden.has(contents)) return
  walk.hidden.add(contents)
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

/** What a flag says about the list item that follows it: `--password`, `x`. */
function flagName(flag: YamlNode | undefined): SecretName | null {
  if (flag?.kind !== 'scalar' || typeof flag.value !== 'string') return null
  return /^--?[A-Za-z][\w.-]*$/.test(flag.value) ? secretName(flag.value) : null
}
