import { filesOfPlace, type EmbeddedValues } from '../../core/embedded-values.ts'
import type { Tree } from '../../core/tree.ts'
import { placedNode, valuesText } from '../../yaml/embedded.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import { readerOf, type Reader } from '../../yaml/reader.ts'
import type { ChartFiles } from '../chart-files.ts'
import { chartValuesFile, type RenderJob, type TemplateOptions } from '../engine-job.ts'
import { renderJobOf, type HelmRequest } from '../helm.ts'
import { flagText } from '../set-flag.ts'
import { engineFrameOf } from '../wire.ts'
import { applyFileEdits, applyValueEdits, type ValueEdit } from './edits.ts'
import type { SetFlag } from './values-source.ts'

/** A release without edits. */
export interface ProbedRelease {
  readonly chart: ChartFiles
  readonly job: RenderJob
  /** Where the tree contains values and flags of the job. */
  readonly embedded: NonNullable<HelmRequest['embedded']>
  readonly reader: Reader
  /** True if post-renderers change what its templates render. */
  readonly isPostRendered: boolean
}

/** The release of a request with its loaded chart. */
export function probedRelease(tree: Tree, chart: ChartFiles, request: HelmRequest): ProbedRelease {
  const { embedded = new Map(), target } = request
  const isPostRendered = (target.settings?.postRenderers ?? []).length > 0
  return { chart, job: renderJobOf(tree, chart, request), embedded, reader: readerOf(tree), isPostRendered }
}

/**
 * The job of a release with edited values. Schema validation is off: an edited value may violate a schema.
 *
 * @param extra options that replace those of the job
 */
export function editedJob(
  { job, embedded, reader }: ProbedRelease,
  edits: readonly ValueEdit[],
  extra: Partial<TemplateOptions>,
): RenderJob {
  const options: TemplateOptions = {
    ...job.options,
    ...extra,
    marks: false,
    raw: true,
    skipSchemaValidation: true,
  }
  const inputs = newInputs(job)
  for (const [{ input }, text] of applyValueEdits(edits.filter((edit) => !isEmbedded(edit)))) {
    if (input.as === 'flag') inputs.setFlag(input, text)
    else if (input.as === 'chart') inputs.setChartValues(input.location, text)
    else if (input.as === 'file' || input.as === 'text') inputs.setFile(input.name, text)
  }
  for (const { name, place, node } of editedPlaces(edits.filter(isEmbedded), embedded, reader)) {
    const flag = flagNamed(name)
    if (flag) inputs.setFlag(flag, flagText(inputs.keyOf(flag), node))
    else inputs.setFile(name, valuesText(node, place.under))
  }
  return { ...job, options: { ...options, ...inputs.options() }, files: inputs.files() }
}

function isEmbedded({ source: { input } }: ValueEdit): boolean {
  return input.as === 'part' || ((input.as === 'file' || input.as === 'flag') && input.embedded !== undefined)
}

/** Values or a flag in a file of the tree, and their edited node. */
interface EditedPlace {
  /** See `HelmRequest.embedded`. */
  readonly name: string
  readonly place: EmbeddedValues
  readonly node: YamlNode | null
}

/** The embedded values that edits of files change, directly or through filled parts. */
function editedPlaces(
  edits: readonly ValueEdit[],
  embedded: ProbedRelease['embedded'],
  reader: Reader,
): EditedPlace[] {
  const texts = applyFileEdits(edits)
  const edited = new Map([...texts].map(([file, content]) => [file, parseDocuments(content, file)]))
  const documents: Reader['documents'] = (file) => edited.get(file) ?? reader.documents(file)
  const text: Reader['text'] = (file) => texts.get(file) ?? reader.text(file)
  return [...embedded]
    .filter(([, place]) => filesOfPlace(place).some((file) => edited.has(file)))
    .map(([name, place]) => ({ name, place, node: placedNode({ documents, text }, place) }))
}

/** A flag of a job and its index among those of its kind. */
interface IndexedFlag {
  readonly flag: SetFlag
  readonly index: number
}

/** The flag that `HelmRequest.embedded` names; `null` for a file. */
function flagNamed(name: string): IndexedFlag | null {
  const [, flag, index] = /^(set|setString|setJson|setLiteral)\/(\d+)$/.exec(name) ?? []
  return flag === undefined ? null : { flag: flag as SetFlag, index: Number(index) }
}

/** The files and flags of a job, to be replaced one by one. */
interface JobInputs {
  setFile(name: string, text: string): void
  setChartValues(location: string, text: string): void
  setFlag(flag: IndexedFlag, text: string): void
  /** The key that a flag sets. */
  keyOf(flag: IndexedFlag): string
  files(): RenderJob['files']
  options(): Partial<TemplateOptions>
}

function newInputs({ options, files: renderFiles }: RenderJob): JobInputs {
  const files = new Map(renderFiles.map((file) => [file.name, file]))
  const chartValues = [...(options.chartValues ?? [])]
  const flags = new Map<SetFlag, string[]>()
  const setFile = (name: string, text: string): void => {
    files.set(name, engineFrameOf(name, new TextEncoder().encode(text)))
  }
  return {
    setFile,
    setChartValues(location, text) {
      chartValues.push(location)
      setFile(chartValuesFile(location), text)
    },
    setFlag({ flag, index }, text) {
      const texts = flags.get(flag) ?? [...(options[flag] ?? [])]
      texts[index] = text
      flags.set(flag, texts)
    },
    keyOf({ flag, index }) {
      const text = options[flag]?.[index] ?? ''
      return text.slice(0, text.indexOf('='))
    },
    files: () => [...files.values()],
    options: () => ({ ...Object.fromEntries(flags), chartValues }),
  }
}
