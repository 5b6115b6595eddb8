#include "textflag.h"

// The tile is 8 rows of 32 sums. A row is in two registers of 16 sums.
#define ROW16(offset, a, b) \
	VPBROADCASTD offset(SI), Z18 \
	VPDPWSSD Z16, Z18, a \
	VPDPWSSD Z17, Z18, b

// STORE16 adds ((sum·outScale)·rowScale) to a row of the output.
#define STORE16(offset, a, b) \
	VBROADCASTSS offset(R10), Z22 \
	VCVTDQ2PS a, a \
	VCVTDQ2PS b, b \
	VMULPS Z20, a, a \
	VMULPS Z21, b, b \
	VMULPS Z22, a, a \
	VMULPS Z22, b, b \
	VADDPS (DX), a, a \
	VADDPS 64(DX), b, b \
	VMOVUPS a, (DX) \
	VMOVUPS b, 64(DX) \
	ADDQ R8, DX

// func tileVNNI(pairs int, left, panel *int16, outScales, rowScales, out *float32, stride int)
TEXT ·tileVNNI(SB), NOSPLIT, $0-56
	MOVQ pairs+0(FP), CX
	MOVQ left+8(FP), SI
	MOVQ panel+16(FP), DI
	MOVQ outScales+24(FP), R9
	MOVQ rowScales+32(FP), R10
	MOVQ out+40(FP), DX
	MOVQ stride+48(FP), R8
	SHLQ $2, R8
	VPXORQ Z0, Z0, Z0
	VPXORQ Z1, Z1, Z1
	VPXORQ Z2, Z2, Z2
	VPXORQ Z3, Z3, Z3
	VPXORQ Z4, Z4, Z4
	VPXORQ Z5, Z5, Z5
	VPXORQ Z6, Z6, Z6
	VPXORQ Z7, Z7, Z7
	VPXORQ Z8, Z8, Z8
	VPXORQ Z9, Z9, Z9
	VPXORQ Z10, Z10, Z10
	VPXORQ Z11, Z11, Z11
	VPXORQ Z12, Z12, Z12
	VPXORQ Z13, Z13, Z13
	VPXORQ Z14, Z14, Z14
	VPXORQ Z15, Z15, Z15

loop:
	VMOVDQU32 (DI), Z16
	VMOVDQU32 64(DI), Z17
	ROW16(0, Z0, Z1)
	ROW16(4, Z2, Z3)
	ROW16(8, Z4, Z5)
	ROW16(12, Z6, Z7)
	ROW16(16, Z8, Z9)
	ROW16(20, Z10, Z11)
	ROW16(24, Z12, Z13)
	ROW16(28, Z14, Z15)
	ADDQ $32, SI
	ADDQ $128, DI
	DECQ CX
	JNZ  loop

	VMOVUPS (R9), Z20
	VMOVUPS 64(R9), Z21
	STORE16(0, Z0, Z1)
	STORE16(4, Z2, Z3)
	STORE16(8, Z4, Z5)
	STORE16(12, Z6, Z7)
	STORE16(16, Z8, Z9)
	STORE16(20, Z10, Z11)
	STORE16(24, Z12, Z13)
	STORE16(28, Z14, Z15)
	VZEROUPPER
	RET

// MADD adds the products of two pairs to eight sums.
#define MADD(weights, sums) \
	VPMADDWD weights, Y12, Y13 \
	VPADDD Y13, sums, sums

#define STORE8(offset, sums) \
	VCVTDQ2PS sums, sums \
	VMULPS offset(R9), sums, sums \
	VMULPS Y12, sums, sums \
	VADDPS offset(DX), sums, sums \
	VMOVUPS sums, offset(DX)

// func tileAVX2(pairs int, left, panel *int16, outScales, rowScales, out *float32, stride int)
//
// Two rows at a time: their 64 sums fill eight registers.
TEXT ·tileAVX2(SB), NOSPLIT, $0-56
	MOVQ left+8(FP), R11
	MOVQ outScales+24(FP), R9
	MOVQ rowScales+32(FP), R10
	MOVQ out+40(FP), DX
	MOVQ stride+48(FP), R8
	SHLQ $2, R8
	MOVQ $4, BX

