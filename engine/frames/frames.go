// Package frames is the format of requests and answers: a count, then for each
// frame the length of its name, its name, the length of its data, its data.
// All numbers are unsigned, 32 bits wide and little-endian.
package frames

import "encoding/binary"

// Frame is a named piece of data.
type Frame struct {
	Name string
	Data []byte
}

const numberSize = 4

// Decode reads frames; their data is that of the message, not a copy. It
// panics if the message is cut short, which only a broken host can cause.
func Decode(message []byte) []Frame {
	count, rest := number(message)
	frames := make([]Frame, 0, count)
	for range count {
		var name, data []byte
		name, rest = bytes(rest)
		data, rest = bytes(rest)
		frames = append(frames, Frame{string(name), data})
	}
	return frames
}

// Encode writes frames.
func Encode(frames []Frame) []byte {
	message := make([]byte, 0, size(frames))
	message = binary.LittleEndian.AppendUint32(message, uint32(len(frames)))
	for _, frame := range frames {
		message = binary.LittleEndian.AppendUint32(message, uint32(len(frame.Name)))
		message = append(message, frame.Name...)
		message = binary.LittleEndian.AppendUint32(message, uint32(len(frame.Data)))
		message = append(message, frame.Data...)
	}
	return message
}

// ByName indexes frames; of two with the same name the last one counts.
func ByName(frames []Frame) map[string][]byte {
	data := make(map[string][]byte, len(frames))
	for _, frame := range frames {
		data[frame.Name] = frame.Data
	}
	return data
}

func number(message []byte) (uint32, []byte) {
	return binary.LittleEndian.Uint32(message), message[numberSize:]
}

func bytes(message []byte) (data, rest []byte) {
	length, rest := number(message)
	return rest[:length:length], rest[length:]
}

func size(frames []Frame) int {
	total := numberSize
	for _, frame := range frames {
		total += 2*numberSize + len(frame.Name) + len(frame.Data)
	}
	return total
}
