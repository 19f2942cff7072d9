import { createHash } from 'node:crypto'
import { oncePerText } from './once-per.ts'

/**
 * The name that stands for the namespace of a target where nothing states it. Objects of one target share it; of two
 * targets nothing says whether they are applied to one namespace, so that their names differ, and both differ from
 * every namespace that is stated.
 *
 * Releases are rendered with it: a host or a principal that a template makes of `.Release.Namespace` still fits the
 * objects of its own release, and none of another. It is a valid name, since charts cut it, compare it and put it
 * into labels. Reports show `<namespace>` in its place (`withoutStandIns`).
 *
 * @param target the id of the target
 */
export const standInNamespace = oncePerText((target: string): string => {
  const digits = createHash('sha256').update(target).digest('hex').slice(0, 8)
  return `${prefix}${digits}`
})

/** True unless a namespace is the stand-in for one that nothing states. */
export function isStatedNamespace(namespace: string): boolean {
  return !namespace.startsWith(prefix) || !whole.test(namespace)
}

/** True if a text holds the stand-in for a namespace that nothing states: what it names is not known to the letter. */
export function holdsStandIn(text: string): boolean {
  return text.includes(prefix) && standIn.test(text)
}

/** A text as reports show it: without the namespace before a name (`NAMESPACE/NAME`), else `<namespace>`. */
export function withoutStandIns(text: string): string {
  return text.includes(prefix) ? text.replace(qualifying, '$1').replace(standIns, '<namespace>') : text
}

/** Plain data whose texts are shown: `<namespace>` for each stand-in; the same data where it holds none. */
export function dataWithoutStandIns(data: unknown): unknown {
  if (typeof data === 'string') return data.includes(prefix) ? data.replace(standIns, '<namespace>') : data
  if (Array.isArray(data)) return data.map(dataWithoutStandIns)
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(
    Object.entries(data).map(([key, below]) => [
      key.includes(prefix) ? key.replace(standIns, '<namespace>') : key,
      dataWithoutStandIns(below),
    ]),
  )
}

const prefix = 'release-ns-'
const whole = /^release-ns-[0-9a-f]{8}$/
const standIn = /release-ns-[0-9a-f]{8}/
const standIns = /release-ns-[0-9a-f]{8}/g
/** Before a name, at the beginning of a text or of a word. */
const qualifying = /(^|\s)release-ns-[0-9a-f]{8}\//g
