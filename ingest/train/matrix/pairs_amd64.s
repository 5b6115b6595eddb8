#include "textflag.h"
#include "tile_amd64.h"

// The assembler does not know the instructions for bfloat16, so that they
// stand here as bytes (Intel's manual, volume 2).

// PRODUCT adds to Z(c), c below 8, the products of the pairs in Z18 and Z(16+b);
// PRODUCT8 adds to Z(8+c): VDPBF16PS.
#define PRODUCT(c, b) BYTE $0x62; BYTE $0xB2; BYTE $0x6E; BYTE $0x40; BYTE $0x52; BYTE $(0xC0+8*c+b)
#define PRODUCT8(c, b) BYTE $0x62; BYTE $0x32; BYTE $0x6E; BYTE $0x40; BYTE $0x52; BYTE $(0xC0+8*c+b)

// ROUND replaces the 16 floats in Z(i), i below 8, by 16 of bfloat16 in Y(i):
// VCVTNEPS2BF16.
#define ROUND(i) BYTE $0x62; BYTE $0xF2; BYTE $0x7E; BYTE $0x48; BYTE $0x72; BYTE $(0xC0+9*i)

// TRANSPOSE turns eight rows of eight pairs, Y0 to Y7, into Y8 to Y15.
#define TRANSPOSE \
	VPUNPCKLDQ Y1, Y0, Y8 \
	VPUNPCKHDQ Y1, Y0, Y9 \
	VPUNPCKLDQ Y3, Y2, Y10 \
	VPUNPCKHDQ Y3, Y2, Y11 \
	VPUNPCKLDQ Y5, Y4, Y12 \
	VPUNPCKHDQ Y5, Y4, Y13 \
	VPUNPCKLDQ Y7, Y6, Y14 \
	VPUNPCKHDQ Y7, Y6, Y15 \
	VPUNPCKLQDQ Y10, Y8, Y0 \
	VPUNPCKHQDQ Y10, Y8, Y1 \
	VPUNPCKLQDQ Y11, Y9, Y2 \
	VPUNPCKHQDQ Y11, Y9, Y3 \
	VPUNPCKLQDQ Y14, Y12, Y4 \
	VPUNPCKHQDQ Y14, Y12, Y5 \
	VPUNPCKLQDQ Y15, Y13, Y6 \
	VPUNPCKHQDQ Y15, Y13, Y7 \
	VPERM2I128 $0x20, Y4, Y0, Y8 \
	VPERM2I128 $0x20, Y5, Y1, Y9 \
	VPERM2I128 $0x20, Y6, Y2, Y10 \
	VPERM2I128 $0x20, Y7, Y3, Y11 \
	VPERM2I128 $0x31, Y4, Y0, Y12 \
	VPERM2I128 $0x31, Y5, Y1, Y13 \
	VPERM2I128 $0x31, Y6, Y2, Y14 \
	VPERM2I128 $0x31, Y7, Y3, Y15

// SCATTER writes Y8 to Y15 to DI, DX bytes from each to the next, which AX is used for.
#define SCATTER \
	LEAQ (DX)(DX*2), AX \
	VMOVDQU Y8, (DI) \
	VMOVDQU Y9, (DI)(DX*1) \
	VMOVDQU Y10, (DI)(DX*2) \
	VMOVDQU Y11, (DI)(AX*1) \
	LEAQ (DI)(DX*4), DI \
	VMOVDQU Y12, (DI) \
	VMOVDQU Y13, (DI)(DX*1) \
	VMOVDQU Y14, (DI)(DX*2) \
	VMOVDQU Y15, (DI)(AX*1) \
	LEAQ (DI)(DX*4), DI

// func kernelPairs(steps int, a, b, c *float32, stride int)
TEXT ·kernelPairs(SB), NOSPLIT, $0-40
	MOVQ steps+0(FP), CX
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), DI
	MOVQ c+24(FP), DX
	MOVQ stride+32(FP), R8
	SHLQ $2, R8
	CLEAR

loop:
	VMOVUPS (DI), Z16
	VMOVUPS 64(DI), Z17
	VPBROADCASTD (SI), Z18
	PRODUCT(0, 0)
	PRODUCT(1, 1)
	VPBROADCASTD 4(SI), Z18
	PRODUCT(2, 0)
	PRODUCT(3, 1)
	VPBROADCASTD 8(SI), Z18
	PRODUCT(4, 0)
	PRODUCT(5, 1)
	VPBROADCASTD 12(SI), Z18
	PRODUCT(6, 0)
	PRODUCT(7, 1)
	VPBROADCASTD 16(SI), Z18
	PRODUCT8(0, 0)
	PRODUCT8(1, 1)
	VPBROADCASTD 20(SI), Z18
	PRODUCT8(2, 0)
	PRODUCT8(3, 1)
	VPBROADCASTD 24(SI), Z18
	PRODUCT8(4, 0)
	PRODUCT8(5, 1)
	VPBROADCASTD 28(SI), Z18
	PRODUCT8(6, 0)
	PRODUCT8(7, 1)
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

