import type { Edit } from './edits.ts'
import type { Slot } from './slots.ts'
import type { Output, OutputExtra, Trials } from './trials.ts'

/** A render that dead keys must not change. */
export interface Stage {
  readonly edits: readonly Edit[]
  readonly extra: OutputExtra
  readonly output: Output
}

/**
 * The chart as it is, and with all of some switches on, which are off; none if it cannot be rendered in one of these
 * ways: then nothing is proven.
 */
export async function stagesOf(trials: Trials, switches: readonly Slot[]): Promise<Stage[]> {
  const output = await trials.output([])
  if (!output) return []
  const plain = { edits: [], extra: {}, output }
  if (switches.length === 0) return [plain]
  const switched = await switchedOn(trials, switches.map(turnedOn))
  return switched ? [plain, switched] : []
}

function turnedOn({ source, start, end }: Slot): Edit {
  return { source, start, end, text: 'true' }
}

/** Most switches that may be left off, since the chart cannot be rendered with them on. */
const mostLeftOff = 4

/** All switches on; where the chart refuses that, but for a few that are found by halves. */
async function switchedOn(trials: Trials, switches: readonly Edit[]): Promise<Stage | null> {
  const extra = { lenient: true }
  let kept: readonly Edit[] = []
  let waiting: readonly (readonly Edit[])[] = [switches]
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
