import type { ValueEdit } from '../probe/edits.ts'
import type { EditableValue } from '../probe/editable-values.ts'
import type { Output, OutputExtra, Probe } from '../probe/probe.ts'

/** A render that dead keys must not change. */
export interface Baseline {
  readonly edits: readonly ValueEdit[]
  readonly extra: OutputExtra
  readonly output: Output
}

/**
 * The chart as it is, and with all of some switches on, which are off; none if it cannot be rendered in one of these
 * ways: then nothing is proven.
 */
export async function stagesOf(trials: Probe, switches: readonly EditableValue[]): Promise<Baseline[]> {
  const output = await trials.output([])
  if (!output) return []
  const plain = { edits: [], extra: {}, output }
  if (switches.length === 0) return [plain]
  const switched = await switchedOn(trials, switches.map(turnedOn))
  return switched ? [plain, switched] : []
}

function turnedOn({ source, start, end }: EditableValue): ValueEdit {
  return { source, start, end, text: 'true' }
}

/** Most switches that may be left off, since the chart cannot be rendered with them on. */
const mostLeftOff = 4

/** All switches on; where the chart refuses that, but for a few that are found by halves. */
async function switchedOn(trials: Probe, switches: readonly ValueEdit[]): Promise<Baseline | null> {
  const extra = { lenient: true }
  let kept: readonly ValueEdit[] = []
  let waiting: readonly (readonly ValueEdit[])[] = [switches]
  let leftOff = 0
  while (waiting.length > 0) {
    const [group = [], ...rest] = waiting
    const middle = group.length >> 1
    waiting = rest
    if (await trials.output([...kept, ...group], extra)) kept = [...kept, ...group]
    else if (middle > 0) waiting = [group.slice(0, middle), group.slice(middle), ...rest]
    else if (++leftOff > mostLeftOff) return null
  }
  const output = await trials.output(kept, extra)
  return output && { edits: kept, extra, output }
}
