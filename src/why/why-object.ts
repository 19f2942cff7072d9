import { UsageError } from '../core/errors.ts'
import { isStatedNamespace } from '../core/namespace.ts'
import { groupOf, type Manifest } from '../model/manifest.ts'
import { closestName } from '../schema/suggest.ts'

/** The name of an object on the command line. */
export interface ObjectName {
  /** The name as it was typed. */
  readonly text: string
  /** In lower case; a group may follow: `gateway.networking.istio.io`. */
  readonly kind: string
  /** Absent: any namespace. */
  readonly namespace?: string
  readonly name: string
}

/** Reads `Kind/name` or `Kind/namespace/name`. Throws `UsageError` for anything else. */
export function parseObject(text: string): ObjectName {
  const segments = text.split('/')
  const [kind = '', ...remaining] = segments
  const [name = '', namespace] = remaining.toReversed()
  if (segments.length > 3 || segments.length < 2 || segments.includes('')) {
    throw new UsageError(`\`${text}\` is no object; write it as \`Kind/name\` or \`Kind/namespace/name\``)
  }
  return { text, kind: kind.toLowerCase(), name, ...(namespace !== undefined && { namespace }) }
}

/**
 * Finds the object of a name. An object without a stated namespace matches any namespace. `undefined` if there is none; the
 * first of several with the same group, kind, namespace and name. Throws `UsageError` if objects that differ in these match.
 */
export function findObject(manifests: readonly Manifest[], objectName: ObjectName): Manifest | undefined {
  const matches = manifests.filter((manifest) => isNamed(manifest, objectName))
  const names = [...new Set(matches.map((manifest) => fullName(manifest)))]
  if (names.length > 1) {
    throw new UsageError(`\`${objectName.text}\` could be ${names.map(code).join(' or ')}: write one of them`)
  }
  return matches[0]
}

function isNamed(manifest: Manifest, { kind, namespace, name }: ObjectName): boolean {
  const manifestKind = manifest.kind.toLowerCase()
  return (
    manifest.name === name &&
    (kind === manifestKind || kind === `${manifestKind}.${groupOf(manifest).toLowerCase()}`) &&
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

/** Limit on objects that are listed instead of a missing one. */
const maxListed = 8

/** The end of a sentence about a missing object: a similar name, else the objects that exist. */
export function suggestionFor({ text, kind, namespace }: ObjectName, manifests: readonly Manifest[]): string {
  const nameOf = (manifest: Manifest): string =>
    namespace === undefined
      ? `${manifest.kind}/${manifest.name}`
      : `${manifest.kind}/${inNamespace(manifest)}`
  const names = [...new Set(manifests.map(nameOf))].toSorted()
  const guess = closestName(text, names)
  if (guess) return `; did you mean \`${guess}\`?`
  const sameKind = names.filter((name) => name.toLowerCase().startsWith(`${kind}/`))
  return listNames(sameKind.length > 0 ? sameKind : names)
}

function listNames(names: readonly string[]): string {
  if (names.length === 0) return '; there is no object at all'
  const hidden = names.length > maxListed ? ` and ${names.length - maxListed} more` : ''
  return `; there ${names.length === 1 ? 'is' : 'are'} ${names.slice(0, maxListed).map(code).join(', ')}${hidden}`
}

function code(name: string): string {
  return `\`${name}\``
}
