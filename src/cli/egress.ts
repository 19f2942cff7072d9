import type { EnginePool } from '../host/engine/engine-pool.ts'
import { egressMarkdown } from '../report/egress/egress-markdown.ts'
import { egressMermaid } from '../report/egress/egress-mermaid.ts'
import { egressSvg } from '../report/egress/egress-svg.ts'
import { egressText } from '../report/egress/egress-text.ts'
import { egressFails, isEgressUnknown } from '../report/egress/egress-words.ts'
import { inertJson } from '../report/escape.ts'
import { wrapLines } from '../report/wrapped-lines.ts'
import { askEgress } from '../run/egress/ask-egress.ts'
import { graphOfAnswer } from '../run/egress/egress-graph.ts'
import { paintFor } from './colours.ts'
import type { RunOptions } from './options.ts'
import { workspaceRunInput } from './session.ts'
import type { Terminal } from './terminal.ts'
import { openWorkspace } from './workspace.ts'

/** The options of `meshgate egress`. */
export interface EgressCommandOptions extends RunOptions {
  readonly format: 'text' | 'json' | 'markdown' | 'mermaid' | 'svg'
  /** True if unread inputs fail the command. */
  readonly strict: boolean
  /** Prints nothing if nothing fails. */
  readonly quiet: boolean
}

/**
 * `meshgate egress`: prints which outside hosts pods reach. Exit code 1 if no mesh declares or limits such hosts, if a
 * new host is not on the allow-list, or if an entry of the list has expired; with `--strict` also for unread inputs.
 */
export async function egressCommand(
  options: EgressCommandOptions,
  terminal: Terminal,
  engine: EnginePool,
): Promise<void> {
  const workspace = openWorkspace([], options, terminal)
  const answer = await askEgress(workspaceRunInput(workspace, options, terminal, engine))
  const texts = {
    text: () => wrapLines(egressText(answer, paintFor(terminal.colour)), terminal.width),
    json: () => inertJson({ schemaVersion: 1, ...answer }),
    markdown: () => egressMarkdown(answer),
    mermaid: () => egressMermaid(answer, graphOfAnswer),
    svg: () => egressSvg(answer, graphOfAnswer),
  }
  const isUnknown = options.strict && isEgressUnknown(answer)
  const fails = answer.meshes.length === 0 || egressFails(answer) || isUnknown
  if (fails || !options.quiet) terminal.print(texts[options.format]())
  if (fails) terminal.exitWith(1)
}
