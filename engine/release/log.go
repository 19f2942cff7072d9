package release

import (
	"io"
	"log"
	"log/slog"
	"strings"
)

// captureLog sends what Helm logs from level warning on to a list of lines
// until stop is called.
func captureLog(lines *[]string) (stop func()) {
	writer := lineAppender{lines}
	log.SetFlags(0)
	slog.SetDefault(slog.New(slog.NewTextHandler(writer, &slog.HandlerOptions{Level: slog.LevelWarn, ReplaceAttr: withoutTime})))
	log.SetOutput(writer)
	return func() { log.SetOutput(io.Discard) }
}

type lineAppender struct{ lines *[]string }

func (a lineAppender) Write(data []byte) (int, error) {
	*a.lines = append(*a.lines, strings.TrimSuffix(string(data), "\n"))
	return len(data), nil
}

func withoutTime(groups []string, attribute slog.Attr) slog.Attr {
	if len(groups) == 0 && attribute.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return attribute
}
