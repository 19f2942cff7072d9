import type { EvaluatedHelmfile, HelmfileValues } from '../../../src/core/evaluated-helmfile.ts'
import { Node } from '../../../src/model/node.ts'
import { parseDocuments } from '../../../src/yaml/parse.ts'

/** What a helmfile comes to: the merged values of each release by `NAMESPACE/NAME`, or an error. */
export type Outcome = { readonly releases: Readonly<Record<string, unknown>> } | { readonly error: string }

/** The outcome of an evaluation. */
export function outcomeOf(
  { releases, failures }: EvaluatedHelmfile,
  files: Readonly<Record<string, string>>,
): Outcome {
  const failed = [...failures, ...releases.flatMap(({ failure }) => failure ?? [])]
  if (failed.length > 0) return { error: failed[0]!.message }
  return {
    releases: Object.fromEntries(
      releases.map(({ namespace, name, values }) => [
        `${namespace}/${name}`,
        values.map((layer) => dataOf(layer, files)).reduce(merged, {}),
      ]),
    ),
  }
}

function dataOf({ file, path, line, text, lines }: HelmfileValues, files: Readonly<Record<string, string>>) {
  const documents = parseDocuments(lines ? text : files[file]!, file).flatMap(({ root }) =>
    root ? Node.of(root) : [],
  )
  if (!path) return documents.map(({ data }) => data).reduce(merged, {})
  return documents.findLast(({ location }) => location.line <= line)!.at(...path).data
}

function merged(under: unknown, over: unknown): unknown {
  if (!isMap(under) || !isMap(over)) return over
  const result: Record<string, unknown> = { ...under }
  for (const [key, value] of Object.entries(over))
    result[key] = Object.hasOwn(result, key) ? merged(result[key], value) : value
  return result
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
