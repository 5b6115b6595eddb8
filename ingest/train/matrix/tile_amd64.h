// A tile of eight rows of 32 floats, each in two registers: Z0 and Z1 to Z14 and Z15.

// CLEAR makes all of it zero.
#define CLEAR \
	VPXORQ Z0, Z0, Z0 \
	VPXORQ Z1, Z1, Z1 \
	VPXORQ Z2, Z2, Z2 \
	VPXORQ Z3, Z3, Z3 \
	VPXORQ Z4, Z4, Z4 \
	VPXORQ Z5, Z5, Z5 \
	VPXORQ Z6, Z6, Z6 \
	VPXORQ Z7, Z7, Z7 \
	VPXORQ Z8, Z8, Z8 \
	VPXORQ Z9, Z9, Z9 \
	VPXORQ Z10, Z10, Z10 \
	VPXORQ Z11, Z11, Z11 \
	VPXORQ Z12, Z12, Z12 \
	VPXORQ Z13, Z13, Z13 \
	VPXORQ Z14, Z14, Z14 \
	VPXORQ Z15, Z15, Z15

// STORE adds a row to that of the product at DX and goes on to the next, R8 bytes behind.
#define STORE(left, right) \
	VADDPS (DX), left, left \
	VADDPS 64(DX), right, right \
	VMOVUPS left, (DX) \
	VMOVUPS right, 64(DX) \
	ADDQ R8, DX
