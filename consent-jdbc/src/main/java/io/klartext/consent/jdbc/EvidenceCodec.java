package io.klartext.consent.jdbc;

import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Method;
import io.klartext.consent.ledger.ShortenedClient;
import io.klartext.consent.policy.BrowserSignal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
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
            Words.actor(out, evidence.actor());
            out.writeBoolean(evidence.explicit());
            Words.all(out, evidence.signals());
            Words.optional(out, evidence.surface());
            givenAt(out, evidence.givenAt());
            Words.optional(out, evidence.client().map(ShortenedClient::network));
            Words.text(out, evidence.client().map(ShortenedClient::program).orElse(""));
            Words.optional(out, evidence.key().map(EventId::value));
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
            Evidence evidence = new Evidence(
                    policyVersion,
                    noticeHash,
                    Words.text(in),
                    Words.read(in, Method.class),
                    Words.actor(in),
                    in.readBoolean(),
                    Words.all(in, BrowserSignal.class),
                    Words.optional(in),
                    givenAt(in),
                    client(in),
                    Words.optional(in).map(EventId::new));
            Words.end(in);
            return evidence;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private static void givenAt(DataOutputStream out, Optional<Instant> givenAt) throws IOException {
        out.writeBoolean(givenAt.isPresent());
        if (givenAt.isPresent()) {
            Words.instant(out, givenAt.get());
        }
    }

    private static Optional<Instant> givenAt(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(Words.instant(in)) : Optional.empty();
    }

    private static Optional<ShortenedClient> client(DataInputStream in) throws IOException {
        Optional<String> network = Words.optional(in);
        String program = Words.text(in);
        return network.map(present -> new ShortenedClient(present, program));
    }
}
