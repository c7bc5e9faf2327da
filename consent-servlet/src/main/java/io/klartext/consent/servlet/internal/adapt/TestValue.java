package io.klartext.consent.servlet.internal.adapt;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What an attribute is compared with, as a text and, where it is ASCII, as bytes of any charset. */
final class TestValue {

    final String text;
    final byte @Nullable [] ascii;

    TestValue(String text) {
        this.text = text;
        this.ascii = text.chars().allMatch(c -> c < 0x80) ? text.getBytes(StandardCharsets.US_ASCII) : null;
    }
}
