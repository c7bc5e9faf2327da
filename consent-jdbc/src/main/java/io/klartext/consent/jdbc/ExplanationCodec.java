package io.klartext.consent.jdbc;

import io.klartext.consent.explain.Basis;
import io.klartext.consent.explain.Influence;
import io.klartext.consent.explain.Offer;
import io.klartext.consent.explain.PastExplanation;
import io.klartext.consent.explain.PastExplanation.Entered;
import io.klartext.consent.policy.PurposeId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry of the history of explanations as bytes, to be encrypted. First byte is the format. */
final class ExplanationCodec {

    private static final int FORMAT = 1;

    private ExplanationCodec() {}

    static byte[] pack(PastExplanation entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            Words.text(out, entry.offer());
            Words.text(out, entry.surface());
            Words.text(out, entry.kind().name());
            Words.text(out, entry.effect().name());
            Words.text(out, entry.basis().name());
            Words.text(out, entry.purpose().value());
            out.writeInt(entry.policyVersion());
            out.writeInt(entry.factors().size());
            for (Entered factor : entry.factors()) {
                Words.text(out, factor.category());
                Words.text(out, factor.influence().name());
                out.writeInt(factor.values());
            }
            Words.instant(out, entry.firstShown());
            Words.instant(out, entry.lastShown());
            out.writeInt(entry.times());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The entry; null if a newer version of the library wrote it and this one does not know all of it. */
    static @Nullable PastExplanation unpack(byte[] packed) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
            if (in.readByte() != FORMAT) {
                return null;
            }
            PastExplanation entry = new PastExplanation(
                    Words.text(in),
                    Words.text(in),
                    Offer.Kind.valueOf(Words.text(in)),
                    Offer.Effect.valueOf(Words.text(in)),
                    Basis.valueOf(Words.text(in)),
                    PurposeId.of(Words.text(in)),
                    in.readInt(),
                    factors(in),
                    Words.instant(in),
                    Words.instant(in),
                    in.readInt());
            Words.end(in);
            return entry;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private static List<Entered> factors(DataInputStream in) throws IOException {
        List<Entered> factors = new ArrayList<>();
        int count = in.readInt();
        if (count < 0) {
            throw new Words.UnknownWord();
        }
        for (int left = count; left > 0; left--) {
            factors.add(new Entered(Words.text(in), Influence.valueOf(Words.text(in)), in.readInt()));
        }
        return factors;
    }

    /** What makes several showings one entry, as text that is hashed: each part has its length before it. */
    static String spelt(PastExplanation.Key key) {
        StringBuilder parts = new StringBuilder();
        for (String part : List.of(
                key.offer(),
                key.surface(),
                key.kind().name(),
                key.effect().name(),
                key.basis().name(),
                key.purpose().value(),
                key.day().toString())) {
            parts.append(part.length()).append(':').append(part);
        }
        return parts.toString();
    }
}
