// Where recorded answers stand: `NAME.json` has those of the release of go.mod, `1.30/NAME.json` those of that release
// where it answers otherwise.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { IstioRelease } from './build.ts'

/** What answered. */
export interface RecordVersions {
  /** The version of the module istio.io/istio. */
  readonly istio: string
  readonly envoy?: string
}

/** A folder of recorded answers to what stands in `NAME.yaml`. */
export class RecordFolder<Answers extends object> {
  readonly #folder: string
  readonly #indent: number

  constructor(folder: string, indent: number) {
    this.#folder = folder
    this.#indent = indent
  }

  /** The names of what can be asked about. */
  names(): string[] {
    return readdirSync(this.#folder).flatMap((file) =>
      file.endsWith('.yaml') ? [file.replace('.yaml', '')] : [],
    )
  }

  /** The YAML stream of a name. */
  question(name: string): string {
    return readFileSync(join(this.#folder, `${name}.yaml`), 'utf8')
  }

  /** The answers of a release; `undefined` where nothing is recorded. */
  answers(name: string, release: IstioRelease | undefined): Answers | undefined {
    const own = this.#answersIn(this.#path(name, release))
    return own ?? this.#answersIn(this.#path(name, undefined))
  }

  /** Writes the answers of a release, or takes away its record where it answers as that of go.mod does. */
  write(name: string, answers: Answers, versions: RecordVersions, release: IstioRelease | undefined): void {
    const path = this.#path(name, release)
    const others = release && this.#answersIn(this.#path(name, undefined))
    if (isDeepStrictEqual(others, JSON.parse(JSON.stringify(answers)))) {
      rmSync(path, { force: true })
      return
    }
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${JSON.stringify({ ...versions, ...answers }, undefined, this.#indent)}\n`)
  }

  #path(name: string, release: IstioRelease | undefined): string {
    return join(this.#folder, release ?? '.', `${name}.json`)
  }

  #answersIn(path: string): Answers | undefined {
    if (!existsSync(path)) return undefined
    const {
      istio: _,
      envoy: __,
      ...answers
    } = JSON.parse(readFileSync(path, 'utf8')) as RecordVersions & Answers
    return answers as unknown as Answers
  }
}
