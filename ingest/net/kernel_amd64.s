#include "go_asm.h"
#include "textflag.h"

// The sign bits of 32 bytes: with them, the bytes of activations are signed.
DATA signs<>+0(SB)/8, $0x8080808080808080
DATA signs<>+8(SB)/8, $0x8080808080808080
DATA signs<>+16(SB)/8, $0x8080808080808080
DATA signs<>+24(SB)/8, $0x8080808080808080
GLOBL signs<>(SB), RODATA|NOPTR, $32

// The tile is 8 rows of 32 sums. A row is in two registers of 16 sums.
#define ROW16(left, a, b) \
	VPBROADCASTD left, Z18 \
	VPDPBUSD Z16, Z18, a \
	VPDPBUSD Z17, Z18, b

// STORE16 writes base + (sum·outScale)·rowScale to a row of the output.
#define STORE16(offset, a, b) \
	VBROADCASTSS tile_rowScales+offset(AX), Z22 \
	VCVTDQ2PS a, a \
	VCVTDQ2PS b, b \
	VMULPS Z20, a, a \
	VMULPS Z21, b, b \
	VMULPS Z22, a, a \
	VMULPS Z22, b, b \
	VADDPS (BX), a, a \
	VADDPS 64(BX), b, b \
	VMOVUPS a, (DX) \
	VMOVUPS b, 64(DX) \
	ADDQ R11, BX \
	ADDQ R12, DX

// func multiplyVNNI(t *tile)
TEXT ·multiplyVNNI(SB), NOSPLIT, $0-8
	MOVQ t+0(FP), AX
	MOVQ tile_groups(AX), CX
	MOVQ tile_left(AX), SI
	MOVQ tile_leftStride(AX), R8
	MOVQ tile_weights(AX), DI
	LEAQ (R8)(R8*2), R9      // three rows
	LEAQ (SI)(R8*4), R10     // the fifth row
	MOVQ tile_starts(AX), R11
	VMOVDQU32 (R11), Z0
	VMOVDQU32 64(R11), Z1
	VMOVDQA32 Z0, Z2
	VMOVDQA32 Z1, Z3
	VMOVDQA32 Z0, Z4
	VMOVDQA32 Z1, Z5
	VMOVDQA32 Z0, Z6
	VMOVDQA32 Z1, Z7
	VMOVDQA32 Z0, Z8
	VMOVDQA32 Z1, Z9
	VMOVDQA32 Z0, Z10
	VMOVDQA32 Z1, Z11
	VMOVDQA32 Z0, Z12
	VMOVDQA32 Z1, Z13
	VMOVDQA32 Z0, Z14
	VMOVDQA32 Z1, Z15

loop:
	VMOVDQU32 (DI), Z16
	VMOVDQU32 64(DI), Z17
	ROW16((SI), Z0, Z1)
	ROW16((SI)(R8*1), Z2, Z3)
	ROW16((SI)(R8*2), Z4, Z5)
	ROW16((SI)(R9*1), Z6, Z7)
	ROW16((R10), Z8, Z9)
	ROW16((R10)(R8*1), Z10, Z11)
	ROW16((R10)(R8*2), Z12, Z13)
	ROW16((R10)(R9*1), Z14, Z15)
	ADDQ $4, SI
	ADDQ $4, R10
	SUBQ $-128, DI
	DECQ CX
	JNZ  loop

	MOVQ tile_outScales(AX), R9
	VMOVUPS (R9), Z20
	VMOVUPS 64(R9), Z21
	MOVQ tile_base+matrix_values(AX), BX
	MOVQ tile_base+matrix_stride(AX), R11
	MOVQ tile_out+matrix_values(AX), DX
	MOVQ tile_out+matrix_stride(AX), R12
	SHLQ $2, R11
	SHLQ $2, R12
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

// LEFT broadcasts the activations of a group as signed bytes and as magnitudes.
#define LEFT(left) \
	VPBROADCASTD left, Y12 \
	VPXOR signs<>(SB), Y12, Y12 \
	VPABSB Y12, Y13

// MADD adds the products of a group to eight sums. As the bytes that are
// multiplied are at most 127, two products fit into 16 bits.
#define MADD(weights, sums) \
	VPSIGNB Y12, weights, Y14 \
	VPMADDUBSW Y14, Y13, Y14 \
	VPMADDWD Y15, Y14, Y14 \
	VPADDD Y14, sums, sums

