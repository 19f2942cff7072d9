import type { RenderedText } from '../core/render.ts'
import { isFoundByNames } from '../istio/hosts/compared-objects.ts'
import { entryListeners } from '../istio/hosts/entry-listeners.ts'
import { referencedNames } from '../istio/hosts/object-links.ts'
import { hooksOf } from '../model/kept-objects.ts'
import { writtenIdentity, type Manifest } from '../model/manifest.ts'
import { rereadManifests, type RereadManifests } from '../model/reread-manifests.ts'
import { installedIstioVersions } from './stated-istio.ts'

/*
 * A summary has of each object of a render what is asked of all objects of a mesh (`dropNodes`), so that a later run does not
 * read the YAML of what no rule looks at.
 */

/** The summary of one object: its identity, and the answers of `referencedNames`, `entryListeners`, `hooksOf`, `installedIstioVersions` and `isFoundByNames`. */
type Row = readonly [
  apiVersion: string,
  kind: string,
  name: string,
  namespace: string,
  writtenNamespace: string,
  texts: readonly string[],
  hosts: readonly string[],
  listeners: string,
  helmHook: string | null,
  isOfArgo: boolean,
  versions: readonly string[],
  isFoundByNames: boolean,
]

/**
 * Writes the summary of the objects of a render, for later runs. Nothing is written if nothing is kept between runs, if a
 * summary is kept already, or if the text is not the one that is kept.
 */
export function keepSummary({ manifest, summary }: RenderedText, manifests: readonly Manifest[]): void {
  if (summary && !summary.isKept && summary.manifest === manifest) summary.write(encode(manifests.map(rowOf)))
}

/**
 * The objects of a render by the summary that an earlier run kept; `null` without one.
 *
 * @param read reads the objects, for those who ask for nodes
 */
export function summarisedManifests(
  { target, manifest, origins, summary }: RenderedText,
  read: () => readonly Manifest[],
): RereadManifests | null {
  const text = summary && summary.manifest === manifest ? summary.read() : null
  if (text === null) return null
  const rows = decode(text)
  const reading = rereadManifests(
    read,
    rows.map(([apiVersion, kind, name, namespace]) => ({
      ...{ apiVersion, kind, name, namespace, origins },
      target: target.id,
    })),
  )
  for (const [index, object] of reading.manifests.entries()) keepAnswers(object, rows[index]!)
  return reading
}

function rowOf(object: Manifest): Row {
  const { apiVersion, kind, name, namespace } = object
  const { texts, hosts } = referencedNames(object)
  const { helm, isOfArgo } = hooksOf(object)
  const written = writtenIdentity(object).namespace
  return [
    ...([apiVersion, kind, name, namespace, written, texts, hosts, entryListeners(object), helm] as const),
    ...([isOfArgo, installedIstioVersions(object), isFoundByNames(object)] as const),
  ]
}

function keepAnswers(object: Manifest, row: Row): void {
  const [apiVersion, kind, name, , written, texts, hosts, listeners, helm, isOfArgo, versions, isFound] = row
  referencedNames.keep(object, { texts, hosts })
  entryListeners.keep(object, listeners)
  hooksOf.keep(object, { helm, isOfArgo })
  writtenIdentity.keep(object, { apiVersion, kind, namespace: written, name })
  installedIstioVersions.keep(object, versions)
  isFoundByNames.keep(object, isFound)
}

/** Rows as JSON, in which each text stands once: objects of a release share most of theirs. */
function encode(rows: readonly Row[]): string {
  const indices = new Map<string, number>()
  const indexOf = (text: string): number => {
    const index = indices.get(text) ?? indices.size
    indices.set(text, index)
    return index
  }
  const encoded = rows.map((row) =>
    row.map((field) => {
      if (typeof field === 'string') return indexOf(field)
      return typeof field === 'object' && field !== null ? field.map(indexOf) : field
    }),
  )
  return JSON.stringify({ texts: [...indices.keys()], rows: encoded })
}

function decode(summary: string): Row[] {
  const { texts, rows } = JSON.parse(summary) as {
    readonly texts: readonly string[]
    readonly rows: readonly (readonly (number | readonly number[] | boolean | null)[])[]
  }
  const decoded = rows.map((row) =>
    row.map((field) => {
      if (typeof field === 'number') return texts[field]!
      return typeof field === 'object' && field !== null ? field.map((index) => texts[index]!) : field
    }),
  )
  return decoded as unknown as Row[]
}
