import { realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { SourceLine } from '../core/source-line.ts'
import type { CodeAction, Diagnostic, Range } from 'vscode-languageserver/node'
import { UsageError } from '../core/errors.ts'
import type { Location } from '../core/report.ts'
import { hasPath } from '../core/tree.ts'
import { pathInside } from '../host/folder-tree.ts'
import type { CheckSession } from '../host/session/check-session.ts'
import type { LiveFolder } from '../host/session/live-folder.ts'
import { watchEdits, type WatchedEdits } from '../host/session/watch-edits.ts'
import type { CheckedTree } from '../run/session/checked-tree.ts'
import { readsOfValue, valuesBehind, type NavigatedTree } from '../why/navigate.ts'
import type { CauseServices } from '../why/why.ts'
import { codeActionsOf } from './code-actions.ts'
import { configurationProblems, diagnosticsOf } from './diagnostics.ts'
import { findingHover, lineHover } from './hover.ts'
import { rangeOf, shareLine } from './ranges.ts'

/** The notifications of a desk to the editor. */
export interface DeskEvents {
  publish(uri: string, diagnostics: readonly Diagnostic[]): void
  log(message: string): void
}

/** A folder that is open in the editor: its checks, and its unsaved texts. */
export class Desk {
  readonly #folder: LiveFolder
  readonly #session: CheckSession
  readonly #events: DeskEvents
  #edits: WatchedEdits | null = null
  readonly #configFile: string
  /** The URIs of open files as the editor writes them, by path. */
  readonly #uris = new Map<string, string>()
  /** The published diagnostics, by URI. */
  #published = new Map<string, string>()

  /** Opens a folder, and begins to check it. Rejects where the folder cannot be watched. */
  static async open(
    folder: LiveFolder,
    session: CheckSession,
    configFile: string,
    events: DeskEvents,
  ): Promise<Desk> {
    const desk = new Desk(folder, session, configFile, events)
    desk.#edits = await watchEdits(folder, session, {
      checked: (checked) => desk.#publish(checked),
      settled: (checked) => desk.#publish(checked),
      failed: (error) => desk.#fail(error),
    })
    desk.#edits.failed.catch((error: unknown) =>
      events.log(`edits outside of the editor are not seen: ${String(error)}`),
    )
    return desk
  }

  private constructor(folder: LiveFolder, session: CheckSession, configFile: string, events: DeskEvents) {
    this.#folder = folder
    this.#session = session
    this.#configFile = configFile
    this.#events = events
  }

  /** The top of the repository that contains the folder; outside of Git the folder. */
  get root(): string {
    return this.#folder.workspace.root
  }

  /** The path of a file of the folder; `undefined` for any other URI. */
  pathOf(uri: string): string | undefined {
    const path = uri.startsWith('file:') ? realPath(fileURLToPath(uri)) : undefined
    return path === undefined ? undefined : pathInside(this.#folder.workspace.root, path)
  }

  /** Takes the text of an open editor in the place of the file; `null` once it is closed. */
  setText(uri: string, text: string | null): void {
    const path = this.pathOf(uri)
    if (path === undefined) return
    if (text === null) this.#uris.delete(path)
    else this.#uris.set(path, uri)
    this.#folder.setText(path, text)
    this.#edits?.notice([path])
  }

  /** The code actions in a range; empty for a URI outside of the folder, and while no check has succeeded. */
  async codeActions(uri: string, range: Range): Promise<CodeAction[]> {
    const [path, last] = [this.pathOf(uri), await this.#checked()]
    return path !== undefined && last ? codeActionsOf(path, range, last, this.#uriOf) : []
  }

  /**
   * Markdown about the findings on a line, else about the origin of its first rendered field, else the lines that read its
   * value; `null` if it has none of these.
   */
  async hover(uri: string, range: Range): Promise<string | null> {
    const [at, last] = [this.#lineAt(uri, range), await this.#checked()]
    if (!at || !last) return null
    const tree = this.#navigated(last)
    const services = this.#services()
    const findings = last.report.findings.filter(
      (finding) => finding.at.file === at.file && shareLine(rangeOf(finding.at), range),
    )
    if (findings.length === 0) return lineHover(at, tree, services)
    const texts = await Promise.all(
      findings.slice(0, maxFindings).map((each) => findingHover(each, tree, services)),
    )
    return texts.join('\n\n---\n\n')
  }

  /** The values lines behind a line of a template; empty if there are none. */
  async definition(uri: string, range: Range): Promise<{ uri: string; range: Range }[]> {
    const [at, last] = [this.#lineAt(uri, range), await this.#checked()]
    return at && last ? (await valuesBehind(at, this.#navigated(last))).map(this.#place) : []
  }

  /** The lines of templates that read the value on a line; empty if there are none. */
  async references(uri: string, range: Range): Promise<{ uri: string; range: Range }[]> {
    const [at, last] = [this.#lineAt(uri, range), await this.#checked()]
    return at && last ? readsOfValue(at, this.#navigated(last)).map(this.#place) : []
  }

  /** Stops to watch the folder, and clears its diagnostics in the editor. */
  async close(): Promise<void> {
    await this.#edits?.close()
    for (const uri of this.#published.keys()) this.#events.publish(uri, [])
  }

  readonly #uriOf = (file: string): string =>
    this.#uris.get(file) ?? pathToFileURL(join(this.#folder.workspace.root, file)).href

  readonly #place = (at: Location): { uri: string; range: Range } => ({
    uri: this.#uriOf(at.file),
    range: rangeOf(at),
  })

  async #checked(): Promise<CheckedTree | null> {
    await this.#edits?.upToDate()
    return this.#session.last
  }

  #lineAt(uri: string, range: Range): SourceLine | null {
    const file = this.pathOf(uri)
    return file === undefined ? null : { file, line: range.start.line + 1 }
  }

  #navigated({ inspected }: CheckedTree): NavigatedTree {
    return { inspected, host: this.#session.input!.host }
  }

  #services(): CauseServices | null {
    const { provenance, valuesUse } = this.#session.input!.host
    return provenance && valuesUse ? { provenance, valuesUse } : null
  }

  #publish({ report }: CheckedTree): void {
    const next = new Map(
      [...diagnosticsOf(report, this.#uriOf)].map(
        ([file, diagnostics]) => [this.#uriOf(file), diagnostics] as const,
      ),
    )
    this.#send(next)
  }

  /** Publishes the changed diagnostics. */
  #send(next: ReadonlyMap<string, Diagnostic[]>): void {
    const texts = new Map([...next].map(([uri, diagnostics]) => [uri, JSON.stringify(diagnostics)]))
    for (const uri of this.#published.keys()) if (!texts.has(uri)) this.#events.publish(uri, [])
    for (const [uri, text] of texts)
      if (this.#published.get(uri) !== text) this.#events.publish(uri, next.get(uri)!)
    this.#published = texts
  }

  /** A mistake in the configuration is shown at its line. Earlier diagnostics stay. */
  #fail(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error)
    this.#events.log(error instanceof UsageError ? message : `${message}\n${(error as Error).stack ?? ''}`)
    if (!(error instanceof UsageError) || !hasPath(this.#folder.tree, this.#configFile)) return
    for (const [file, problems] of configurationProblems(error, this.#configFile)) {
      const uri = this.#uriOf(file)
      this.#published.set(uri, JSON.stringify(problems))
      this.#events.publish(uri, problems)
    }
  }
}

const maxFindings = 5

/** A path without links, also of a file that is not there yet. */
function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    const folder = dirname(path)
    return folder === path ? path : join(realPath(folder), basename(path))
  }
}
