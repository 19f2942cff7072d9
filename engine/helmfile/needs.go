package helmfile

import (
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// UndefinedNeed is a name in `needs` that no release of the helmfile has.
type UndefinedNeed struct {
	Name string `json:"name"`
	// Defined are the names of the other releases, as this release would write them.
	Defined []string `json:"defined"`
	// ByFlag tells that a release has the name if helmfile is called with
	// --namespace or --kube-context.
	ByFlag bool `json:"byFlag"`
}

// node is a release in the graph of releases that need others, whether it is
// installed or not.
type node struct {
	id, context, namespace, name string
	needs                        []entry
}

// maxNeeds is a limit on reported needs: helmfile names the first one.
const maxNeeds = 20

// checkNeeds adds the failures of GroupReleasesByDependency in helmfile's
// pkg/state/state_run.go: it refuses a helmfile in which a release needs one that
// the helmfile does not define, or, through others, itself.
func (e *evaluation) checkNeeds(s *state) {
	if !s.hasNeeds() {
		return
	}
	nodes := make([]*node, len(s.Releases))
	byID := map[string]*node{}
	for index := range s.Releases {
		prepared, err := e.prepared(s, &s.Releases[index])
		if err != nil {
			return
		}
		nodes[index] = s.nodeOf(prepared)
		if e.holes.in(nodes[index].id) != "" {
			return
		}
		byID[nodes[index].id] = nodes[index]
	}
	undefined := 0
	for _, from := range nodes {
		for _, need := range from.needs {
			if undefined == maxNeeds {
				return
			}
			if failed := e.undefinedNeed(from, need, nodes, byID); failed != nil {
				e.failures = append(e.failures, *failed)
				undefined++
			}
		}
	}
	if undefined == 0 {
		e.failures = append(e.failures, cyclesOfNeeds(nodes, byID)...)
	}
}

func (s *state) hasNeeds() bool {
	isNeeding := func(r release) bool { return len(r.Needs) > 0 }
	return slices.ContainsFunc(s.Releases, isNeeding) || slices.ContainsFunc(slices.Collect(maps.Values(s.Templates)), isNeeding)
}

// nodeOf follows ApplyOverrides in pkg/state/state.go.
func (s *state) nodeOf(r *release) *node {
	result := &node{
		context:   firstText(s.KubeContext, r.KubeContext),
		namespace: firstText(s.Namespace, r.Namespace),
		name:      r.Name,
		needs:     r.Needs,
	}
	result.id = releaseID(result.context, result.namespace, result.name)
	return result
}

// releaseID follows ReleaseToID there.
func releaseID(context, namespace, name string) string {
	switch {
	case context != "":
		return context + "/" + namespace + "/" + name
	case namespace != "":
		return namespace + "/" + name
	}
	return name
}

// idOf follows reformat there: what a need leaves out is that of its release.
func (n *node) idOf(need string) string {
	context, namespace, name := partsOf(need)
	parts := strings.Count(need, "/") + 1
	if parts < 2 {
		namespace = n.namespace
	}
	if parts < 3 {
		context = n.context
	}
	return releaseID(context, namespace, name)
}

func partsOf(need string) (context, namespace, name string) {
	parts := strings.Split(need, "/")
	last := len(parts) - 1
	if last > 0 {
		namespace = parts[last-1]
	}
	return strings.Join(parts[:max(0, last-1)], "/"), namespace, parts[last]
}

// undefinedNeed returns the failure of a need; nil if a release has its name, or
// if the name is not known.
func (e *evaluation) undefinedNeed(from *node, need entry, nodes []*node, byID map[string]*node) *Failure {
	if need.node == nil {
		return nil // helmfile takes null for no need
	}
	if need.node.Kind != yaml.ScalarNode {
		return &Failure{Message: "an item of `needs` is no text: it is the name of a release, as `[kubeContext/][namespace/]name`", File: need.from.file, Line: need.line()}
	}
	text := need.node.Value
	if byID[from.idOf(text)] != nil || e.holes.in(text) != "" {
		return nil
	}
	undefined := &UndefinedNeed{Name: text, Defined: []string{}, ByFlag: isDefinedByFlag(text, nodes)}
	for _, other := range nodes {
		if other != from {
			undefined.Defined = append(undefined.Defined, from.nameOf(other))
		}
	}
	return &Failure{
		Message: "the release `" + from.name + "` needs `" + text + "`, which this helmfile does not define",
		File:    need.from.file, Line: need.line(), Need: undefined,
	}
}

// nameOf returns how a release names another one in its needs.
func (n *node) nameOf(other *node) string {
	switch {
	case n.context != other.context:
		return other.context + "/" + other.namespace + "/" + other.name
	case n.namespace != other.namespace:
		return other.namespace + "/" + other.name
	}
	return other.name
}

// isDefinedByFlag tells whether a release has the name of a need once a flag
// gives all of them the namespace or the context that only the need states.
func isDefinedByFlag(need string, nodes []*node) bool {
	context, namespace, name := partsOf(need)
	isStated := func(of func(n *node) string) bool {
		return slices.ContainsFunc(nodes, func(n *node) bool { return of(n) != "" })
	}
	isWithFlag := (namespace != "" && !isStated(func(n *node) string { return n.namespace })) ||
		(context != "" && !isStated(func(n *node) string { return n.context }))
	return isWithFlag && slices.ContainsFunc(nodes, func(n *node) bool { return n.name == name })
}

// cyclesOfNeeds returns a failure for each need that closes a cycle of needs.
func cyclesOfNeeds(nodes []*node, byID map[string]*node) []Failure {
	search := &cycleSearch{byID: byID, at: map[string]int{}, isDone: map[string]bool{}}
	for _, n := range nodes {
		search.visit(n)
	}
	return search.failures
}

// cycleSearch is a search in depth.
type cycleSearch struct {
	byID     map[string]*node
	path     []string
	at       map[string]int // the places in the path
	isDone   map[string]bool
	failures []Failure
}

func (c *cycleSearch) visit(n *node) {
	if c.isDone[n.id] {
		return
	}
	c.at[n.id] = len(c.path)
	c.path = append(c.path, n.id)
	for _, need := range n.needs {
		if need.node == nil {
			continue
		}
		id := n.idOf(need.node.Value)
		if start, isOnPath := c.at[id]; isOnPath {
			circle := strings.Join(append(slices.Clone(c.path[start:]), id), "` → `")
			c.failures = append(c.failures, Failure{Message: "each of these releases needs the next one: `" + circle + "`", File: need.from.file, Line: need.line()})
		} else if next := c.byID[id]; next != nil {
			c.visit(next)
		}
	}
	c.path = c.path[:len(c.path)-1]
	delete(c.at, n.id)
	c.isDone[n.id] = true
}
