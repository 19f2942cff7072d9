import { readdirSync, readFileSync } from 'node:fs'

const folder = 'schemas/istio'

/** The schemas of schemas/istio as texts, so that only those of kinds that are there are ever parsed. */
export async function istioTexts(): Promise<string> {
  const kinds = readdirSync(folder)
    .filter((file) => file !== 'since.json')
    .map((file) => file.replace(/\.json$/, ''))
    .toSorted()
  const since = read('since').kinds as Record<string, object>
  return `/** Made of schemas/istio by \`npm run generate\`. */

/** The kinds of Istio with the versions that are served. */
export const istioKinds = {
${kinds.map((kind) => `  ${kind}: ${served(kind)},\n`).join('')}} as const

/** JSON schemas by kind, as texts. */
export const schemaTexts: Readonly<Record<keyof typeof istioKinds, string>> = {
${kinds.map((kind) => entry(kind, withoutNames(read(kind)))).join('')}}

/** The releases that brought fields and values of enums, by kind, as texts. */
export const sinceTexts: Readonly<Partial<Record<keyof typeof istioKinds, string>>> = {
${Object.keys(since)
  .toSorted()
  .map((kind) => entry(kind, since[kind]!))
  .join('')}}
`
}

function read(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'))
}

function served(kind: string): string {
  const names = read(kind)['x-kubernetes-group-version-kind'] as { group: string; version: string }[]
  const versions = names.map(({ version }) => `'${version}'`)
  return `{ group: '${names[0]!.group}', versions: [${versions.join(', ')}] }`
}

/** The kinds stand in a table of their own. */
function withoutNames(schema: Record<string, unknown>): object {
  const names = new Set(['x-kubernetes-group-version-kind', 'title'])
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !names.has(key)))
}

function entry(kind: string, value: object): string {
  const text = JSON.stringify(value).replaceAll('\\', '\\\\').replaceAll("'", "\\'")
  const isShort = kind.length + text.length <= 103
  return `  ${kind}:${isShort ? ' ' : '\n    '}'${text}',\n`
}
