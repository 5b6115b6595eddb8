#include "textflag.h"

// LESS makes y one less x.
#define LESS(x, y) VSUBPS x, Z31, y

// func backwardAVX512(c *cellErrors, h, n int)
TEXT ·backwardAVX512(SB), NOSPLIT, $0-24
	MOVQ c+0(FP), AX
	MOVQ h+8(FP), R15
	MOVQ n+16(FP), CX
	SHLQ $2, R15               // bytes of a gate
	MOVQ 0(AX), SI             // gates: input
	LEAQ (SI)(R15*1), R8       // forget
	LEAQ (R8)(R15*1), R9       // output
	LEAQ (R9)(R15*1), R10      // candidate
	MOVQ 24(AX), R11           // squashed
	MOVQ 48(AX), R12           // state
	MOVQ 72(AX), R13           // cell
	MOVQ 96(AX), DX            // was
	MOVQ 120(AX), DI           // wasErrors
	MOVQ 144(AX), AX           // out
	MOVL $0x3F800000, BX       // 1
	VPBROADCASTD BX, Z31
	XORQ BX, BX

sixteen:
	VMOVUPS (SI)(BX*4), Z0     // input
	VMOVUPS (R9)(BX*4), Z2     // output
	VMOVUPS (R10)(BX*4), Z3    // candidate
	VMOVUPS (R11)(BX*4), Z4    // squashed
	VMOVUPS (R12)(BX*4), Z5    // the error of the state
	VMULPS Z4, Z4, Z6
	LESS(Z6, Z6)
	VMULPS Z2, Z5, Z7
	VMULPS Z6, Z7, Z7
	VADDPS (R13)(BX*4), Z7, Z7 // that of the cell

	VMULPS Z4, Z5, Z8
	VMULPS Z2, Z8, Z8
	LESS(Z2, Z9)
	VMULPS Z9, Z8, Z8
	LEAQ (AX)(R15*2), R14
	VMOVUPS Z8, (R14)(BX*4)

	VMULPS Z3, Z7, Z8
	VMULPS Z0, Z8, Z8
	LESS(Z0, Z9)
	VMULPS Z9, Z8, Z8
	VMOVUPS Z8, (AX)(BX*4)

	VMULPS Z0, Z7, Z8
	VMULPS Z3, Z3, Z9
	LESS(Z9, Z9)
	VMULPS Z9, Z8, Z8
	ADDQ R15, R14
	VMOVUPS Z8, (R14)(BX*4)

	TESTQ DX, DX
	JZ    next
	VMOVUPS (R8)(BX*4), Z1     // forget
	VMULPS (DX)(BX*4), Z7, Z8
	VMULPS Z1, Z8, Z8
	LESS(Z1, Z9)
	VMULPS Z9, Z8, Z8
	LEAQ (AX)(R15*1), R14
	VMOVUPS Z8, (R14)(BX*4)
	VMULPS Z1, Z7, Z8
	VADDPS (DI)(BX*4), Z8, Z8
	VMOVUPS Z8, (DI)(BX*4)

next:
	ADDQ $16, BX
	CMPQ BX, CX
	JLT  sixteen
	VZEROUPPER
	RET
