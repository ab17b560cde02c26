package museum.account;

import java.math.BigInteger;

/**
 * Powers of one number by a table of its powers: as many multiplications as an exponent has digits, and no squarings. Every sign-in raises the generator
 * twice; so it costs a third of {@link BigInteger#modPow}. The table (32 rows of 255 numbers, 4.5 MB for 4096 bits and 256-bit exponents) is made at the first use, within a tenth of a second.
 */
final class GeneratorPowers {

    /** Bits of a digit. */
    private static final int WIDTH = 8;

    private final BigInteger generator;
    private final BigInteger modulus;
    private final BigInteger reciprocal;
    private final int bits;
    private final BigInteger[][] powers;

    /** @param exponentBits the longest exponent that the table serves */
    GeneratorPowers(BigInteger generator, BigInteger modulus, int exponentBits) {
        this.generator = generator;
        this.modulus = modulus;
        this.bits = modulus.bitLength();
        this.reciprocal = BigInteger.ONE.shiftLeft(2 * bits).divide(modulus);
        this.powers = new BigInteger[(exponentBits + WIDTH - 1) / WIDTH][1 << WIDTH];
        var base = generator;
        for (var row : powers) {
            row[0] = BigInteger.ONE;
            for (int digit = 1; digit < row.length; digit++) {
                row[digit] = product(row[digit - 1], base);
            }
            base = product(row[row.length - 1], base);
        }
    }

    /** The generator to this power, modulo the modulus. */
    BigInteger power(BigInteger exponent) {
        if (exponent.bitLength() > powers.length * WIDTH) {
            return generator.modPow(exponent, modulus);
        }
        var result = BigInteger.ONE;
        for (int row = 0; row < powers.length; row++) {
            var digit = exponent.shiftRight(row * WIDTH).intValue() & ((1 << WIDTH) - 1);
            if (digit != 0) {
                result = product(result, powers[row][digit]);
            }
        }
        return result;
    }

    /** Barrett's reduction: two multiplications take half the time of a division. */
    private BigInteger product(BigInteger a, BigInteger b) {
        var product = a.multiply(b);
        var quotient = product.shiftRight(bits - 1).multiply(reciprocal).shiftRight(bits + 1);
        var rest = product.subtract(quotient.multiply(modulus));
        while (rest.compareTo(modulus) >= 0) {
            rest = rest.subtract(modulus);
        }
        return rest;
    }
}
