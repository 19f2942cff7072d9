import { existsSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { guardedMesh } from '../run/guarded-mesh.ts'
import { openScene, type Scene } from './gate.ts'
import type { Files } from './repository.ts'

/** What a pull request does, the words of the first box of the comment, and the end of the witness before and after. */
type Row = readonly [name: string, head: Files, says: string, witness: readonly string[] | null]

const arrived = 'let through to Deployment shop/shop'

function edited(file: keyof typeof guardedMesh, from: string, to: string): Files {
  return { [file]: guardedMesh[file].replace(from, to) }
}

const rows: readonly Row[] = [
  [
    'removes the only policy that demands a token',
    { 'mesh/token.yaml': null },
    'lets requests without a token reach',
    ['GET http://shop.example.com/ without a token', 'answered 403', arrived],
  ],
  [
    'takes STRICT away',
    edited('mesh/mtls.yaml', 'STRICT', 'PERMISSIVE'),
    'mTLS',
    [
      'GET http://shop.shop.svc.cluster.local/ of a client without a sidecar',
      'not connected: the port takes mTLS only',
      arrived,
    ],
  ],
  [
    'turns a DENY rule round',
    edited('mesh/admin.yaml', 'paths: [/admin/*]', 'notPaths: [/admin/*]'),
    '/admin/',
    [
      'GET http://shop.shop.svc.cluster.local/admin/any-path without a token from any pods',
      'answered 403',
      arrived,
    ],
  ],
  [
    'reaches a wildcard outside of the allow-list',
    edited('mesh/files.yaml', '[one.files.example.com]', "['*.files.example.com']"),
    '*.files.example.com',
    null,
  ],
]

describe.skipIf(!existsSync('dist/action.js'))('the built action blocks a pull request that', () => {
  let scene: Scene
  afterEach(() => scene.close())

  it.each(rows)('%s', async (_, head, says, witness) => {
    scene = await openScene({}, guardedMesh)
    scene.repository.commit('topic', head)
    const { exitCode, report } = await scene.run('topic')
    expect(exitCode).toBe(1)
    const [firstBox = ''] = /> \[!CAUTION\][^]*?\n\n/.exec(scene.github.state.comments[0]?.body ?? '') ?? []
    expect(firstBox).toContain(says)
    const errors = report!.consequences.filter(({ severity }) => severity === 'error')
    expect(errors.length).toBeGreaterThan(0)
    if (witness)
      expect(
        errors.map(({ witness: shown }) => [shown?.request, shown?.base.end, shown?.head.end]),
      ).toContainEqual(witness)
  })
})
