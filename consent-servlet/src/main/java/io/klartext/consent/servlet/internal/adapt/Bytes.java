package io.klartext.consent.servlet.internal.adapt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Runs of bytes, eight at a time: finding the end of a text or of a name takes a third of the time so. */
final class Bytes {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long SLASHES = '/' * ONES;
    private static final long AMPERSANDS = '&' * ONES;
    private static final long EQUALS = '=' * ONES;
    private static final long ANGLES = '>' * ONES;
    private static final long PRIME = 0x9e3779b97f4a7c15L;
    private static final long LENGTHS = 0xd6e8feb86659fd93L;

    private Bytes() {}

    /** Where this byte stands next; the end if it does not. It is below 0x80. */
    static int find(int wanted, byte[] in, int from, int to) {
        long pattern = wanted * ONES;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long found = zeros((long) EIGHT.get(in, at) ^ pattern) & HIGHS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && in[at] != wanted) {
            at++;
        }
        return at;
    }

    /** Where a byte stands next that may end a name: white space, another control character, "/", "=" or ">". */
    static int findNameEnd(byte[] in, int from, int to) {
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long eight = (long) EIGHT.get(in, at);
            long found = (below(eight, '!') | zeros(eight ^ SLASHES) | zeros(eight ^ EQUALS) | zeros(eight ^ ANGLES))
                    & HIGHS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && !mayEndName(in[at])) {
            at++;
        }
        return at;
    }

    /** Where white space stands next. */
    static int findSpace(byte[] in, int from, int to) {
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long found = below((long) EIGHT.get(in, at), '!') & HIGHS;
            if (found != 0) {
                at += Long.numberOfTrailingZeros(found) >>> 3;
                break;
            }
        }
        while (at < to && !Ascii.space(in[at])) {
            at++;
        }
        return at;
    }

    private static boolean mayEndName(int c) {
        return c >= 0 && c <= '>' && (c <= ' ' || c == '/' || c == '=' || c == '>');
    }

    /** Whether all of it is ASCII and nothing is the beginning of a character reference. */
    static boolean plain(byte[] in, int from, int to) {
        int at = from;
        long doubtful = 0;
        for (; at + 8 <= to; at += 8) {
            long eight = (long) EIGHT.get(in, at);
            doubtful |= eight | zeros(eight ^ AMPERSANDS);
        }
        boolean plain = (doubtful & HIGHS) == 0;
        for (; at < to && plain; at++) {
            plain = in[at] >= 0 && in[at] != '&';
        }
        return plain;
    }

    /** The highest bit of the lowest byte that is below this is set; of those above it, nothing can be said. */
    private static long below(long eight, int limit) {
        return (eight - limit * ONES) & ~eight;
    }

    private static long zeros(long eight) {
        return below(eight, 1);
    }

    /** Names that differ at most in their ASCII letters being small or not have equal hashes; up to eight bytes, only they. */
    static long hashOfName(byte[] in, int from, int to) {
        long hash = (to - from) * LENGTHS;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            hash = mix(hash ^ small((long) EIGHT.get(in, at)));
        }
        return at < to ? mix(hash ^ small(rest(in, at, to))) : hash;
    }

    /** Fewer than eight bytes, and zeros behind them. */
    private static long rest(byte[] in, int from, int to) {
        if (from + 8 <= in.length) {
            return (long) EIGHT.get(in, from) & (-1L >>> (64 - 8 * (to - from)));
        }
        long rest = 0;
        for (int at = to - 1; at >= from; at--) {
            rest = rest << 8 | (in[at] & 0xff);
        }
        return rest;
    }

    /** The letters A to Z become small, in each byte by itself. */
    private static long small(long eight) {
        long low = eight & ~HIGHS;
        long fromA = low + (0x80 - 'A') * ONES;
        long behindZ = low + (0x7f - 'Z') * ONES;
        long capital = (fromA ^ behindZ) & ~eight & HIGHS;
        return eight | capital >>> 2;
    }

    /** Equal bytes have equal hashes. */
    static long hash(byte[] in, int from, int to) {
        long hash = (long) to - from;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            hash = mix(hash ^ (long) EIGHT.get(in, at));
        }
        for (; at < to; at++) {
            hash = mix(hash ^ in[at]);
        }
        return hash;
    }

    private static long mix(long bits) {
        long product = bits * PRIME;
        return product ^ (product >>> 32);
    }
}
