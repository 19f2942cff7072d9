import { createHash } from 'node:crypto'
import { oncePerText } from './once-per.ts'

/**
 * A stand-in for the namespace of a target that states none. All objects of the target share it. Whether two targets are
 * applied to one namespace is unknown, so their stand-ins differ from each other and from every stated namespace.
 *
 * Releases are rendered with it, so that a host or principal made from `.Release.Namespace` matches the objects of its own
 * release and of no other. It is a valid name, since charts truncate it, compare it and write it into labels. Reports show
 * `<namespace>` instead (`withoutStandIns`).
 *
 * @param target the id of the target
 */
export const standInNamespace = oncePerText((target: string): string => {
  const digits = createHash('sha256').update(target).digest('hex').slice(0, 8)
  return `${prefix}${digits}`
})

/** False for a stand-in. */
export function isStatedNamespace(namespace: string): boolean {
  return !namespace.startsWith(prefix) || !wholeStandIn.test(namespace)
}

/** The namespace of an object; `''` if neither it nor its release states one. */
export function statedNamespace({ namespace }: { readonly namespace: string }): string {
  return isStatedNamespace(namespace) ? namespace : ''
}

/** A namespace in a sentence: `namespace shop`. */
export function namespaceWords(namespace: string): string {
  return isStatedNamespace(namespace) ? `namespace ${namespace}` : 'a namespace that nothing states'
}

/** True if a text contains a stand-in, so that the name in it is not exactly known. */
export function containsStandIn(text: string): boolean {
  return text.includes(prefix) && standIn.test(text)
}

/** A text for a report: a stand-in before a name (`NAMESPACE/NAME`) is removed, any other becomes `<namespace>`. */
export function withoutStandIns(text: string): string {
  return text.includes(prefix) ? text.replace(qualifying, '$1').replace(standIns, '<namespace>') : text
}

/** Plain data for a report, with `<namespace>` for each stand-in; the same object if it has none. */
export function dataWithoutStandIns(data: unknown): unknown {
  if (typeof data === 'string') return data.includes(prefix) ? data.replace(standIns, '<namespace>') : data
  if (Array.isArray(data)) return data.map(dataWithoutStandIns)
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key.includes(prefix) ? key.replace(standIns, '<namespace>') : key,
      dataWithoutStandIns(value),
    ]),
  )
}

const prefix = 'release-ns-'
const wholeStandIn = /^release-ns-[0-9a-f]{8}$/
const standIn = /release-ns-[0-9a-f]{8}/
const standIns = /release-ns-[0-9a-f]{8}/g
/** A stand-in before a name, at the start of a text or word. */
const qualifying = /(^|\s)release-ns-[0-9a-f]{8}\//g
