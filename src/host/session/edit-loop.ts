import { setTimeout as sleep } from 'node:timers/promises'
import type { CheckedTree } from '../../run/session/checked-tree.ts'
import type { CheckSession } from './check-session.ts'
import type { LiveFolder } from './live-folder.ts'

/** The results of edits. */
export interface EditEvents {
  /**
   * A check is complete.
   *
   * @param edited the paths that differ from the tree of the previous check
   */
  checked(checked: CheckedTree, edited: ReadonlySet<string>): void
  /** The causes of reused findings are known again, and the invariants are decided. */
  settled?(checked: CheckedTree): void
  /** A check is not possible, for example because of an invalid configuration. The next edit is checked again. */
  failed(error: unknown): void
}

/** Checks a folder once, and after each edit. */
export interface EditLoop {
  /** Records paths that may have changed. If one has changed, the running check is dropped. */
  notice(paths: Iterable<string>): void
  /** Resolves when all recorded paths are checked, or cannot be. */
  upToDate(): Promise<void>
  /** Ends after the running check. */
  end(): Promise<void>
}

/** Milliseconds in which a deleted file may come back: some editors delete a file and write it again. */
const goneMs = 80

/** Milliseconds without an edit after which postponed causes are searched, and invariants are decided. */
const calmMs = 400

/** Starts the loop, whose first check is of the whole folder. */
export function startEditLoop(folder: LiveFolder, session: CheckSession, events: EditEvents): EditLoop {
  const loop = new Loop(folder, session, events)
  loop.start()
  return loop
}

class Loop implements EditLoop {
  readonly #folder: LiveFolder
  readonly #session: CheckSession
  readonly #events: EditEvents
  #noticed = new Set<string>()
  /** The paths that differ from the last completed check. */
  #edited = new Set<string>()
  #isAwake = true
  #isEnded = false
  /** True while no edit is to be checked, and postponed work is done. */
  #isSettling = false
  #running: Promise<void> | null = null
  #calm = new AbortController()
  readonly #waiting: (() => void)[] = []

  constructor(folder: LiveFolder, session: CheckSession, events: EditEvents) {
    this.#folder = folder
    this.#session = session
    this.#events = events
  }

  start(): void {
    this.#running = this.#run().finally(() => {
      this.#running = null
      if (this.#isAwake && !this.#isEnded) this.start()
      else this.#release()
    })
  }

  notice(paths: Iterable<string>): void {
    const differing = [...paths].filter((path) => this.#folder.mayDiffer(path))
    if (differing.length === 0 && this.#noticed.size === 0) return
    for (const path of differing) this.#noticed.add(path)
    this.#isAwake = true
    this.#session.drop()
    this.#calm.abort()
    if (!this.#running) this.start()
  }

  upToDate(): Promise<void> {
    const isBehind = this.#running && (this.#isAwake || !this.#isSettling)
    return isBehind ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve()
  }

  async end(): Promise<void> {
    this.#isEnded = true
    this.#session.drop()
    this.#calm.abort()
    await this.#running
  }

  async #run(): Promise<void> {
    try {
      while (this.#isAwake && !this.#isEnded) {
        this.#isAwake = false
        if (await this.#look()) await this.#check()
        if (this.#isOutdated()) continue
        this.#release()
        this.#isSettling = true
        await this.#settle()
        this.#isSettling = false
      }
    } catch (error) {
      this.#events.failed(error)
    } finally {
      this.#isSettling = false
    }
  }

  #isOutdated(): boolean {
    return this.#isAwake || this.#isEnded
  }

  /** Compares the recorded paths. Returns false if nothing differs. */
  async #look(): Promise<boolean> {
    if ([...this.#noticed].some((path) => this.#folder.isGone(path))) await sleep(goneMs)
    const paths = this.#noticed
    this.#noticed = new Set()
    try {
      this.#edited = new Set([...this.#edited, ...this.#folder.look(paths)])
    } catch (error) {
      // The folder cannot be opened: the paths are compared once it can be.
      this.#noticed = new Set([...paths, ...this.#noticed])
      throw error
    }
    return this.#edited.size > 0 || this.#session.isBehind
  }

  async #check(): Promise<void> {
    const checked = await this.#session.check(this.#edited)
    if (!checked) return
    const edited = this.#edited
    this.#edited = new Set()
    this.#events.checked(checked, edited)
  }

  async #settle(): Promise<void> {
    this.#calm = new AbortController()
    const isCalm = await sleep(calmMs, true, { signal: this.#calm.signal, ref: false }).catch(() => false)
    if (!isCalm || this.#isEnded) return
    const settled = await this.#session.settle()
    if (settled) this.#events.settled?.(settled)
  }

  #release(): void {
    for (const resolve of this.#waiting.splice(0)) resolve()
  }
}
