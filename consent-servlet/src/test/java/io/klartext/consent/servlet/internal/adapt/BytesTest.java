package io.klartext.consent.servlet.internal.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BytesTest {

    @Test
    void finds_what_a_plain_loop_finds_whatever_stands_around_it() {
        Random random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            byte[] in = new byte[random.nextInt(40)];
            for (int i = 0; i < in.length; i++) {
                // Neighbours of the wanted byte, with and without the highest bit, are what a borrow could mistake.
                in[i] = (byte) "<;=\u00bc\u00bb\u00bd\u0000\u0001a".charAt(random.nextInt(9));
            }
            int from = in.length == 0 ? 0 : random.nextInt(in.length);
            int expected = from;
            while (expected < in.length && in[expected] != '<') {
                expected++;
            }
            assertThat(Bytes.find('<', in, from, in.length)).isEqualTo(expected);
        }
    }

    @Test
    void equal_bytes_have_equal_hashes_wherever_they_stand() {
        byte[] one = "..<b class='a long enough one'>".getBytes(StandardCharsets.US_ASCII);
        byte[] other = "<b class='a long enough one'>...".getBytes(StandardCharsets.US_ASCII);
        assertThat(Bytes.hash(one, 2, one.length)).isEqualTo(Bytes.hash(other, 0, other.length - 3));
        assertThat(Bytes.hash(one, 2, one.length)).isNotEqualTo(Bytes.hash(one, 2, one.length - 1));
    }
}
