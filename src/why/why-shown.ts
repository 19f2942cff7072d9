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

/** How values are shown that have to do with a field. */
export interface Showing {
  readonly reader: Reader
  readonly mask: Mask
  /** True if the field is a secret: then so is every value that has a part in it. */
  readonly isSecret: boolean
}

/** The value of a node as plain data, secrets masked. */
export function shownNode({ yaml, root }: Node, mask: Mask): unknown {
  return yaml && plainValue(maskedData(yaml, mask, root.yaml!))
}

/** True for a field that is a secret or holds one, and for one that would be if it were there. */
export function isSecretField(node: Node, { kind, root }: Manifest): boolean {
  const last = node.pathKeys.at(-1)
  if (kind === 'Secret' && /^(?:data|stringData)\b/.test(node.path)) return true
  if (!node.yaml) return typeof last === 'string' && secretName(last) !== null
  const { secrets } = secretsOfTree(root.yaml!)
  return secrets.size > 0 && holds(node.yaml, secrets)
}

function holds(node: YamlNode, secrets: ReadonlyMap<YamlNode, unknown>): boolean {
  if (node.kind === 'scalar') return secrets.has(node)
  const below = node.kind === 'list' ? node.items : [...node.entries.values()].map(({ value }) => value)
  return below.some((each) => holds(each, secrets))
}

/** What a layer says, secrets masked. */
export function shownValue(layer: Layer, { reader, mask, isSecret }: Showing): unknown {
  const { start, end, value } = layer
  const isHidden =
    isSecret || secretsOfLayer(layer, reader).some((each) => each.start < end && each.end > start)
  return isHidden ? hidden(value, mask) : plainValue(value)
}

/** The flag of a layer as it was given, secrets masked. */
export function shownFlag({ file, text }: Pick<Layer, 'file' | 'text'>, { mask, isSecret }: Showing): string {
  return isSecret ? file : `${file} ${conceal(text, secretsIn(text), mask)}`
}

function secretsOfLayer({ file, text }: Layer, reader: Reader): readonly Secret[] {
  return reader.text(file) === text ? fileSecrets(reader, file) : secretsIn(text)
}

function hidden(value: unknown, mask: Mask): unknown {
  if (value === null || value === undefined) return value
  if (Array.isArray(value)) return value.map((item) => hidden(item, mask))
  if (typeof value !== 'object') return mask(String(value))
  return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, hidden(below, mask)]))
}

/** Data without integers beyond those of JavaScript, which JSON cannot hold: they become texts. */
export function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return value.map(plainValue)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, plainValue(below)]))
}
