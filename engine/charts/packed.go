package charts

import (
	"maps"
	"slices"
	"strings"

	"helm.sh/helm/v4/pkg/chart/loader/archive"

	"meshgate/engine/frames"
)

// packedMark ends the folder of a subchart that `helm dependency build` would
// pack into the chart: its own .helmignore holds for its files and that of the
// chart does not.
const packedMark = "\x00/"

func separate(files []frames.Frame) (own []frames.Frame, packed map[string][]frames.Frame) {
	packed = map[string][]frames.Frame{}
	for _, file := range files {
		folder, name, marked := strings.Cut(file.Name, packedMark)
		if !marked {
			own = append(own, file)
			continue
		}
		packed[folder] = append(packed[folder], frames.Frame{Name: name, Data: file.Data})
	}
	return own, packed
}

func appendPacked(files []*archive.BufferedFile, packed map[string][]frames.Frame) ([]*archive.BufferedFile, error) {
	for _, folder := range slices.Sorted(maps.Keys(packed)) {
		inside, err := folderFiles(packed[folder])
		if err != nil {
			return nil, err
		}
		for _, file := range inside {
			file.Name = folder + "/" + file.Name
			files = append(files, file)
		}
	}
	return files, nil
}
