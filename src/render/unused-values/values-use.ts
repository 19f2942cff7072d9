import { once } from '../../core/once-per.ts'
import type { Location } from '../../core/report.ts'
import type { ValuesUse } from '../../core/values-use.ts'
import { locationAt, sourceOf } from '../../yaml/lines.ts'
import type { ChartFiles, ChartLoader } from '../chart-files.ts'
import { jobOf, type HelmEngine, type HelmRequest } from '../helm.ts'
import { contentsOf, type ChartContents } from './chart-texts.ts'
import { deadValues } from './dead.ts'
import { entriesOf } from './dead-entries.ts'
import { createProof, type Proof } from './dead-proof.ts'
import { editableValuesOf, type EditableValue } from '../probe/editable-values.ts'
import { valuesSourcesOf, type ValuesSource } from '../probe/sources.ts'
import { createProbe, type Probe } from '../probe/probe.ts'
import { undefinedValues } from './undefined.ts'
import { valuesReads, type PlacedRead } from './values-reads.ts'

/** Finds out what a release makes of its values. Nothing is rendered where no key is suspicious. */
export function createValuesUse(engine: HelmEngine, shelf: ChartLoader, request: HelmRequest): ValuesUse {
  const chart = shelf.find(request.target.path)
  const contents = 'problem' in chart ? null : contentsOf(chart)
  if ('problem' in chart || !contents) return { ...unknown, files: request.target.values }
  return valuesUse(engine, shelf, chart, contents, request)
}

/** Nothing can be said of a chart that cannot be read. */
const unknown: ValuesUse = {
  files: [],
  dead: () => Promise.resolve([]),
  undefined: () => Promise.resolve([]),
  isRead: () => Promise.resolve(false),
  mayRead: () => true,
  renders: 0,
}

function valuesUse(
  engine: HelmEngine,
  { tree }: ChartLoader,
  chart: ChartFiles,
  contents: ChartContents,
  request: HelmRequest,
): ValuesUse {
  const trials = createProbe(engine, chart, jobOf(tree, chart, request))
  const open = (): Ground => groundOf(valuesSourcesOf(tree, chart, request), contents, trials)
  const placeOf = ({ text, read }: PlacedRead): Location =>
    locationAt(sourceOf(text.text, chart.treePath(text.location)), read.start, read.end)
  let opened: Ground | undefined = open()
  const ground = (): Ground => (opened ??= open())
  let waiting = 2
  // It takes more memory than all that the release renders, and hardly anybody asks more than these two questions.
  async function answer<Answer>(ask: (ground: Ground) => Promise<Answer>): Promise<Answer> {
    const found = await ask(ground())
    if (--waiting === 0) opened = undefined
    return found
  }
  return {
    files: [...new Set(opened.sources.map(({ file }) => file))],
    dead: once(() => answer((known) => deadValues(known, known.proof, placeOf))),
    undefined: once(() => answer((known) => undefinedValues(known, known.slots, trials, placeOf))),
    isRead: (key) => ground().proof.isRead(ground().entries.written(key)),
    mayRead: (key) =>
      ground()
        .entries.written(key)
        .some(({ way }) => ground().reads.has(way)),
    get renders() {
      return trials.count()
    },
  }
}

/** What is known of a release's values, for the questions about them. */
interface Ground {
  readonly sources: readonly ValuesSource[]
  readonly slots: readonly EditableValue[]
  readonly contents: ChartContents
  readonly entries: ReturnType<typeof entriesOf>
  readonly reads: ReturnType<typeof valuesReads>
  readonly proof: Proof
}

function groundOf(sources: readonly ValuesSource[], contents: ChartContents, trials: Probe): Ground {
  const slots = sources.flatMap(editableValuesOf)
  return {
    sources,
    slots,
    contents,
    entries: entriesOf(slots),
    reads: valuesReads(contents, slots),
    proof: createProof(trials, slots),
  }
}
