package io.klartext.consent.jdbc;

import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Minority;
import io.klartext.consent.ledger.Standing;
import io.klartext.consent.ledger.SubjectState;
import io.klartext.consent.policy.BrowserSignal;
import io.klartext.consent.policy.PurposeId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A subject's state in a few bytes, to be encrypted, so that a load reads one row. It is a copy of what the events say,
 * never the truth: where it cannot be trusted the events are folded anew. First byte is the format.
 */
final class StateCodec {

    private static final int FORMAT = 1;

    private StateCodec() {}

    static byte[] pack(SubjectState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeLong(state.headSequence());
            out.writeBoolean(state.unreadable());
            out.writeBoolean(state.restricted());
            out.writeBoolean(state.minority().isPresent());
            if (state.minority().isPresent()) {
                Words.instant(out, state.minority().get().consentsAloneFrom());
                Words.instant(out, state.minority().get().adultFrom());
            }
            Words.optional(out, state.claim());
            out.writeShort(state.standing().size());
            for (Map.Entry<PurposeId, Standing> entry : state.standing().entrySet()) {
                Words.text(out, entry.getKey().value());
                standing(out, entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void standing(DataOutputStream out, Standing standing) throws IOException {
        Words.text(out, standing.kind().word());
        Words.optional(out, Optional.ofNullable(standing.event()).map(EventId::value));
        out.writeLong(standing.sequence());
        Words.instant(out, standing.givenAt());
        out.writeInt(standing.policyVersion());
        Words.all(out, standing.signals());
        out.writeBoolean(standing.explicit());
        out.writeBoolean(standing.byGuardian());
    }

    /**
     * The state, or null if the events have to be folded: it is of another format or another head, or it was unreadable
     * for the version that packed it and may be readable for this one.
     */
    static @Nullable SubjectState unpack(byte[] packed, long head) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
            if (in.readByte() != FORMAT || in.readLong() != head || in.readBoolean()) {
                return null;
            }
            boolean restricted = in.readBoolean();
            Optional<Minority> minority = in.readBoolean()
                    ? Optional.of(new Minority(Words.instant(in), Words.instant(in)))
                    : Optional.empty();
            Optional<String> claim = Words.optional(in);
            Map<PurposeId, Standing> standing = new HashMap<>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                standing.put(PurposeId.of(Words.text(in)), standing(in));
            }
            Words.end(in);
            return new SubjectState(head, standing, false, restricted, minority, claim, 0);
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private static Standing standing(DataInputStream in) throws IOException {
        return new Standing(
                Words.read(in, ChoiceKind.class),
                Words.optional(in).map(EventId::new).orElse(null),
                in.readLong(),
                Words.instant(in),
                in.readInt(),
                Words.all(in, BrowserSignal.class),
                in.readBoolean(),
                in.readBoolean());
    }
}
