import type { ProposedSetup } from '../core/proposed-setup.ts'
import { inertOutput, line } from './escape.ts'
import { unpainted, type Paint } from './paint.ts'

/**
 * The output of `meshgate init`: a line for each written file, one for each file that is left alone, with the reason, and the
 * next steps.
 */
export function setupText({ files, omitted, next }: ProposedSetup, paint: Paint = unpainted): string {
  const lines = [
    ...files.map(({ path, contents }) => `${paint('green', 'written')} ${line(path)}: ${line(contents)}`),
    ...omitted.map(({ path, reason }) => `${paint('dim', 'left alone')} ${line(path)}: ${line(reason)}`),
    '',
    'next:',
    ...next.map((step) => `- ${line(step)}`),
  ]
  return inertOutput(`${lines.join('\n')}\n`)
}

/** The files that `meshgate init` would write, one after another, each below its path. */
export function setupFilesText({ files, omitted }: ProposedSetup): string {
  const texts = files.map(({ path, text }) => `-- ${line(path)} --\n${text}`)
  const left = omitted.map(({ path, reason }) => `-- ${line(path)} is left alone: ${line(reason)} --\n`)
  return inertOutput([...texts, ...left].join(''))
}
