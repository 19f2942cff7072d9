import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A program that reads one JSON value a line and answers each with one, in the same order. */
export class LineProcess<Question, Answer> implements Disposable {
  readonly #child: ChildProcessWithoutNullStreams
  readonly #waiting: { resolve(answer: Answer): void; reject(reason: Error): void }[] = []
  #errors = ''

  /** @param variables of its environment, beside those of this process */
  constructor(program: string, variables: Readonly<Record<string, string>> = {}) {
    this.#child = spawn(program, { env: { ...process.env, ...variables } })
    this.#child.stderr.on('data', (text) => (this.#errors = `${this.#errors}${text}`.slice(-4000)))
    // A program that is gone does not read: `close` says why.
    this.#child.stdin.on('error', () => undefined)
    createInterface({ input: this.#child.stdout }).on('line', (line) =>
      this.#waiting.shift()?.resolve(JSON.parse(line)),
    )
    this.#child.on('close', (status) => {
      const reason = new Error(`${program} ended with ${status}: ${this.#errors}`)
      for (const { reject } of this.#waiting.splice(0)) reject(reason)
    })
  }

  ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      this.#child.stdin.write(`${JSON.stringify(question)}\n`)
    })
  }

  [Symbol.dispose](): void {
    this.#child.stdin.end()
  }
}
