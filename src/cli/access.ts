import type { EnginePool } from '../host/engine/engine-pool.ts'
import { accessMarkdown } from '../report/access/access-markdown.ts'
import { accessText } from '../report/access/access-text.ts'
import { inertJson } from '../report/escape.ts'
import { wrapLines } from '../report/wrapped-lines.ts'
import { askAccess } from '../run/access/ask-access.ts'
import { paintFor } from './colours.ts'
import type { RunOptions } from './options.ts'
import { workspaceRunInput } from './session.ts'
import type { Terminal } from './terminal.ts'
import { openWorkspace } from './workspace.ts'

/** The options of `meshgate access`. */
export interface AccessCommandOptions extends RunOptions {
  readonly format: 'text' | 'json' | 'markdown'
  /** Prints nothing if nothing fails. */
  readonly quiet: boolean
}

/**
 * `meshgate access`: prints which requests are decided differently from base. Exit code 1 if no mesh decides about
 * requests, or if a request is allowed that base refuses.
 */
export async function accessCommand(
  options: AccessCommandOptions,
  terminal: Terminal,
  engine: EnginePool,
): Promise<void> {
  const workspace = openWorkspace([], options, terminal)
  const answer = await askAccess(workspaceRunInput(workspace, options, terminal, engine))
  const texts = {
    text: () => wrapLines(accessText(answer, paintFor(terminal.colour)), terminal.width),
    json: () => inertJson({ schemaVersion: 1, ...answer }),
    markdown: () => accessMarkdown(answer),
  }
  const isNew = answer.meshes.some(({ verdict }) => verdict === 'new')
  const fails = answer.meshes.length === 0 || isNew
  if (fails || !options.quiet) terminal.print(texts[options.format]())
  if (fails) terminal.exitWith(1)
}
