#include "textflag.h"

// The sums of a tile: left · weights, eight rows of bytes that stand for their
// value less 128, and one panel. A block of eight columns has its 16 registers
// of sums, V0 to V15, two a row.

// What the assembler has no names for; V18 holds four activations four times,
// V16 or V17 the weights of four columns.
#define SMULL_LOW_V16 WORD $0x0E30C254 // SMULL  V20.8H, V18.8B, V16.8B
#define SMULL_TOP_V16 WORD $0x4E30C255 // SMULL2 V21.8H, V18.16B, V16.16B
#define SMULL_LOW_V17 WORD $0x0E31C254
#define SMULL_TOP_V17 WORD $0x4E31C255
#define SADALP_V20(sum) WORD $(0x4E606A80 + sum) // SADALP Vsum.4S, V20.8H
#define SDOT_V16(sum) WORD $(0x4E909640 + sum) // SDOT Vsum.4S, V18.16B, V16.16B
#define SDOT_V17(sum) WORD $(0x4E919640 + sum)

#define NEXT(row) \
	VLD1R.P 4(row), [V18.S4]; \
	VEOR    V19.B16, V18.B16, V18.B16

// Two products of bytes fit into 16 bits, as no weight is -128.
#define ROW_NEON(row, a, b) \
	NEXT(row); \
	SMULL_LOW_V16; \
	SMULL_TOP_V16; \
	VADDP V21.H8, V20.H8, V20.H8; \
	SADALP_V20(a); \
	SMULL_LOW_V17; \
	SMULL_TOP_V17; \
	VADDP V21.H8, V20.H8, V20.H8; \
	SADALP_V20(b)

#define ROW_DOT(row, a, b) \
	NEXT(row); \
	SDOT_V16(a); \
	SDOT_V17(b)

// SUMS goes through the blocks of columns, the groups of inputs and the rows.
#define SUMS(ROW) \
	MOVD  groups+0(FP), R0; \
	MOVD  left+8(FP), R1; \
	MOVD  leftStride+16(FP), R2; \
	MOVD  weights+24(FP), R3; \
	MOVD  sums+32(FP), R4; \
	VMOVI $0x80, V19.B16; \
	MOVD  $4, R5; \
block: \
	MOVD R1, R6; \
	ADD  R2, R6, R7; \
	ADD  R2, R7, R8; \
	ADD  R2, R8, R9; \
	ADD  R2, R9, R10; \
	ADD  R2, R10, R11; \
	ADD  R2, R11, R12; \
	ADD  R2, R12, R13; \
	MOVD R3, R14; \
	MOVD R0, R15; \
	VEOR V0.B16, V0.B16, V0.B16; \
	VEOR V1.B16, V1.B16, V1.B16; \
	VEOR V2.B16, V2.B16, V2.B16; \
	VEOR V3.B16, V3.B16, V3.B16; \
	VEOR V4.B16, V4.B16, V4.B16; \
	VEOR V5.B16, V5.B16, V5.B16; \
	VEOR V6.B16, V6.B16, V6.B16; \
	VEOR V7.B16, V7.B16, V7.B16; \
	VEOR V8.B16, V8.B16, V8.B16; \
	VEOR V9.B16, V9.B16, V9.B16; \
	VEOR V10.B16, V10.B16, V10.B16; \
	VEOR V11.B16, V11.B16, V11.B16; \
	VEOR V12.B16, V12.B16, V12.B16; \
	VEOR V13.B16, V13.B16, V13.B16; \
	VEOR V14.B16, V14.B16, V14.B16; \
	VEOR V15.B16, V15.B16, V15.B16; \
group: \
	VLD1 (R14), [V16.B16, V17.B16]; \
	ADD  $128, R14; \
	ROW(R6, 0, 1); \
	ROW(R7, 2, 3); \
	ROW(R8, 4, 5); \
	ROW(R9, 6, 7); \
	ROW(R10, 8, 9); \
	ROW(R11, 10, 11); \
	ROW(R12, 12, 13); \
	ROW(R13, 14, 15); \
	SUBS $1, R15, R15; \
	BNE  group; \
	MOVD R4, R19; \
	VST1 [V0.S4, V1.S4], (R19); \
	ADD  $128, R19; \
	VST1 [V2.S4, V3.S4], (R19); \
	ADD  $128, R19; \
	VST1 [V4.S4, V5.S4], (R19); \
	ADD  $128, R19; \
	VST1 [V6.S4, V7.S4], (R19); \
	ADD  $128, R19; \
	VST1 [V8.S4, V9.S4], (R19); \
	ADD  $128, R19; \
	VST1 [V10.S4, V11.S4], (R19); \
	ADD  $128, R19; \
	VST1 [V12.S4, V13.S4], (R19); \
	ADD  $128, R19; \
	VST1 [V14.S4, V15.S4], (R19); \
	ADD  $32, R3; \
	ADD  $32, R4; \
	SUBS $1, R5, R5; \
	BNE  block; \
	RET

// func sumsNEON(groups int, left *uint8, leftStride int, weights *int8, sums *int32)
TEXT ·sumsNEON(SB), NOSPLIT, $0-40
	SUMS(ROW_NEON)

// func sumsDot(groups int, left *uint8, leftStride int, weights *int8, sums *int32)
TEXT ·sumsDot(SB), NOSPLIT, $0-40
	SUMS(ROW_DOT)
