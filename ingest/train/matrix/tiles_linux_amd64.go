package matrix

import (
	"golang.org/x/sys/cpu"
	"golang.org/x/sys/unix"
)

// tiles tells whether the processor multiplies tiles of bfloat16 (AMX) and the
// system lets this process do so, which it has to be asked for.
var tiles = pairs && cpu.X86.HasAMXTile && cpu.X86.HasAMXBF16 && allowTiles()

// What Linux calls asking for a part of the processor's state, and that of tiles.
const (
	archReqXCompPerm  = 0x1023
	xfeatureXTileData = 18
)

func allowTiles() bool {
	_, _, errno := unix.RawSyscall(unix.SYS_ARCH_PRCTL, archReqXCompPerm, xfeatureXTileData, 0)
	return errno == 0
}
