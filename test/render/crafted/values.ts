import { configMap, dumpValues, product, type CraftedCharts } from './chart.ts'

/** Values files beside the charts, by the name that flags give them. */
export const valuesFiles: Readonly<Record<string, string | Uint8Array>> = {
  'given/first.yaml': 'a: 2\nb: {c: [z], h: 1}\nnew: {k: null}\n',
  'given/second.yaml': '# of two\na: 3\nb: {h: null, i: 2}\nnothing: ~\n',
  'given/third.yaml': 'b: null\nnew: {k: 1, l: {m: null}}\nanchor: {p: null}\n',
  'given/documents.yaml': 'a: 4\n---\na: 5\n',
  'given/separated.yaml': '---\na: 6\n',
  'given/crlf.yaml': 'a: 5\r\nb:\r\n  c:\r\n  - q\r\ntext: |\r\n  x\r\n  y\r\n',
  'given/bom.yaml': '\uFEFFa: 6\n',
  'given/latin1.yaml': Buffer.from('a: caf\u00E9\n', 'latin1'),
  'given/nul.yaml': 'a: "x\u0000"\n',
  'given/broken.yaml': 'a: [1\nb: }',
  'given/empty.yaml': '',
  'given/comment.yaml': '# nothing\n',
  'given/list.yaml': '- a\n',
  'given/scalar.yaml': 'hello\n',
  'given/twice.yaml': 'a: 1\na: 2\n',
  'given/tab.yaml': 'a:\n\tb: 1\n',
  'given/keys.yaml': '1: one\ntrue: yes\n1.5: half\n',
  'given/merge.yaml': 'base: &b {x: 1, y: 2}\nover: {<<: *b, y: 3}\nunder: {y: 3, <<: *b}\n',
  'given/numbers.yaml': 'o: 0o17\nh: 0xff\nu: 1_000\ne: 1e400\ni: -.inf\nb: 0b11\nz: -0\n',
  'given/nan.yaml': 'n: .nan\n',
  'given/text.txt': 'line 1\nline 2, with comma\n',
  'given/data.bin': Uint8Array.from({ length: 256 }, (_, index) => index),
}

const setKinds = ['--set', '--set-string', '--set-json', '--set-literal']

const settings = [
  'a=1',
  'a=true',
  'a=null',
  'b.c=null',
  'b.c[0]=z',
  'b.c[4]=z',
  'a={1,2,x}',
  'a={}',
  'x.y.z=0123',
  'a=',
  'a',
  '=1',
  'a=1,b.f=2',
  'a=x\\,y',
  'dotted\\.key=1',
  'big=99999999999999999999',
  'a="quoted"',
  'text=\u00E9\u4E2D\u{1F600}',
  'a.b=1',
]

const fileOrders = ['first', 'second', 'third'].flatMap((first, _, names) =>
  names.map((second) => [first, second]),
)

const single = Object.keys(valuesFiles).filter((name) => name.endsWith('.yaml'))

/** Where values come from: files and their order, every kind of `--set`, and nulls that delete. */
export const valuesCharts: CraftedCharts = {
  values: {
    files: {
      'values.yaml':
        'a: 1\nb: {c: [x, y], f: null}\nbig: 12345678901234567890\nnum: 1e3\nint: 1000000\nbool: yes\noct: 017\ndate: 2020-01-01\nanchor: &x {p: 1}\nmerge:\n  <<: *x\n  q: 2\n',
      'templates/cm.yaml': dumpValues,
      'templates/types.yaml': configMap(
        '  k: {{ range $k, $v := .Values }}{{ $k }}={{ kindOf $v }} {{ end }}\n',
        'types',
      ),
    },
    flags: [
      [],
      ...product(
        setKinds.map((kind) => [kind]),
        settings.map((setting) => [setting]),
      ),
      ...fileOrders.map(([first, second]) => ['-f', `given/${first}.yaml`, '-f', `given/${second}.yaml`]),
      ...single.map((name) => ['-f', name]),
      ['-f', 'given/missing.yaml'],
      ...['text.txt', 'data.bin', 'missing.txt'].map((name) => ['--set-file', `a=given/${name}`]),
      ['--set-file', 'a'],
      ['--set', 'a=9', '--set-string', 'a=8', '--set-json', 'a=7', '--set-literal', 'a=6'],
      ['--set-string', 'a=8', '--set', 'a=9', '--set-file', 'a=given/text.txt', '-f', 'given/first.yaml'],
      ['--set-json', '{"a":{"b":1}}', '--set-json', 'b=[1,2]', '--set-literal', 'l=x,y={1}'],
      ['--set-json', 'b={"c":{"d":[1,2.5,"x",null]}}'],
      ['--set-json', 'a={bad'],
      ...['a[x]=1', 'a[-1]=1', 'a[99999999]=1', 'b.c[0]', 'a={1,2', 'b.c[0].d=1', 'b.c[1][0]=1'].map(
        (setting) => ['--set', setting],
      ),
    ],
  },
  ...Object.fromEntries(
    Object.entries(valuesFiles)
      .filter(([name]) => name.endsWith('.yaml'))
      .map(([name, text]) => [
        `own-${name.slice('given/'.length, -'.yaml'.length)}`,
        { files: { 'values.yaml': text, 'templates/cm.yaml': dumpValues } },
      ]),
  ),
}
