import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { KustomizeCase } from './cases.ts'

/** What `kustomize build` prints, or the words of its refusal. */
export type NativeBuild = { readonly manifest: string } | { readonly error: string }

/** The paths of both programs. */
export interface NativePrograms {
  readonly kustomize: string
  readonly helm: string
}

/** Runs the native kustomize on every case, two at a time. */
export async function nativeBuilds(
  programs: NativePrograms,
  cases: readonly KustomizeCase[],
): Promise<Map<KustomizeCase, NativeBuild>> {
  const builds = new Map<KustomizeCase, NativeBuild>()
  const queue = cases.values()
  const work = async () => {
    for (const testCase of queue) builds.set(testCase, await nativeBuild(programs, testCase))
  }
  await Promise.all([work(), work()])
  return builds
}

/** The environment of a machine without a network: whatever is asked for it fails at once. */
const environment = {
  HOME: tmpdir(),
  PATH: process.env['PATH'],
  http_proxy: 'http://127.0.0.1:9',
  https_proxy: 'http://127.0.0.1:9',
  GIT_SSH_COMMAND: 'false',
  GIT_TERMINAL_PROMPT: '0',
}

function nativeBuild({ kustomize, helm }: NativePrograms, testCase: KustomizeCase): Promise<NativeBuild> {
  const args = ['build', ...flagsOf(testCase, helm), join(testCase.root, testCase.path)]
  return new Promise((resolve) => {
    execFile(kustomize, args, { cwd: '/', env: environment, maxBuffer: 2 ** 26 }, (failure, stdout, stderr) =>
      resolve(failure ? { error: messageOf(stderr) } : { manifest: stdout }),
    )
  })
}

function flagsOf({ options }: KustomizeCase, helm: string): string[] {
  const { anyPath, reorder, managedBy, helm: isHelmEnabled, kubeVersion, apiVersions = [] } = options
  return [
    ...(anyPath ? ['--load-restrictor', 'LoadRestrictionsNone'] : []),
    ...(reorder ? ['--reorder', reorder] : []),
    ...(managedBy ? ['--enable-managedby-label'] : []),
    ...(isHelmEnabled ? ['--enable-helm', '--helm-command', helm] : []),
    ...(kubeVersion ? ['--helm-kube-version', kubeVersion] : []),
    ...apiVersions.flatMap((version) => ['--helm-api-versions', version]),
  ]
}

/** The message on standard error, without warnings, and without the stack of a panic. */
function messageOf(stderr: string): string {
  const panic = /^panic: ([\s\S]*?)( \[recovered\]|\n\ngoroutine )/m.exec(stderr)?.[1]
  return panic ?? /^Error: ([\s\S]*)$/m.exec(stderr)?.[1]?.trim() ?? stderr.trim()
}
