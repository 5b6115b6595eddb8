#include "textflag.h"

// K1 is the mask of the numbers at hand: WHOLE before the loop, and from LAST
// on, where CX says that fewer than 16 are left, only those.
#define WHOLE \
	MOVL $0xFFFF, AX \
	KMOVW AX, K1
#define LAST(full) \
	CMPQ CX, $16 \
	JGE  full \
	MOVL $1, AX \
	SHLL CX, AX \
	DECL AX \
	KMOVW AX, K1

// func addToAVX512(n int, y *float32, a float32, x *float32)
TEXT ·addToAVX512(SB), NOSPLIT, $0-32
	MOVQ n+0(FP), CX
	MOVQ y+8(FP), DI
	VBROADCASTSS a+16(FP), Z1
	MOVQ x+24(FP), SI
	WHOLE

sixteen:
	LAST(full)

full:
	VMOVUPS.Z (DI), K1, Z0
	VMOVUPS.Z (SI), K1, Z2
	VFMADD231PS Z2, Z1, Z0
	VMOVUPS Z0, K1, (DI)
	ADDQ $64, DI
	ADDQ $64, SI
	SUBQ $16, CX
	JG   sixteen
	VZEROUPPER
	RET

// func dotAVX512(n int, x, y *float32) float32
TEXT ·dotAVX512(SB), NOSPLIT, $0-28
	MOVQ n+0(FP), CX
	MOVQ x+8(FP), SI
	MOVQ y+16(FP), DI
	VPXORQ Z0, Z0, Z0
	WHOLE

sixteen:
	LAST(full)

full:
	VMOVUPS.Z (SI), K1, Z1
	VMOVUPS.Z (DI), K1, Z2
	VFMADD231PS Z2, Z1, Z0
	ADDQ $64, SI
	ADDQ $64, DI
	SUBQ $16, CX
	JG   sixteen

	VEXTRACTF64X4 $1, Z0, Y1
	VADDPS Y1, Y0, Y0
	VEXTRACTF128 $1, Y0, X1
	VADDPS X1, X0, X0
	VPERMILPS $0x4E, X0, X1
	VADDPS X1, X0, X0
	VPERMILPS $0xB1, X0, X1
	VADDPS X1, X0, X0
	VMOVSS X0, ret+24(FP)
	VZEROUPPER
	RET

// func descendAVX512(n int, d *Descent, value, m, v, grad *float32)
TEXT ·descendAVX512(SB), NOSPLIT, $0-48
	MOVQ n+0(FP), CX
	MOVQ d+8(FP), AX
	MOVQ value+16(FP), DI
	MOVQ m+24(FP), R8
	MOVQ v+32(FP), R9
	MOVQ grad+40(FP), SI
	VBROADCASTSS (AX), Z10    // scale
	VBROADCASTSS 4(AX), Z11   // beta1
	VBROADCASTSS 8(AX), Z12   // beta2
	VBROADCASTSS 12(AX), Z13  // step
	VBROADCASTSS 16(AX), Z14  // tiny
	WHOLE

sixteen:
	LAST(full)

full:
	VMOVUPS.Z (SI), K1, Z0
	VMOVUPS.Z (R8), K1, Z1
	VMOVUPS.Z (R9), K1, Z2
	VMOVUPS.Z (DI), K1, Z3
	VMULPS Z10, Z0, Z0
	VSUBPS Z0, Z1, Z1         // m = d + beta1·(m-d)
	VMULPS Z0, Z0, Z4
	VFMADD213PS Z0, Z11, Z1
	VSUBPS Z4, Z2, Z2         // v = d² + beta2·(v-d²)
	VFMADD213PS Z4, Z12, Z2
	VSQRTPS Z2, Z4
	VADDPS Z14, Z4, Z4
	VMULPS Z13, Z1, Z5
	VDIVPS Z4, Z5, Z5
	VSUBPS Z5, Z3, Z3
	VMOVUPS Z1, K1, (R8)
	VMOVUPS Z2, K1, (R9)
	VMOVUPS Z3, K1, (DI)
	ADDQ $64, SI
	ADDQ $64, R8
	ADDQ $64, R9
	ADDQ $64, DI
	SUBQ $16, CX
	JG   sixteen
	VZEROUPPER
	RET
