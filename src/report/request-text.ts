import { shortNameList } from '../core/join-words.ts'
import { durationWords } from '../core/duration-words.ts'
import type {
  ForwardedAnswer,
  HopAnswer,
  MeshAnswer,
  PathAnswer,
  PathEndAnswer,
  RequestAnswer,
  RequestDecisionAnswer,
  RequestPlace,
} from '../core/request-answer.ts'
import { inertOutput, line } from './escape.ts'
import { unpainted, type Paint } from './paint.ts'
import { count } from './words.ts'

/** The decisions about a request, step by step, for a terminal. */
export function requestAnswerText(requestAnswer: RequestAnswer, paint: Paint = unpainted): string {
  const { method, url, from, meshes } = requestAnswer
  const title = paint('bold', line(`${method} ${url} from ${from ?? 'outside of the mesh'}`))
  if (meshes.length === 0)
    return inertOutput(
      `${title}\n\nno mesh of the repository has anything for this host, or the pods that call\n`,
    )
  const blocks = meshes.flatMap((mesh) => meshLines(mesh, paint))
  return inertOutput(`${[title, ...blocks].join('\n')}\n`)
}

function meshLines(mesh: MeshAnswer, paint: Paint): string[] {
  const name = mesh.environment ?? mesh.targets.map(targetText).join(', ')
  if (mesh.base === undefined) return ['', ...sideLines(name, mesh.head, paint)]
  if (JSON.stringify(mesh.base) === JSON.stringify(mesh.head))
    return ['', ...sideLines(`${name}, the same in base and head`, mesh.head, paint)]
  return [
    '',
    ...sideLines(`${name} in base`, mesh.base, paint),
    '',
    ...sideLines(`${name} in head`, mesh.head, paint),
  ]
}

/** The manifests of all files together are a target without a name. */
function targetText(id: string): string {
  return id === '**' ? 'all files together' : id
}

function sideLines(name: string, decision: RequestDecisionAnswer | null, paint: Paint): string[] {
  if (!decision) return [`${paint('bold', line(name))}: has nothing for this host`]
  const { verdict, status, paths, missing, unseen } = decision
  const words = `${verdict}${status === null ? '' : ` with ${status}`}`
  return [
    `${paint('bold', line(name))}: ${paint(colours[verdict], words)}`,
    ...pathsLines(paths, paint),
    ...(missing.length > 0 ? ['  it depends on', ...missing.map((input) => `    ${line(input)}`)] : []),
    ...(unseen.length > 0 ? [paint('dim', `  ${line(unseenText(unseen))}`)] : []),
  ]
}

/** `not rendered, and applied to namespaces that it does not pass: monitoring, backup and 3 more`. */
export function unseenText(unseen: readonly string[]): string {
  return `not rendered, and applied to namespaces that no request passes: ${shortNameList(unseen)}`
}

const colours = { allowed: 'green', refused: 'red', depends: 'yellow' } as const

/** Lists paths with the same text once. */
function pathsLines(paths: readonly PathAnswer[], paint: Paint): string[] {
  const texts = new Set(paths.map((path) => pathLines(path, paint).join('\n')))
  return [...texts].flatMap((text, index) => (texts.size > 1 ? [`  path ${index + 1}`, text] : [text]))
}

function pathLines({ hops, past = [], end }: PathAnswer, paint: Paint): string[] {
  return [
    ...hops.flatMap((hop) => hopLines(hop, paint)),
    ...past.map((text) => `  ${line(`goes past ${text}`)}`),
    `  ${line(endText(end))}${placeText(end.kind === 'arrived' ? null : end.by, paint)}`,
  ]
}

function hopLines({ type, proxy, steps, forwarded }: HopAnswer, paint: Paint): string[] {
  return [
    `  ${paint('cyan', line(`${type} of ${proxy}`))}`,
    ...steps.map(({ text, by }) => `    ${line(text)}${placeText(by, paint)}`),
    ...(forwarded ? forwardedLines(forwarded) : []),
  ]
}

function placeText(place: RequestPlace | null, paint: Paint): string {
  if (!place) return ''
  const { object, path, file, line: number, value } = place
  const rendered = `${file}:${number}`
  const where = value ? `${value.file}:${value.line}, rendered by ${rendered}` : rendered
  return paint('dim', line(`  ${object} ${path}  ${where}`))
}

function forwardedLines({ to, host, target, timeout, retries, delay, mirrors }: ForwardedAnswer): string[] {
  const clusters = to.map(({ cluster, percent, tls }) => {
    const share = percent === 100 ? '' : `${percent} % `
    return `${share}to ${cluster} by ${tlsWords[tls]}`
  })
  return [
    `sent ${clusters.join(', ')}: ${host}${target}`,
    ...(timeout === null ? [] : [`timeout ${durationWords(timeout)}`]),
    ...(retries ? [retriesText(retries)] : []),
    ...(delay > 0 ? [`held back for ${durationWords(delay)}`] : []),
    ...(mirrors.length > 0 ? [`copied to ${mirrors.join(', ')}`] : []),
  ].map((text) => `    ${line(text)}`)
}

function retriesText({ attempts, on, triesOfHanging }: NonNullable<ForwardedAnswer['retries']>): string {
  const conditions = `tried again up to ${count(attempts, 'time')} on ${on.join(', ')}`
  return `${conditions}; an upstream that does not answer is tried ${count(triesOfHanging, 'time')}`
}

const tlsWords = { plain: 'plain text', tls: 'TLS', mtls: 'mTLS', unknown: 'mTLS or plain text' } as const

function endText(end: PathEndAnswer): string {
  if (end.kind === 'arrived') return `arrives at ${end.at}`
  if (end.kind === 'closed') return `the connection is closed: ${end.reason}`
  return `answered with ${end.status}${end.location === null ? `: ${end.reason}` : ` to ${end.location}`}`
}