// func roundRow(n int, from, to *float32)
TEXT ·roundRow(SB), NOSPLIT, $0-24
	MOVQ n+0(FP), CX
	MOVQ from+8(FP), SI
	MOVQ to+16(FP), DI
	MOVL $0xFFFF, AX
	KMOVW AX, K1

sixteen:
	CMPQ CX, $16
	JGE  whole
	MOVL $1, AX
	SHLL CX, AX
	DECL AX
	KMOVW AX, K1

whole:
	VMOVUPS.Z (SI), K1, Z0
	ROUND(0)
	VMOVDQU Y0, (DI)
	ADDQ $64, SI
	ADDQ $32, DI
	SUBQ $16, CX
	JG   sixteen
	VZEROUPPER
	RET

// func packAlong(depth int, rows *[8]*float32, out *float32, width int)
TEXT ·packAlong(SB), NOSPLIT, $0-32
	MOVQ depth+0(FP), CX
	MOVQ rows+8(FP), AX
	MOVQ out+16(FP), DI
	MOVQ width+24(FP), DX
	SHLQ $2, DX
	MOVQ 0(AX), R8
	MOVQ 8(AX), R9
	MOVQ 16(AX), R10
	MOVQ 24(AX), R11
	MOVQ 32(AX), R12
	MOVQ 40(AX), R13
	MOVQ 48(AX), R14
	MOVQ 56(AX), SI
	XORQ BX, BX
	MOVL $0xFFFF, AX
	KMOVW AX, K1

sixteen:
	CMPQ CX, $16
	JGE  whole
	MOVL $1, AX // the last columns, fewer than 16
	SHLL CX, AX
	DECL AX
	KMOVW AX, K1

whole:
	VMOVUPS.Z (R8)(BX*4), K1, Z0
	VMOVUPS.Z (R9)(BX*4), K1, Z1
	VMOVUPS.Z (R10)(BX*4), K1, Z2
	VMOVUPS.Z (R11)(BX*4), K1, Z3
	VMOVUPS.Z (R12)(BX*4), K1, Z4
	VMOVUPS.Z (R13)(BX*4), K1, Z5
	VMOVUPS.Z (R14)(BX*4), K1, Z6
	VMOVUPS.Z (SI)(BX*4), K1, Z7
	ROUND(0)
	ROUND(1)
	ROUND(2)
	ROUND(3)
	ROUND(4)
	ROUND(5)
	ROUND(6)
	ROUND(7)

	TRANSPOSE
	SCATTER
	ADDQ $16, BX
	SUBQ $16, CX
	JG   sixteen
	VZEROUPPER
	RET

// func turn(blocks int, from *float32, width int, to *float32, size int)
TEXT ·turn(SB), NOSPLIT, $0-40
	MOVQ blocks+0(FP), CX
	MOVQ from+8(FP), SI
	MOVQ width+16(FP), R8
	SHLQ $2, R8
	LEAQ (R8)(R8*2), R9
	MOVQ to+24(FP), BX
	MOVQ size+32(FP), DX
	SHLQ $2, DX

eight:
	VMOVDQU (SI), Y0
	VMOVDQU (SI)(R8*1), Y1
	VMOVDQU (SI)(R8*2), Y2
	VMOVDQU (SI)(R9*1), Y3
	LEAQ (SI)(R8*4), SI
	VMOVDQU (SI), Y4
	VMOVDQU (SI)(R8*1), Y5
	VMOVDQU (SI)(R8*2), Y6
	VMOVDQU (SI)(R9*1), Y7
	LEAQ (SI)(R8*4), SI
	TRANSPOSE
	MOVQ BX, DI
	SCATTER
	ADDQ $32, BX
	DECQ CX
	JNZ  eight
	VZEROUPPER
	RET

// func packAcross(depth int, from *float32, stride, columns int, out *float32, width int)
TEXT ·packAcross(SB), NOSPLIT, $0-48
	MOVQ depth+0(FP), R8
	MOVQ from+8(FP), SI
	MOVQ stride+16(FP), DX
	SHLQ $2, DX
	MOVQ columns+24(FP), CX
	MOVQ out+32(FP), DI
	MOVQ width+40(FP), R9
	MOVL $1, AX
	SHLL CX, AX
	DECL AX
	KMOVW AX, K1 // the columns there are
	MOVQ R9, CX
	CMPQ CX, $16
	JLE  mask
	MOVQ $16, CX

mask:
	MOVL $1, AX
	SHLL CX, AX
	DECL AX
	KMOVW AX, K2 // those of the panel
	SHLQ $2, R9

pair:
	VMOVUPS.Z (SI), K1, Z0
	VPXORQ Z1, Z1, Z1
	CMPQ R8, $1
	JE   odd
	VMOVUPS.Z (SI)(DX*1), K1, Z1

odd:
	ROUND(0)
	ROUND(1)
	VPMOVZXWD Y0, Z0
	VPMOVZXWD Y1, Z1
	VPSLLD $16, Z1, Z1
	VPORD Z0, Z1, Z0
	VMOVDQU32 Z0, K2, (DI)
	LEAQ (SI)(DX*2), SI
	ADDQ R9, DI
	SUBQ $2, R8
	JG   pair
	VZEROUPPER
	RET
