import type { Place } from '../../core/report.ts'
import type { ValuesUse } from '../../core/values-use.ts'
import { placeAt, sourceOf } from '../../yaml/lines.ts'
import type { ChartFiles, ChartShelf } from '../chart-files.ts'
import { jobOf, type HelmEngine, type HelmRequest } from '../helm.ts'
import { contentsOf, type ChartContents } from './chart-texts.ts'
import { deadValues } from './dead.ts'
import { entriesOf } from './dead-entries.ts'
import { createProof } from './dead-proof.ts'
import { slotsOf } from './slots.ts'
import { sourcesOf } from './sources.ts'
import { createTrials } from './trials.ts'
import { undefinedValues } from './undefined.ts'
import { valuesReads, type PlacedRead } from './values-reads.ts'

/** Finds out what a release makes of its values. Nothing is rendered where no key is suspicious. */
export function createValuesUse(engine: HelmEngine, shelf: ChartShelf, request: HelmRequest): ValuesUse {
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
  { tree }: ChartShelf,
  chart: ChartFiles,
  contents: ChartContents,
  request: HelmRequest,
): ValuesUse {
  const sources = sourcesOf(tree, chart, request)
  const slots = sources.flatMap(slotsOf)
  const trials = createTrials(engine, chart, jobOf(tree, chart, request))
  const ground = { contents, entries: entriesOf(slots), reads: valuesReads(contents, slots) }
  const proof = createProof(trials, slots)
  const placeOf = ({ text, read }: PlacedRead): Place =>
    placeAt(sourceOf(text.text, chart.treePath(text.location)), read.start, read.end)
  let dead: ReturnType<ValuesUse['dead']> | undefined
  let undefinedOnes: ReturnType<ValuesUse['undefined']> | undefined
  return {
    files: [...new Set(sources.map(({ file }) => file))],
    dead: () => (dead ??= deadValues(ground, proof, placeOf)),
    undefined: () => (undefinedOnes ??= undefinedValues(ground, slots, trials, placeOf)),
    isRead: (key) => proof.isRead(ground.entries.written(key)),
    mayRead: (key) => ground.entries.written(key).some(({ way }) => ground.reads.has(way)),
    get renders() {
      return trials.count()
    },
  }
}
