package io.klartext.consent.jdbc;

import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.policy.BrowserSignal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The personal part of evidence as bytes, to be encrypted. Policy version and notice hash are no part of it: they stay
 * readable as proof when the person is erased. First byte is the format.
 */
final class EvidenceCodec {

    private static final int FORMAT = 1;

    private EvidenceCodec() {}

    static byte[] pack(Evidence evidence) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            Words.text(out, evidence.language());
            Words.text(out, evidence.method().word());
            Words.text(out, evidence.actor().kind().name());
            Words.text(out, evidence.actor().id());
            Words.all(out, evidence.signals());
            optional(out, evidence.surface());
            optional(out, evidence.key().map(EventId::value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The evidence, or null if a newer version of the library wrote it and this one does not know all of it. */
    static @Nullable Evidence unpack(byte[] packed, int policyVersion, String noticeHash) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
            if (in.readByte() != FORMAT) {
                return null;
            }
            return new Evidence(
                    policyVersion,
                    noticeHash,
                    Words.text(in),
                    Words.read(in, Method.class),
                    new Actor(Actor.Kind.valueOf(Words.text(in)), Words.text(in)),
                    Words.all(in, BrowserSignal.class),
                    optional(in),
                    optional(in).map(EventId::new));
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private static void optional(DataOutputStream out, Optional<String> text) throws IOException {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            Words.text(out, text.get());
        }
    }

    private static Optional<String> optional(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(Words.text(in)) : Optional.empty();
    }
}
