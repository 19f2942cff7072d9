package charts

import (
	"unsafe"

	"helm.sh/helm/v4/pkg/chart/loader/archive"
	"helm.sh/helm/v4/pkg/chart/v2/loader"
)

// locations holds where a file came from, by the address of its bytes: Helm
// keeps these, while it renames charts and files.
type locations map[*byte]string

func (l locations) of(data []byte) string {
	return l[unsafe.SliceData(data)]
}

func (l locations) add(prefix string, files []*archive.BufferedFile) {
	for _, file := range files {
		if len(file.Data) > 0 {
			l[unsafe.SliceData(file.Data)] = prefix + file.Name
		}
	}
}

// watchUnpacking adds the files of packed subcharts until stop is called.
func (l locations) watchUnpacking() (stop func()) {
	loader.Unpacked = func(packed []byte, files []*archive.BufferedFile) { l.add(l.of(packed)+"!", files) }
	return func() { loader.Unpacked = nil }
}