rows:
	MOVQ pairs+0(FP), CX
	MOVQ R11, SI
	MOVQ panel+16(FP), DI
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7

pair:
	VMOVDQU (DI), Y8
	VMOVDQU 32(DI), Y9
	VMOVDQU 64(DI), Y10
	VMOVDQU 96(DI), Y11
	VPBROADCASTD (SI), Y12
	MADD(Y8, Y0)
	MADD(Y9, Y1)
	MADD(Y10, Y2)
	MADD(Y11, Y3)
	VPBROADCASTD 4(SI), Y12
	MADD(Y8, Y4)
	MADD(Y9, Y5)
	MADD(Y10, Y6)
	MADD(Y11, Y7)
	ADDQ $32, SI
	ADDQ $128, DI
	DECQ CX
	JNZ  pair

	VBROADCASTSS (R10), Y12
	STORE8(0, Y0)
	STORE8(32, Y1)
	STORE8(64, Y2)
	STORE8(96, Y3)
	ADDQ R8, DX
	VBROADCASTSS 4(R10), Y12
	STORE8(0, Y4)
	STORE8(32, Y5)
	STORE8(64, Y6)
	STORE8(96, Y7)
	ADDQ R8, DX
	ADDQ $8, R10
	ADDQ $8, R11
	DECQ BX
	JNZ  rows
	VZEROUPPER
	RET

// Places of the constants.
#define LEAST 0(R9)
#define MOST 32(R9)
#define C378 64(R9)
#define C17325 96(R9)
#define C135135 128(R9)
#define C28 160(R9)
#define C3150 192(R9)
#define C62370 224(R9)
#define MINUS 256(R9)
#define ONE 288(R9)
#define HALF 320(R9)
#define STEPS 352(R9)

// TANH replaces x by its tanh; it uses Y13 to Y15. Each operation is one of
// Tanh, in the same order.
#define TANH(x) \
	VMAXPS LEAST, x, x \
	VMINPS MOST, x, x \
	VMULPS x, x, Y13 \
	VADDPS C378, Y13, Y14 \
	VMULPS Y14, Y13, Y14 \
	VADDPS C17325, Y14, Y14 \
	VMULPS Y14, Y13, Y14 \
	VADDPS C135135, Y14, Y14 \
	VMULPS C28, Y13, Y15 \
	VADDPS C3150, Y15, Y15 \
	VMULPS Y15, Y13, Y15 \
	VADDPS C62370, Y15, Y15 \
	VMULPS Y15, Y13, Y15 \
	VADDPS C135135, Y15, Y15 \
	VMULPS Y14, x, x \
	VDIVPS Y15, x, x \
	VMAXPS MINUS, x, x \
	VMINPS ONE, x, x

#define SIGMOID(x) \
	VMULPS HALF, x, x \
	TANH(x) \
	VMULPS HALF, x, x \
	VADDPS HALF, x, x

// func cellAVX2(h int, gates, before, cell *float32, state *int16, constants *float32)
TEXT ·cellAVX2(SB), NOSPLIT, $0-48
	MOVQ h+0(FP), CX
	MOVQ gates+8(FP), SI
	MOVQ before+16(FP), DI
	MOVQ cell+24(FP), DX
	MOVQ state+32(FP), R8
	MOVQ constants+40(FP), R9
	MOVQ CX, R10
	SHLQ $2, R10             // bytes of a gate
	LEAQ (SI)(R10*1), R11    // forget
	LEAQ (R11)(R10*1), R12   // output
	LEAQ (R12)(R10*1), R13   // candidate
	XORQ BX, BX