#define STORE8(offset, sums) \
	VCVTDQ2PS sums, sums \
	VMULPS offset(R9), sums, sums \
	VMULPS Y12, sums, sums \
	VADDPS offset(BX), sums, sums \
	VMOVUPS sums, offset(DX)

// func multiplyAVX2(t *tile)
//
// Two rows at a time: their 64 sums fill eight registers.
TEXT ·multiplyAVX2(SB), NOSPLIT, $0-8
	MOVQ t+0(FP), AX
	MOVQ tile_left(AX), R13
	MOVQ tile_leftStride(AX), R8
	MOVQ tile_outScales(AX), R9
	LEAQ tile_rowScales(AX), R10
	MOVQ tile_base+matrix_values(AX), BX
	MOVQ tile_base+matrix_stride(AX), R11
	MOVQ tile_out+matrix_values(AX), DX
	MOVQ tile_out+matrix_stride(AX), R12
	SHLQ $2, R11
	SHLQ $2, R12
	VPCMPEQW Y15, Y15, Y15
	VPSRLW $15, Y15, Y15     // ones
	MOVQ $4, R15

rows:
	MOVQ tile_groups(AX), CX
	MOVQ R13, SI
	MOVQ tile_weights(AX), DI
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7

group:
	VMOVDQU (DI), Y8
	VMOVDQU 32(DI), Y9
	VMOVDQU 64(DI), Y10
	VMOVDQU 96(DI), Y11
	LEFT((SI))
	MADD(Y8, Y0)
	MADD(Y9, Y1)
	MADD(Y10, Y2)
	MADD(Y11, Y3)
	LEFT((SI)(R8*1))
	MADD(Y8, Y4)
	MADD(Y9, Y5)
	MADD(Y10, Y6)
	MADD(Y11, Y7)
	ADDQ $4, SI
	SUBQ $-128, DI
	DECQ CX
	JNZ  group

	VBROADCASTSS (R10), Y12
	STORE8(0, Y0)
	STORE8(32, Y1)
	STORE8(64, Y2)
	STORE8(96, Y3)
	ADDQ R11, BX
	ADDQ R12, DX
	VBROADCASTSS 4(R10), Y12
	STORE8(0, Y4)
	STORE8(32, Y5)
	STORE8(64, Y6)
	STORE8(96, Y7)
	ADDQ R11, BX
	ADDQ R12, DX
	ADDQ $8, R10
	LEAQ (R13)(R8*2), R13
	DECQ R15
	JNZ  rows
	VZEROUPPER
	RET

// BYTES makes bytes, zero added, of the eight integers in Y2 and writes them.
#define BYTES(to) \
	VEXTRACTI128 $1, Y2, X3 \
	VPACKSSDW X3, X2, X2 \
	VPACKSSWB X2, X2, X2 \
	VPXOR signs<>(SB), X2, X2 \
	VMOVQ X2, to

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

// func cellAVX2(h int, gates, cell *float32, state *uint8, constants *float32)
TEXT ·cellAVX2(SB), NOSPLIT, $0-40
	MOVQ h+0(FP), CX
	MOVQ gates+8(FP), SI
	MOVQ cell+16(FP), DX
	MOVQ state+24(FP), R8
	MOVQ constants+32(FP), R9
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
	VMULPS (DX)(BX*4), Y1, Y1
	VADDPS Y1, Y0, Y0
	VMOVUPS Y0, (DX)(BX*4)
	TANH(Y0)
	SIGMOID(Y2)
	VMULPS Y0, Y2, Y2
	VMULPS STEPS, Y2, Y2
	VCVTPS2DQ Y2, Y2
	BYTES((R8)(BX*1))
	ADDQ $8, BX
	CMPQ BX, CX
	JLT  eight
	VZEROUPPER
	RET

// func quantizeAVX2(n int, out *uint8, x *float32, factor float32)
TEXT ·quantizeAVX2(SB), NOSPLIT, $0-28
	MOVQ n+0(FP), CX
	MOVQ out+8(FP), DI
	MOVQ x+16(FP), SI
	VBROADCASTSS factor+24(FP), Y1
	XORQ BX, BX

eight:
	VMULPS (SI)(BX*4), Y1, Y2
	VCVTPS2DQ Y2, Y2
	BYTES((DI)(BX*1))
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
