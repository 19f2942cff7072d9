import type { Layer } from '../core/cause.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Node } from '../model/node.ts'
import { maskedData } from '../secrets/data.ts'
import type { Mask } from '../secrets/mask.ts'
import { secretName } from '../secrets/names.ts'
import { secretsOfTree } from '../secrets/nodes.ts'
import { conceal, type Secret } from '../secrets/secret.ts'
import { secretsIn } from '../secrets/text.ts'
import type { YamlNode } from '../yaml/node.ts'
import type { Reader } from '../yaml/reader.ts'
import { fileSecrets } from '../inspect/excerpt.ts'

/** How the values of a field are shown. */
export interface DisplayOptions {
  readonly reader: Reader
  readonly mask: Mask
  /** True if the field is a secret; then all values that it comes from are masked. */
  readonly isSecret: boolean
}

/** The value of a node as plain data, secrets masked. */
export function nodeValue({ yaml, root }: Node, mask: Mask): unknown {
  return yaml && plainValue(maskedData(yaml, mask, root.yaml!))
}

/** True for a field that is or contains a secret, and for a missing field with the name of one. */
export function isSecretField(node: Node, { kind, root }: Manifest): boolean {
  const last = node.pathKeys.at(-1)
  if (kind === 'Secret' && /^(?:data|stringData)\b/.test(node.path)) return true
  if (!node.yaml) return typeof last === 'string' && secretName(last) !== null
  const { secrets } = secretsOfTree(root.yaml!)
  return secrets.size > 0 && containsSecret(node.yaml, secrets)
}

function containsSecret(node: YamlNode, secrets: ReadonlyMap<YamlNode, unknown>): boolean {
  if (node.kind === 'scalar') return secrets.has(node)
  const children = node.kind === 'list' ? node.items : [...node.entries.values()].map(({ value }) => value)
  return children.some((child) => containsSecret(child, secrets))
}

/**
 * The value of a layer as data for JSON. All scalars in it are masked, but not the keys, if the field is a secret or the range
 * of the layer contains a part of one.
 */
export function layerValue(layer: Layer, { reader, mask, isSecret }: DisplayOptions): unknown {
  const { start, end, value } = layer
  const isHidden =
    isSecret || secretsOfLayer(layer, reader).some((secret) => secret.start < end && secret.end > start)
  return isHidden ? maskedValue(value, mask) : plainValue(value)
}

/** The command line flag of a layer, secrets masked. */
export function maskedFlag({ file, text }: Pick<Layer, 'file' | 'text'>, display: DisplayOptions): string {
  const { mask, isSecret } = display
  return isSecret ? file : `${file} ${conceal(text, secretsIn(text), mask)}`
}

function secretsOfLayer({ file, text }: Layer, reader: Reader): readonly Secret[] {
  return reader.text(file) === text ? fileSecrets(reader, file) : secretsIn(text)
}

function maskedValue(value: unknown, mask: Mask): unknown {
  if (value === null || value === undefined) return value
  if (Array.isArray(value)) return value.map((item) => maskedValue(item, mask))
  if (typeof value !== 'object') return mask(String(value))
  return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, maskedValue(below, mask)]))
}

/** Data for JSON: bigints become strings. */
function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return value.map(plainValue)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, plainValue(below)]))
}
