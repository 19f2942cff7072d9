import { groupBy } from '../../core/group.ts'
import type { TextPattern } from '../request/match/text-match.ts'
import { addressAtoms } from './address-atoms.ts'
import { claimAtoms } from './claim-atoms.ts'
import { DiagramBoundError } from './diagram.ts'
import { RequestSpace, secondAxis, type Axis, type AxisTest } from './request-space.ts'
import { textAtoms, type TextAtoms } from './text-atoms.ts'
import type { TextDomain } from './text-domain.ts'
import {
  anyTexts,
  headerValues,
  hostNames,
  methodNames,
  parameterValues,
  serverNames,
} from './text-domains.ts'

/** The atoms of an axis; `null` beyond a limit. */
type AxisAtoms = Pick<Axis, 'samples' | 'matching'> | null

/** The atoms of texts by domain and patterns. Many proxies share them. */
export type KeptAtoms = Map<string, TextAtoms | null>

/** Collects the patterns of each axis before the atoms are computed. */
export class SpaceDraft {
  readonly #domains: Readonly<Record<string, TextDomain>>
  readonly #kept: KeptAtoms
  readonly #complete: Axis[] = []
  #hasSecondClaims = false
  readonly #texts = new Map<string, AxisDraft<TextPattern>>()
  readonly #addresses = new Map<string, AxisDraft<string>>()
  readonly #ports = new AxisDraft(portAtoms)
  readonly #flags = new Map<string, AxisDraft<string>>()

  /**
   * @param paths the domain of paths
   * @param identities the domain of identities of the mesh
   * @param kept atoms of texts that were computed before
   */
  constructor(
    { paths, identities }: { readonly paths: TextDomain; readonly identities: TextDomain },
    kept: KeptAtoms,
  ) {
    this.#domains = { ...usualDomains, path: paths, identity: identities }
    this.#kept = kept
  }

  /** True if the axis has text patterns. */
  hasTexts(axis: string): boolean {
    return this.#texts.has(axis)
  }

  /** Adds axes for the claims of a second token. */
  addSecondClaims(): void {
    this.#hasSecondClaims = true
  }

  /** Adds an axis with known atoms. */
  addAxis(axis: Axis): void {
    this.#complete.push(axis)
  }

  /**
   * @param axis `path`, `host`, `sni`, `method`, `identity`, `header NAME`, `query NAME`, `claim NAME`
   * @param fullLabel the label if another pattern of the axis has the same one
   */
  text(axis: string, pattern: TextPattern, label: string, fullLabel = label): AxisTest {
    const draft = this.#texts.get(axis) ?? new AxisDraft(this.#atomsOf(axis))
    this.#texts.set(axis, draft)
    return { axis, pattern: draft.add(pattern, label, fullLabel) }
  }

  /** @param axis `source`, `remote` or `destination` */
  address(axis: string, range: string): AxisTest {
    const draft = this.#addresses.get(axis) ?? new AxisDraft(addressAtoms)
    this.#addresses.set(axis, draft)
    return { axis, pattern: draft.add(range, `\`${range}\``) }
  }

  port(port: number): AxisTest {
    return { axis: 'port', pattern: this.#ports.add(port, `port ${port}`) }
  }

  /**
   * Adds a missing input with the same value in base and head.
   * @param words such as `` the value of `${HOST}` ``
   */
  flag(name: string, words: string): AxisTest {
    const axis = `flag ${name}`
    const draft = this.#flags.get(axis) ?? new AxisDraft(() => ({ samples: [false, true], matching: [[1]] }))
    this.#flags.set(axis, draft)
    return { axis, pattern: draft.add(name, words) }
  }

  /**
   * Computes the atoms. Throws `DiagramBoundError` beyond a limit.
   * @param hasNamesOfHosts true if clients use the name of the host as server name by default
   */
  build(hasNamesOfHosts = false): RequestSpace {
    const drafts = [...this.#texts, ...this.#addresses, ['port', this.#ports] as const, ...this.#flags]
    const drafted = drafts.flatMap(([name, draft]) => draft.axis(name))
    const ofSecond = (this.#hasSecondClaims ? drafted : []).flatMap((axis): Axis[] =>
      secondAxis(axis.name) === axis.name ? [] : [{ ...axis, name: secondAxis(axis.name) }],
    )
    return new RequestSpace([...this.#complete, ...drafted, ...ofSecond], hasNamesOfHosts)
  }

  #atomsOf(axis: string): (patterns: readonly TextPattern[]) => AxisAtoms {
    const [kind = '', name] = axis.split(' ')
    const domain = this.#domains[kind] ?? anyTexts
    const finish = finishing[kind] ?? ((atoms: TextAtoms) => atoms)
    return (patterns) => {
      const key = JSON.stringify([domain.name, patterns])
      const kept = this.#kept.get(key)
      const atoms = kept === undefined ? textAtoms(patterns, domain) : kept
      this.#kept.set(key, atoms)
      return atoms && finish(atoms, name)
    }
  }
}

/** The patterns of one axis. */
class AxisDraft<Source> {
  readonly #sources: Source[] = []
  readonly #labels: { readonly label: string; readonly fullLabel: string }[] = []
  readonly #numbers = new Map<string, number>()
  readonly #atomsOf: (sources: readonly Source[]) => AxisAtoms

  constructor(atomsOf: (sources: readonly Source[]) => AxisAtoms) {
    this.#atomsOf = atomsOf
  }

  /** Adds a pattern and returns its number. */
  add(source: Source, label: string, fullLabel = label): number {
    const key = JSON.stringify(source)
    const existing = this.#numbers.get(key)
    if (existing !== undefined) return existing
    this.#sources.push(source)
    this.#numbers.set(key, this.#labels.push({ label, fullLabel }) - 1)
    return this.#labels.length - 1
  }

  axis(name: string): Axis[] {
    if (this.#sources.length === 0) return []
    const atoms = this.#atomsOf(this.#sources)
    if (!atoms) throw new DiagramBoundError(`too many different conditions on the ${name}`)
    const byLabel = groupBy(this.#labels, ({ label }) => label)
    const labels = this.#labels.map(({ label, fullLabel }) =>
      byLabel.get(label)!.length > 1 ? fullLabel : label,
    )
    return [{ name, labels, ...atoms }]
  }
}

const usualDomains: Readonly<Record<string, TextDomain>> = {
  host: hostNames,
  sni: serverNames,
  method: methodNames,
  header: headerValues,
  query: parameterValues,
}

/** How the atoms of texts are completed, by the kind of the axis. */
const finishing: Readonly<Record<string, (atoms: TextAtoms, name: string | undefined) => AxisAtoms>> = {
  header: withAbsent,
  query: withAbsent,
  sni: withAbsent,
  claim: (atoms, name) => claimAtoms(atoms, name === 'sub'),
}

/** Adds an atom for an absent value, which matches no pattern. */
function withAbsent({ samples, matching }: TextAtoms): AxisAtoms {
  return {
    samples: [undefined, ...samples],
    matching: matching.map((atoms) => atoms.map((atom) => atom + 1)),
  }
}

/** The atoms of ports; the first atom is any other port. */
function portAtoms(ports: readonly number[]): AxisAtoms {
  const candidates = [8080, 9000, ...Array.from({ length: ports.length + 1 }, (_, index) => 20_000 + index)]
  return {
    samples: [candidates.find((port) => !ports.includes(port)), ...ports],
    matching: ports.map((_, index) => [index + 1]),
  }
}
