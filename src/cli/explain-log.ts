import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { UsageError } from '../core/errors.ts'
import type { EnginePool } from '../host/engine/engine-pool.ts'
import { systemErrorText } from '../host/error-text.ts'
import { explainLog } from '../explain-log/explain-log.ts'
import { explainedLogJson, explainedLogText } from '../report/explained-log.ts'
import { wrapLines } from '../report/wrapped-lines.ts'
import { paintFor } from './colours.ts'
import type { RunOptions } from './options.ts'
import { workspaceRunInput } from './session.ts'
import type { Terminal } from './terminal.ts'
import { openWorkspace } from './workspace.ts'

/** The options of `meshgate explain-log`. */
export interface ExplainLogOptions extends RunOptions {
  readonly format: 'text' | 'json'
}

/** `meshgate explain-log FILE|-`: says which objects of the repository refused the requests in an access log. */
export async function explainLogCommand(
  file: string,
  options: ExplainLogOptions,
  terminal: Terminal,
  engine: EnginePool,
): Promise<void> {
  const workspace = openWorkspace([], options, terminal)
  const input = workspaceRunInput(workspace, options, terminal, engine)
  const explained = await explainLog({ ...input, lines: linesOf(file, terminal.folder) })
  if (options.format === 'json') terminal.print(explainedLogJson(explained))
  else terminal.print(wrapLines(explainedLogText(explained, paintFor(terminal.colour)), terminal.width))
}

/** The lines of a file, or of the standard input for `-`. Throws `UsageError` for a file that cannot be read. */
async function* linesOf(file: string, folder: string): AsyncIterable<string> {
  const stream = file === '-' ? process.stdin : createReadStream(resolve(folder, file))
  try {
    yield* createInterface({ input: stream, crlfDelay: Infinity })
  } catch (error) {
    throw new UsageError(`\`${file}\` cannot be read: ${systemErrorText(error)}`)
  }
}
