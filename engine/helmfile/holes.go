package helmfile

import (
	"fmt"
	"reflect"
	"regexp"
	"text/template"
	"text/template/parse"

	"go.yaml.in/yaml/v3"
)

// holes are values that the files do not show: the output of a command, a
// variable of the environment, a secret. In a text a hole is a mark between two
// characters for private use, which survives YAML. A template may print it; where
// it would decide something, it is an error.
type holes struct{ reasons []string }

const (
	holeStart = "\ue000"
	holeEnd   = "\ue001"
)

// holePattern matches a hole, also as Go quotes it.
var holePattern = regexp.MustCompile(`(?:` + holeStart + `|\\ue000)(\d+)(?:` + holeEnd + `|\\ue001)`)

// mark returns the text of a hole.
func (h *holes) mark(reason string) string {
	h.reasons = append(h.reasons, reason)
	return fmt.Sprintf("%s%d%s", holeStart, len(h.reasons)-1, holeEnd)
}

// in returns the reason of the first hole in a text, or "".
func (h *holes) in(text string) string {
	match := holePattern.FindStringSubmatch(text)
	if match == nil {
		return ""
	}
	var index int
	if _, err := fmt.Sscan(match[1], &index); err != nil || index >= len(h.reasons) {
		return "something that is not known"
	}
	return h.reasons[index]
}

// holeError is the error of a template that a hole decides.
type holeError struct{ reason string }

func (h *holeError) Error() string { return h.reason }

// unknown returns why something is not known, at its place.
func (e *evaluation) unknown(reason, file string, line int) error {
	return &failure{Failure{Message: reason, File: file, Line: line, Unknown: true}}
}

// isUnknown tells whether the files are not wrong.
func isUnknown(err error) bool {
	found, ok := asFailure(err)
	return ok && found.Unknown
}

// failureOf returns why something cannot be evaluated. After a hole, an error of
// a template may come from it.
func (e *evaluation) failureOf(err error, file string) Failure {
	found, ok := asFailure(err)
	if !ok {
		return Failure{Message: err.Error(), File: file, Line: 1, Unknown: len(e.holes.reasons) > 0}
	}
	failed := found.Failure
	if !failed.Unknown && len(e.holes.reasons) > 0 {
		failed.Unknown = true
		failed.Message = fmt.Sprintf("%s, which may depend on %s", failed.Message, e.holes.reasons[0])
	}
	return failed
}

// secretValues returns the values of an encrypted file, each a hole; the names of
// keys are not encrypted.
func (e *evaluation) secretValues(file string) map[string]any {
	reason := "the encrypted file `" + file + "`"
	e.holes.mark(reason)
	values := map[string]any{}
	text, err := e.files.read(file)
	if err != nil || yaml.Unmarshal([]byte(text), &values) != nil {
		return map[string]any{}
	}
	delete(values, "sops")
	return e.hidden(values, reason).(map[string]any)
}

func (e *evaluation) hidden(value any, reason string) any {
	switch value := value.(type) {
	case map[string]any:
		for key, below := range value {
			value[key] = e.hidden(below, reason)
		}
		return value
	case []any:
		for index, below := range value {
			value[index] = e.hidden(below, reason)
		}
		return value
	}
	return e.holes.mark(reason)
}

// known is put around what decides in a template.
func (h *holes) known(value any) (any, error) {
	if text, ok := value.(string); ok {
		if reason := h.in(text); reason != "" {
			return nil, &holeError{reason}
		}
	}
	return value, nil
}

// refuse wraps a function so that it fails where an argument is a hole.
func (h *holes) refuse(function any) any {
	original := reflect.ValueOf(function)
	return reflect.MakeFunc(original.Type(), func(given []reflect.Value) []reflect.Value {
		for _, value := range given {
			h.refuseIn(value)
		}
		if original.Type().IsVariadic() {
			return original.CallSlice(given)
		}
		return original.Call(given)
	}).Interface()
}

// refuseIn panics, which text/template makes an error.
func (h *holes) refuseIn(value reflect.Value) {
	for value.Kind() == reflect.Interface {
		value = value.Elem()
	}
	switch value.Kind() {
	case reflect.String:
		if reason := h.in(value.String()); reason != "" {
			panic(&holeError{reason})
		}
	case reflect.Slice:
		for index := range value.Len() {
			h.refuseIn(value.Index(index))
		}
	}
}

// deciding are built-in functions whose result depends on their arguments.
var deciding = map[string]bool{
	"eq": true, "ne": true, "lt": true, "le": true, "gt": true, "ge": true, "not": true,
	"and": true, "or": true, "len": true, "index": true, "slice": true, "call": true,
}

// guard puts `known` in front of what decides in all templates of a set.
func guard(set *template.Template) {
	for _, parsed := range set.Templates() {
		if parsed.Tree != nil {
			guardList(parsed.Tree.Root)
		}
	}
}

func guardList(list *parse.ListNode) {
	if list == nil {
		return
	}
	for _, node := range list.Nodes {
		switch node := node.(type) {
		case *parse.ActionNode:
			guardPipe(node.Pipe)
		case *parse.TemplateNode:
			guardPipe(node.Pipe)
		case *parse.IfNode:
			guardBranch(&node.BranchNode)
		case *parse.WithNode:
			guardBranch(&node.BranchNode)
		case *parse.RangeNode:
			guardBranch(&node.BranchNode)
		}
	}
}

func guardBranch(branch *parse.BranchNode) {
	guardPipe(branch.Pipe)
	branch.Pipe.Cmds = append(branch.Pipe.Cmds, knownCommand(branch.Pos))
	guardList(branch.List)
	guardList(branch.ElseList)
}

func guardPipe(pipe *parse.PipeNode) {
	if pipe == nil {
		return
	}
	var commands []*parse.CommandNode
	for index, command := range pipe.Cmds {
		decides := false
		if name, ok := command.Args[0].(*parse.IdentifierNode); ok {
			decides = deciding[name.Ident]
		}
		for position, arg := range command.Args {
			if below, ok := arg.(*parse.PipeNode); ok {
				guardPipe(below)
			}
			if decides && position > 0 {
				command.Args[position] = knownPipe(arg)
			}
		}
		if decides && index > 0 {
			commands = append(commands, knownCommand(command.Pos))
		}
		commands = append(commands, command)
	}
	pipe.Cmds = commands
}

func knownCommand(pos parse.Pos, args ...parse.Node) *parse.CommandNode {
	name := parse.NewIdentifier("known").SetPos(pos)
	return &parse.CommandNode{NodeType: parse.NodeCommand, Pos: pos, Args: append([]parse.Node{name}, args...)}
}

func knownPipe(arg parse.Node) *parse.PipeNode {
	command := knownCommand(arg.Position(), arg)
	return &parse.PipeNode{NodeType: parse.NodePipe, Pos: arg.Position(), Cmds: []*parse.CommandNode{command}}
}
