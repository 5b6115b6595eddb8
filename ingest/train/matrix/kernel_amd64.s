#include "textflag.h"
#include "tile_amd64.h"

// A row of the tile is in two registers of 16 floats.
#define ROW(offset, left, right) \
	VBROADCASTSS offset(SI), Z18 \
	VFMADD231PS Z16, Z18, left \
	VFMADD231PS Z17, Z18, right

// func kernelAVX512(depth int, a, b, c *float32, stride int)
TEXT ·kernelAVX512(SB), NOSPLIT, $0-40
	MOVQ depth+0(FP), CX
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), DI
	MOVQ c+24(FP), DX
	MOVQ stride+32(FP), R8
	SHLQ $2, R8
	CLEAR

loop:
	VMOVUPS (DI), Z16
	VMOVUPS 64(DI), Z17
	ROW(0, Z0, Z1)
	ROW(4, Z2, Z3)
	ROW(8, Z4, Z5)
	ROW(12, Z6, Z7)
	ROW(16, Z8, Z9)
	ROW(20, Z10, Z11)
	ROW(24, Z12, Z13)
	ROW(28, Z14, Z15)
	ADDQ $32, SI
	ADDQ $128, DI
	DECQ CX
	JNZ  loop

	STORE(Z0, Z1)
	STORE(Z2, Z3)
	STORE(Z4, Z5)
	STORE(Z6, Z7)
	STORE(Z8, Z9)
	STORE(Z10, Z11)
	STORE(Z12, Z13)
	STORE(Z14, Z15)
	VZEROUPPER
	RET
