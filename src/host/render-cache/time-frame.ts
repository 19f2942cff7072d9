import type { EngineAnswer } from '../../render/engine.ts'
import type { EngineFrame } from '../../render/wire.ts'

type Answered = Extract<EngineAnswer, { status: 'answered' }>

/** The name of the frame with the processor time that an answer took. */
const frameName = 'processor time'

/** The frames of an answer with its processor time, so that a later run decides by it as the run that measured it. */
export function framesWithTime({ frames, processorMs }: Answered): readonly EngineFrame[] {
  if (processorMs === undefined) return frames
  return [...frames, { name: frameName, data: new TextEncoder().encode(String(processorMs)) }]
}

/** Separates the processor time of a kept answer from its frames. */
export function splitTime(frames: readonly EngineFrame[]): Pick<Answered, 'frames' | 'processorMs'> {
  const time = frames.find(({ name }) => name === frameName)
  if (!time) return { frames }
  return {
    frames: frames.filter((frame) => frame !== time),
    processorMs: Number(new TextDecoder().decode(time.data)),
  }
}
