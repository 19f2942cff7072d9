// Tells package buildstate what a kustomization does, and resources where they
// come from.
import { importBeside, KUSTOMIZE, leftOut } from './kustomize-edits.ts'
import { noImport, type Patch } from './patch.ts'

const targets: Patch = {
  module: KUSTOMIZE,
  file: 'internal/target/kusttarget.go',
  why: 'the state of a build is told which kustomization is at work; a build may leave out what is unavailable; warnings are logged',
  edits: [
    noImport('os'),
    { from: '\t"fmt"\n', to: '\t"fmt"\n\t"log"\n\t"path/filepath"\n' },
    importBeside('sigs.k8s.io/kustomize/api/ifc'),
    {
      from: /func \(kt \*KustTarget\) Load\(\) error \{\n(.*\n)(\tif err != nil \{\n.*\n\t}\n)/,
      to: `func (kt *KustTarget) Load() error {
	err := kt.load()
	if err != nil && kt.kustFileName != "" {
		buildstate.Failed(kt.File())
	}
	return err
}

// File returns the path of the kustomization.
func (kt *KustTarget) File() string { return filepath.Join(kt.ldr.Root(), kt.kustFileName) }

// LoadSchema reads the file of \`openapi\`; nothing if it is left out.
func (kt *KustTarget) LoadSchema(path string) (schema []byte, err error) {
	leave := buildstate.Enter(kt.File(), kt.kustomization.Kind == types.ComponentKind)
	defer func() { leave(err) }()
	if schema, err = kt.ldr.Load(path); buildstate.LeftOut(err) {
		err = nil
	}
	return schema, err
}

func (kt *KustTarget) load() error {
$1$2	kt.kustFileName = kustFileName
`,
    },
    { from: 'fmt.Fprintf(os.Stderr, "%v\\n", msg)', to: 'log.Print(msg)' },
    { from: '\tkt.kustomization = &k\n\tkt.kustFileName = kustFileName\n', to: '\tkt.kustomization = &k\n' },
    {
      from: 'func (kt *KustTarget) makeCustomizedResMap() (resmap.ResMap, error) {\n',
      to: `func (kt *KustTarget) makeCustomizedResMap() (_ resmap.ResMap, failure error) {
	leave := buildstate.Enter(kt.File(), false)
	defer func() { leave(failure) }()
`,
    },
    {
      from: '\tresRa *accumulator.ResAccumulator, err error) {\n',
      to: `\tresRa *accumulator.ResAccumulator, err error) {
	leave := buildstate.Enter(kt.File(), kt.kustomization.Kind == types.ComponentKind)
	defer func() { leave(err) }()
`,
    },
    {
      from: '\t\tresMap, err := g.Generate()\n',
      to: `\t\tresMap, err := g.Generate()\n${leftOut}`,
    },
    {
      from: '\t\tif resMap != nil {\n',
      to: `\t\tif resMap != nil {
			for _, res := range resMap.Resources() {
				res.SetSource(kt.File())
			}
`,
    },
    {
      from: '\t\t\tif errors.Is(errF, load.ErrHTTP) {\n',
      to: `\t\t\tif buildstate.LeftOut(errF) {
				continue
			}
			if errors.Is(errF, load.ErrHTTP) {
`,
    },
    {
      from: '\t\t\tldr, err := kt.ldr.New(path)\n',
      to: `\t\t\tldr, err := kt.ldr.New(path)
			if buildstate.LeftOut(err) {
				continue
			}
`,
    },
    {
      from: '\t\tldr, errL := kt.ldr.New(path)\n',
      to: `\t\tldr, errL := kt.ldr.New(path)
		if buildstate.LeftOut(errL) {
			continue
		}
`,
    },
    {
      from: '\tif kt.origin != nil {\n\t\toriginAnno,',
      to: `\tfor _, res := range resources.Resources() {
		res.SetSource(filepath.Join(kt.ldr.Root(), path))
	}
	if kt.origin != nil {
		originAnno,`,
    },
    { from: 'bytes, err = ldr.Load(openApiPath)', to: 'bytes, err = subKt.LoadSchema(openApiPath)' },
    {
      from: '\t\t\tkt.ldr, kt.validator, kt.rFactory, kt.pLdr.Config()),\n\t\ty)\n',
      to: `\t\t\tkt.ldr, kt.validator, kt.rFactory, kt.pLdr.Config()),
		y)
	if buildstate.LeftOut(err) {
		return nil
	}
`,
    },
  ],
}

const rootSchema: Patch = {
  module: KUSTOMIZE,
  file: 'krusty/kustomizer.go',
  why: 'a schema may be left out',
  edits: [{ from: 'bytes, err = ldr.Load(openApiPath)', to: 'bytes, err = kt.LoadSchema(openApiPath)' }],
}

const configurations: Patch = {
  module: KUSTOMIZE,
  file: 'internal/plugins/builtinconfig/loaddefaultconfig.go',
  why: 'a configuration may be left out',
  edits: [
    importBeside('sigs.k8s.io/kustomize/api/ifc'),
    { from: '\t\tdata, err := ldr.Load(path)\n', to: `\t\tdata, err := ldr.Load(path)\n${leftOut}` },
  ],
}

const definitions: Patch = {
  module: KUSTOMIZE,
  file: 'internal/accumulator/loadconfigfromcrds.go',
  why: 'a definition may be left out',
  edits: [
    importBeside('sigs.k8s.io/kustomize/api/ifc'),
    { from: '\t\tcontent, err := ldr.Load(path)\n', to: `\t\tcontent, err := ldr.Load(path)\n${leftOut}` },
  ],
}

const sources: Patch = {
  module: KUSTOMIZE,
  file: 'resource/resource.go',
  why: 'a resource knows its file without an annotation, which patches and hashes would see',
  edits: [
    {
      from: '\trefVarNames []string\n}\n',
      to: `\trefVarNames []string
	source      string
}

// Source is the file that a resource was read from, or the kustomization that generated it.
func (r *Resource) Source() string { return r.source }

// SetSource sets what Source returns.
func (r *Resource) SetSource(path string) { r.source = path }
`,
    },
    { from: '\t\tRNode: *r.Copy(),\n\t}\n', to: '\t\tRNode:  *r.Copy(),\n\t\tsource: r.source,\n\t}\n' },
  ],
}

export const targetPatches: Patch[] = [targets, rootSchema, configurations, definitions, sources]
