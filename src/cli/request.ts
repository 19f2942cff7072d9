import type { EnginePool } from '../host/engine/engine-pool.ts'
import { inertJson } from '../report/escape.ts'
import { requestAnswerText } from '../report/request-text.ts'
import { wrapLines } from '../report/wrapped-lines.ts'
import { askRequest } from '../run/request/ask-request.ts'
import { paintFor } from './colours.ts'
import type { RunOptions } from './options.ts'
import { workspaceRunInput } from './session.ts'
import type { Terminal } from './terminal.ts'
import { openWorkspace } from './workspace.ts'

/** The options of `meshgate request`. */
export interface RequestCommandOptions extends RunOptions {
  readonly from?: string
  readonly token?: string
  readonly header: readonly string[]
  readonly address?: string
  readonly gateway?: string
  readonly format: 'text' | 'json'
  readonly quiet: boolean
}

/**
 * `meshgate request METHOD URL`: prints what becomes of a request. Exit code 1 if no mesh has anything for its host.
 */
export async function requestCommand(
  method: string,
  url: string,
  options: RequestCommandOptions,
  terminal: Terminal,
  engine: EnginePool,
): Promise<void> {
  const workspace = openWorkspace([], options, terminal)
  const input = workspaceRunInput(workspace, options, terminal, engine)
  const answer = await askRequest(input, { ...options, method, url, headers: options.header })
  const fails = answer.meshes.length === 0
  const text = (): string =>
    options.format === 'json'
      ? inertJson({ schemaVersion: 1, ...answer })
      : wrapLines(requestAnswerText(answer, paintFor(terminal.colour)), terminal.width)
  if (fails || !options.quiet) terminal.print(text())
  if (fails) terminal.exitWith(1)
}
