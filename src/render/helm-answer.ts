import type { SourceLine } from '../core/source-line.ts'
import type { ClusterQuestion } from '../core/cluster-question.ts'
import { withoutStandIns } from '../core/namespace.ts'
import { inlineValuesNamed } from '../core/release-settings.ts'
import type {
  SchemaError,
  RemoteSchema,
  SummaryPlace,
  HelmRender,
  RenderedText,
  LineOrigins,
  FailedRender,
} from '../core/render.ts'
import type { HelmTarget } from '../core/target.ts'
import { decodeText } from '../yaml/decode-text.ts'
import { remoteDependencies } from './chart-dependencies.ts'
import type { ChartFiles, ChartProblem } from './chart-files.ts'
import { openQuestions } from './cluster-answers.ts'
import type { EngineFrame } from './wire.ts'

/** The header of an answer (engine/release/result.go). */
interface Header {
  readonly error: string
  readonly at?: SourceLine & { readonly values?: boolean }
  readonly schemaErrors?: readonly SchemaError[]
  readonly remoteSchemas?: readonly RemoteSchema[]
  readonly asks?: readonly ClusterQuestion[]
  readonly broken?: readonly { readonly file: string; readonly error: string; readonly at?: SourceLine }[]
}

/** The render in the frames of an engine's answer: the manifests, or the reason why there are none. */
export function renderOfAnswer(
  target: HelmTarget,
  chart: ChartFiles,
  frames: readonly EngineFrame[],
  summary: SummaryPlace | undefined,
): HelmRender {
  const texts = new Map(frames.map(({ name, data }) => [name, data]))
  const header = JSON.parse(textOf(texts, '')) as Header
  if (header.error !== '') return failedRender(target, chart, header, texts)
  const text = renderedText(target, chart, texts)
  const broken = garbledTemplates(text, texts)
  if (broken.length > 0) return failedRender(target, chart, { ...header, broken, ...broken[0]! }, texts)
  return {
    status: 'rendered',
    ...text,
    ...(summary && { summary: { ...summary, manifest: text.manifest } }),
    remoteSchemas: remoteSchemasOf(chart, header),
    ...asksOf(header, target),
  }
}

function asksOf({ asks = [] }: Header, target: HelmTarget): Pick<HelmRender, 'asks'> {
  const open = openQuestions(asks, target)
  return open.length > 0 ? { asks: open } : {}
}

type Texts = ReadonlyMap<string, Uint8Array>

function renderedText(target: HelmTarget, chart: ChartFiles, texts: Texts): RenderedText {
  const files = JSON.parse(textOf(texts, 'origin.files')) as string[]
  const origins: LineOrigins = {
    files: files.map((location) => chart.treePath(location)),
    lines: numbersOf(texts.get('origin.lines')!),
  }
  return { target, manifest: textOf(texts, 'manifest'), origins }
}

/**
 * Templates whose output is not UTF-8. Helm parses each object separately and so accepts UTF-16 with a byte order mark, but
 * it sends all objects to the cluster as one text. Files have the engine's names.
 */
function garbledTemplates(
  { manifest, origins }: RenderedText,
  texts: Texts,
): readonly (BrokenFrame & { readonly at: SourceLine })[] {
  if (!manifest.includes('\ufffd') || !decodeText(texts.get('manifest')!).isBroken) return []
  const files = JSON.parse(textOf(texts, 'origin.files')) as string[]
  const indexes = manifest
    .split('\n')
    .flatMap((line, index) => (line.includes('\ufffd') ? (origins.lines[2 * index] ?? []) : []))
  const locations = [...new Set(indexes)].flatMap((index) => files[index] ?? [])
  // Helm prints the files of `crds/` unchanged, and only with `--include-crds`.
  const templates = locations.filter((file) => !/(^|\/)crds\//.test(file))
  if (templates.length === 0 && locations.length > 0) return []
  return (templates.length > 0 ? templates : ['Chart.yaml']).map((file) => ({
    file,
    error: notUnicode,
    at: { file, line: 1 },
  }))
}

/** The message for such a template; `kindOfTemplate` in src/model/render-failure.ts recognises its beginning. */
const notUnicode =
  'the template is not UTF-8 text, and the cluster cannot read what it renders; save it as UTF-8'

type BrokenFrame = NonNullable<Header['broken']>[number]

function failedRender(target: HelmTarget, chart: ChartFiles, header: Header, texts: Texts): FailedRender {
  const { error, at, schemaErrors = [], broken = [] } = header
  const inTree = ({ file, line }: SourceLine): SourceLine => ({ file: chart.treePath(file), line })
  return {
    status: 'failed',
    target,
    message: withoutStandIns(error),
    at: at ? (at.values ? valuesOrigin(at, target) : inTree(at)) : null,
    schemaErrors: schemaErrors.map(({ schemaFile, ...refused }) =>
      schemaFile === undefined ? refused : { ...refused, schemaFile: chart.treePath(schemaFile) },
    ),
    remoteSchemas: remoteSchemasOf(chart, header),
    unvendored: remoteDependencies(chart.source.files),
    broken: broken.map((template) => ({
      file: chart.treePath(template.file),
      message: withoutStandIns(template.error),
      at: template.at ? inTree(template.at) : null,
    })),
    ...asksOf(header, target),
    partial: texts.has('manifest') ? renderedText(target, chart, texts) : null,
  }
}

/** The line of a values file; `null` for values in an object, whose lines differ from those of the file. */
function valuesOrigin({ file, line }: SourceLine, target: HelmTarget): SourceLine | null {
  return inlineValuesNamed(target, file) ? null : { file, line }
}

function remoteSchemasOf(chart: ChartFiles, { remoteSchemas = [] }: Header): RemoteSchema[] {
  return remoteSchemas.map(({ file, address }) => ({ file: chart.treePath(file), address }))
}

/** The failed render of a chart that cannot be loaded. */
export function failedChart(target: HelmTarget, { problem, file, line = 1 }: ChartProblem): FailedRender {
  const at = file === undefined ? null : { file, line }
  return {
    status: 'failed',
    target,
    message: problem,
    at,
    schemaErrors: [],
    remoteSchemas: [],
    unvendored: [],
    broken: [],
    partial: null,
  }
}

function textOf(texts: Texts, name: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(texts.get(name))
}

/**
 * The numbers of a frame, which are little-endian; they are copied, since a frame need not begin at a multiple of four
 * bytes.
 */
function numbersOf(data: Uint8Array): Int32Array {
  if (isLittleEndian) return new Int32Array(new Uint8Array(data).buffer)
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const numbers = new Int32Array(data.byteLength / 4)
  for (let index = 0; index < numbers.length; index++) numbers[index] = view.getInt32(4 * index, true)
  return numbers
}

/** Whether this processor stores numbers as the engine does. */
const isLittleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1
