import { chartLoader } from '../../src/render/chart-files.ts'
import { renderHelm } from '../../src/render/helm.ts'
import { chart, newEngine, requestFor } from '../render/engine.ts'
import { memoryTree } from '../../src/core/tree.ts'

/** What Go makes of a YAML text: data, a kind of scalar, or nothing since it refuses the text. */
export type GoAnswer = { readonly data: unknown } | { readonly scalar: string } | { readonly refused: string }

const engine = newEngine()

/**
 * What the engine's YAML reads in each text's first document. One render answers for all of them: `fromYaml` reads
 * maps, `fromYamlArray` lists, and of a scalar their complaints name the kind. A mark in front of each text saves
 * byte order marks, which Helm takes from the files of a chart.
 */
export async function askEngine(texts: readonly string[]): Promise<GoAnswer[]> {
  const files = texts.map((text, at) => [`texts/${String(at).padStart(6, '0')}`, `=${text}`] as const)
  const tree = memoryTree(chart({ 'templates/all.yaml': template, ...Object.fromEntries(files) }))
  const render = await renderHelm(engine, chartLoader(tree), requestFor())
  if (render.status === 'failed') throw new Error(render.message)
  const answers = render.manifest.split('\n').filter((line) => line.startsWith('#= '))
  if (answers.length !== texts.length) throw new Error(`${answers.length} answers to ${texts.length} texts`)
  return answers.map((line) => toAnswer(JSON.parse(decoded(line.slice(3))) as [object, unknown[]]))
}

/** In comments, which Helm hands on; in base64, since it refuses control characters even there. */
const template = `kind: Answers
{{ range $path, $_ := .Files.Glob "texts/*" }}
#= {{ $text := trimPrefix "=" ($.Files.Get $path) }}{{ list (fromYaml $text) (fromYamlArray $text) | toJson | b64enc }}
{{- end }}
`

/** Both functions hand a complaint over as data. */
function toAnswer([map, list]: [object, unknown[]]): GoAnswer {
  const refusedMap = (map as { Error?: unknown }).Error
  if (!isComplaint(refusedMap)) return { data: map }
  if (!isComplaint(list[0]) || list.length > 1) return { data: list }
  const [, kind] = /cannot unmarshal (\w+) into/.exec(refusedMap) ?? []
  return kind === undefined ? { refused: refusedMap } : { scalar: kind }
}

function isComplaint(value: unknown): value is string {
  return typeof value === 'string' && /^(?:error |json: |yaml: )/.test(value)
}

function decoded(base64: string): string {
  return Buffer.from(base64, 'base64').toString()
}
