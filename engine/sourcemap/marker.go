package sourcemap

import (
	"sort"
	"strings"
	"text/template/parse"
	"unsafe"
)

// marker puts the marks of one file into its tree.
type marker struct {
	marks  map[*byte]mark
	file   int32
	starts []int
}

func (m *marker) list(list *parse.ListNode) {
	if list == nil {
		return
	}
	marked := make([]parse.Node, 0, 2*len(list.Nodes))
	for _, node := range list.Nodes {
		m.branches(node)
		if writes(node) {
			marked = append(marked, m.mark(node))
		}
		marked = append(marked, node)
	}
	list.Nodes = marked
}

func (m *marker) branches(node parse.Node) {
	switch node := node.(type) {
	case *parse.IfNode:
		m.branch(&node.BranchNode)
	case *parse.WithNode:
		m.branch(&node.BranchNode)
	case *parse.RangeNode:
		m.branch(&node.BranchNode)
	}
}

func (m *marker) branch(branch *parse.BranchNode) {
	m.list(branch.List)
	m.list(branch.ElseList)
}

func writes(node parse.Node) bool {
	switch node.(type) {
	case *parse.TextNode, *parse.ActionNode, *parse.TemplateNode:
		return true
	}
	return false
}

func (m *marker) mark(node parse.Node) parse.Node {
	text := make([]byte, 0, 1)
	origin := Origin{m.file, m.line(int(node.Position()))}
	m.marks[unsafe.SliceData(text)] = mark{origin, node.Type() == parse.NodeText}
	return &parse.TextNode{NodeType: parse.NodeText, Pos: node.Position(), Text: text}
}

// line returns the 1-based line of an offset.
func (m *marker) line(offset int) int32 {
	return int32(sort.SearchInts(m.starts, offset+1))
}

// LineStarts returns the offset of each line's first byte.
func LineStarts(source string) []int {
	starts := make([]int, 1, 1+strings.Count(source, "\n"))
	for offset := range len(source) {
		if source[offset] == '\n' {
			starts = append(starts, offset+1)
		}
	}
	return starts
}