eight:
	VMOVUPS (SI)(BX*4), Y0
	VMOVUPS (R11)(BX*4), Y1
	VMOVUPS (R12)(BX*4), Y2
	VMOVUPS (R13)(BX*4), Y3
	SIGMOID(Y0)
	TANH(Y3)
	VMULPS Y3, Y0, Y0
	SIGMOID(Y1)
	VMULPS (DI)(BX*4), Y1, Y1
	VADDPS Y1, Y0, Y0
	VMOVUPS Y0, (DX)(BX*4)
	TANH(Y0)
	SIGMOID(Y2)
	VMULPS Y0, Y2, Y2
	VMULPS STEPS, Y2, Y2
	VCVTPS2DQ Y2, Y2
	VEXTRACTI128 $1, Y2, X3
	VPACKSSDW X3, X2, X2
	VMOVDQU X2, (R8)(BX*2)
	ADDQ $8, BX
	CMPQ BX, CX
	JLT  eight
	VZEROUPPER
	RET

// func quantizeAVX2(n int, out *int16, x *float32, factor float32)
TEXT ·quantizeAVX2(SB), NOSPLIT, $0-28
	MOVQ n+0(FP), CX
	MOVQ out+8(FP), DI
	MOVQ x+16(FP), SI
	VBROADCASTSS factor+24(FP), Y1
	XORQ BX, BX

eight:
	VMULPS (SI)(BX*4), Y1, Y0
	VCVTPS2DQ Y0, Y0
	VEXTRACTI128 $1, Y0, X2
	VPACKSSDW X2, X0, X0
	VMOVDQU X0, (DI)(BX*2)
	ADDQ $8, BX
	CMPQ BX, CX
	JLT  eight
	VZEROUPPER
	RET

// func largestAVX2(n int, x *float32) float32
TEXT ·largestAVX2(SB), NOSPLIT, $0-20
	MOVQ n+0(FP), CX
	MOVQ x+8(FP), SI
	XORQ BX, BX
	VXORPS Y0, Y0, Y0
	VPCMPEQD Y1, Y1, Y1
	VPSRLD $1, Y1, Y1        // all bits but the sign

eight:
	VANDPS (SI)(BX*4), Y1, Y2
	VMAXPS Y2, Y0, Y0
	ADDQ $8, BX
	CMPQ BX, CX
	JLT  eight

	VEXTRACTF128 $1, Y0, X1
	VMAXPS X1, X0, X0
	VPERMILPS $0x4E, X0, X1
	VMAXPS X1, X0, X0
	VPERMILPS $0xB1, X0, X1
	VMAXPS X1, X0, X0
	VMOVSS X0, ret+16(FP)
	VZEROUPPER
	RET

// func addRowAVX2(n int, x *float32, bytes *int8, scale float32)
TEXT ·addRowAVX2(SB), NOSPLIT, $0-28
	MOVQ n+0(FP), CX
	MOVQ x+8(FP), DI
	MOVQ bytes+16(FP), SI
	VBROADCASTSS scale+24(FP), Y1
	XORQ BX, BX

eight:
	VPMOVSXBD (SI)(BX*1), Y0
	VCVTDQ2PS Y0, Y0
	VMULPS Y1, Y0, Y0
	VADDPS (DI)(BX*4), Y0, Y0
	VMOVUPS Y0, (DI)(BX*4)
	ADDQ $8, BX
	CMPQ BX, CX
	JLT  eight
	VZEROUPPER
	RET

// func tanhAVX2(n int, x, constants *float32)
TEXT ·tanhAVX2(SB), NOSPLIT, $0-24
	MOVQ n+0(FP), CX
	MOVQ x+8(FP), SI
	MOVQ constants+16(FP), R9
	XORQ BX, BX

eight:
	VMOVUPS (SI)(BX*4), Y0
	TANH(Y0)
	VMOVUPS Y0, (SI)(BX*4)
	ADDQ $8, BX
	CMPQ BX, CX
	JLT  eight
	VZEROUPPER
	RET

// func sigmoidAVX2(n int, x, constants *float32)
TEXT ·sigmoidAVX2(SB), NOSPLIT, $0-24
	MOVQ n+0(FP), CX
	MOVQ x+8(FP), SI
	MOVQ constants+16(FP), R9
	XORQ BX, BX

eight:
	VMOVUPS (SI)(BX*4), Y0
	SIGMOID(Y0)
	VMOVUPS Y0, (SI)(BX*4)
	ADDQ $8, BX
	CMPQ BX, CX
	JLT  eight
	VZEROUPPER
	RET
