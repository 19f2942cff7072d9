import { UsageError } from '../core/errors.ts'
import { isStatedNamespace } from '../core/namespace.ts'
import { groupOf, type Manifest } from '../model/manifest.ts'
import { closest } from '../schema/suggest.ts'

/** An object as a person names it. */
export interface ObjectName {
  /** As it was written. */
  readonly text: string
  /** In lower case; a group may follow: `gateway.networking.istio.io`. */
  readonly kind: string
  /** Absent: any. */
  readonly namespace?: string
  readonly name: string
}

/** Reads `Kind/name` or `Kind/namespace/name`. Throws `UsageError` for anything else. */
export function parseObject(text: string): ObjectName {
  const parts = text.split('/')
  const [kind = '', ...rest] = parts
  const [name = '', namespace] = rest.toReversed()
  if (parts.length > 3 || parts.length < 2 || parts.includes('')) {
    throw new UsageError(`\`${text}\` is no object; write it as \`Kind/name\` or \`Kind/namespace/name\``)
  }
  return { text, kind: kind.toLowerCase(), name, ...(namespace !== undefined && { namespace }) }
}

/** The object of that name, in any namespace where nothing states its own; `undefined` if there is none. Throws `UsageError` where the name could mean several. */
export function findObject(manifests: readonly Manifest[], wanted: ObjectName): Manifest | undefined {
  const found = manifests.filter((manifest) => isNamed(manifest, wanted))
  const names = [...new Set(found.map((manifest) => fullName(manifest)))]
  if (names.length > 1) {
    throw new UsageError(`\`${wanted.text}\` could be ${names.map(code).join(' or ')}: write one of them`)
  }
  return found[0]
}

function isNamed(manifest: Manifest, { kind, namespace, name }: ObjectName): boolean {
  const own = manifest.kind.toLowerCase()
  return (
    manifest.name === name &&
    (kind === own || kind === `${own}.${groupOf(manifest).toLowerCase()}`) &&
    (namespace === undefined || namespace === manifest.namespace || !isStatedNamespace(manifest.namespace))
  )
}

function fullName(manifest: Manifest): string {
  const group = groupOf(manifest)
  return `${manifest.kind}${group && `.${group}`}/${inNamespace(manifest)}`
}

function inNamespace({ namespace, name }: Manifest): string {
  return isStatedNamespace(namespace) ? `${namespace}/${name}` : name
}

/** Most objects that are listed where the one that was asked for is not among them. */
const mostListed = 8

/** What there is instead of an object, as the end of a sentence: what was probably meant, else what there is. */
export function insteadOf({ text, kind, namespace }: ObjectName, manifests: readonly Manifest[]): string {
  const nameOf = (manifest: Manifest): string =>
    namespace === undefined
      ? `${manifest.kind}/${manifest.name}`
      : `${manifest.kind}/${inNamespace(manifest)}`
  const names = [...new Set(manifests.map(nameOf))].toSorted()
  const guess = closest(text, names)
  if (guess) return `; did you mean \`${guess}\`?`
  const same = names.filter((name) => name.toLowerCase().startsWith(`${kind}/`))
  return listed(same.length > 0 ? same : names)
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return '; there is no object at all'
  const more = names.length > mostListed ? ` and ${names.length - mostListed} more` : ''
  return `; there ${names.length === 1 ? 'is' : 'are'} ${names.slice(0, mostListed).map(code).join(', ')}${more}`
}

function code(name: string): string {
  return `\`${name}\``
}
