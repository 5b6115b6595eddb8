#include "textflag.h"

// The assembler does not know the instructions for tiles, so that they stand
// here as bytes (Intel's manual, volume 2).
//
// Tiles 0 to 3 are the sums: the left and the right half of the upper rows, at DX
// with CX bytes from row to row, then of the lower, at R10. Tiles 4 and 5 are the
// upper and the lower rows of the left factor, at SI and R9 with AX bytes; 6 and 7
// are the halves of the right one, at DI with BX bytes.

// CONFIGURE sets the tiles to the shapes at R8 (LDTILECFG), RELEASE gives them back.
#define CONFIGURE BYTE $0xC4; BYTE $0xC2; BYTE $0x78; BYTE $0x49; BYTE $0x00
#define RELEASE BYTE $0xC4; BYTE $0xE2; BYTE $0x78; BYTE $0x49; BYTE $0xC0

// LOAD fills tile t from an address, LOAD64 from 64 bytes behind it: TILELOADD. The
// bytes reg and sib name the address: E2 0A the upper sums and C2 0A the lower,
// E2 06 the upper rows of the left factor and C2 01 the lower, E2 1F the right factor.
#define LOAD(t, reg, sib) BYTE $0xC4; BYTE $reg; BYTE $0x7B; BYTE $0x4B; BYTE $(0x04+8*t); BYTE $sib
#define LOAD64(t, reg, sib) BYTE $0xC4; BYTE $reg; BYTE $0x7B; BYTE $0x4B; BYTE $(0x44+8*t); BYTE $sib; BYTE $0x40

// KEEP and KEEP64 write a tile there: TILESTORED.
#define KEEP(t, reg, sib) BYTE $0xC4; BYTE $reg; BYTE $0x7A; BYTE $0x4B; BYTE $(0x04+8*t); BYTE $sib
#define KEEP64(t, reg, sib) BYTE $0xC4; BYTE $reg; BYTE $0x7A; BYTE $0x4B; BYTE $(0x44+8*t); BYTE $sib; BYTE $0x40

// MULTIPLY adds the product of tiles a and b to tile c: TDPBF16PS.
#define MULTIPLY(c, a, b) BYTE $0xC4; BYTE $0xE2; BYTE $(0x7A-8*b); BYTE $0x5C; BYTE $(0xC0+8*c+a)

// func kernelTiles(shapes *shapes, blocks, panels int, a, b, c *float32, stride int)
TEXT ·kernelTiles(SB), NOSPLIT, $0-56
	MOVQ shapes+0(FP), R8
	CONFIGURE
	MOVBLZX 50(R8), R11 // rows of tile 2
	MOVQ panels+16(FP), R12
	MOVQ b+32(FP), DI
	MOVQ c+40(FP), DX
	MOVQ stride+48(FP), CX
	SHLQ $2, CX
	MOVQ blocks+8(FP), AX
	SHLQ $6, AX
	MOVQ $128, BX

panel:
	MOVQ blocks+8(FP), R8
	MOVQ a+24(FP), SI
	LOAD(0, 0xE2, 0x0A)
	LOAD64(1, 0xE2, 0x0A)
	CMPQ R11, $0
	JE   upper

	MOVQ AX, R9
	SHLQ $4, R9
	ADDQ SI, R9
	MOVQ CX, R10
	SHLQ $4, R10
	ADDQ DX, R10
	LOAD(2, 0xC2, 0x0A)
	LOAD64(3, 0xC2, 0x0A)

block:
	LOAD(4, 0xE2, 0x06)
	LOAD(6, 0xE2, 0x1F)
	MULTIPLY(0, 4, 6)
	LOAD64(7, 0xE2, 0x1F)
	MULTIPLY(1, 4, 7)
	LOAD(5, 0xC2, 0x01)
	MULTIPLY(2, 5, 6)
	MULTIPLY(3, 5, 7)
	ADDQ $64, SI
	ADDQ $64, R9
	ADDQ $2048, DI
	DECQ R8
	JNZ  block

	KEEP(2, 0xC2, 0x0A)
	KEEP64(3, 0xC2, 0x0A)
	JMP  next

upper:
	LOAD(4, 0xE2, 0x06)
	LOAD(6, 0xE2, 0x1F)
	MULTIPLY(0, 4, 6)
	LOAD64(7, 0xE2, 0x1F)
	MULTIPLY(1, 4, 7)
	ADDQ $64, SI
	ADDQ $2048, DI
	DECQ R8
	JNZ  upper

next:
	KEEP(0, 0xE2, 0x0A)
	KEEP64(1, 0xE2, 0x0A)
	ADDQ $128, DX
	DECQ R12
	JNZ  panel
	RELEASE
	RET
