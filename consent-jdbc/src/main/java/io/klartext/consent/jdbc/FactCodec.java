package io.klartext.consent.jdbc;

import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.Claim;
import io.klartext.consent.ledger.Disclosure;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.FactEvent;
import io.klartext.consent.ledger.Link;
import io.klartext.consent.ledger.Link.Occasion;
import io.klartext.consent.ledger.Minority;
import io.klartext.consent.ledger.NoticeShown;
import io.klartext.consent.ledger.Restriction;
import io.klartext.consent.ledger.Unlink;
import io.klartext.consent.policy.PurposeId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The personal part of facts as bytes, to be encrypted: who entered them, until when somebody is a minor, which attributes
 * were looked at, ties. The kind, the version and hash of a notice that was shown, and the purpose and version of a
 * disclosure are no part of it: they stay readable as proof when the person is erased. First byte is the format.
 */
final class FactCodec {

    private static final int FORMAT = 1;

    /** Reads what a kind of fact holds beside its actor. */
    private interface Reading {
        Fact in(DataInputStream in, EventRows.Proof proof) throws IOException;
    }

    private static final Map<String, Reading> READINGS = Map.of(
            "notice-shown", FactCodec::noticeShown,
            "restricted", (in, proof) -> Restriction.begins(),
            "restriction-lifted", (in, proof) -> Restriction.lifted(),
            "minority", (in, proof) -> new Minority(Words.instant(in), Words.instant(in)),
            "disclosed", FactCodec::disclosure,
            "claimed", (in, proof) -> new Claim(Words.text(in)),
            "linked-at-registration", (in, proof) -> new Link(Words.text(in), Occasion.REGISTRATION),
            "linked-at-login", (in, proof) -> new Link(Words.text(in), Occasion.LOGIN),
            "unlinked", (in, proof) -> new Unlink(new EventId(Words.text(in)), Words.purposes(in)));

    private FactCodec() {}

    /** Whether this version of the library knows facts of that kind. */
    static boolean knows(String kind) {
        return READINGS.containsKey(kind);
    }

    static byte[] pack(FactEvent event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            Words.actor(out, event.actor());
            write(out, event.fact());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Fact fact) throws IOException {
        if (fact instanceof NoticeShown shown) {
            Words.text(out, shown.language());
            Words.purposes(out, shown.purposes());
            Words.optional(out, shown.surface());
        } else if (fact instanceof Minority minority) {
            Words.instant(out, minority.consentsAloneFrom());
            Words.instant(out, minority.adultFrom());
        } else if (fact instanceof Disclosure disclosure) {
            Words.texts(out, disclosure.attributes());
        } else if (fact instanceof Claim claim) {
            Words.text(out, claim.tie());
        } else if (fact instanceof Link link) {
            Words.text(out, link.tie());
        } else if (fact instanceof Unlink unlink) {
            Words.text(out, unlink.link().value());
            Words.purposes(out, unlink.cleared());
        }
    }

    /**
     * The fact with whoever entered it, or null if a newer version of the library wrote it and this one does not know all
     * of it. The place is that of the row.
     */
    static @Nullable FactEvent unpack(byte[] packed, EventRows.Place at, EventRows.Proof proof) {
        Reading reading = READINGS.get(at.kind());
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
            if (reading == null || in.readByte() != FORMAT) {
                return null;
            }
            Actor actor = Words.actor(in);
            Fact fact = reading.in(in, proof);
            Words.end(in);
            return new FactEvent(at.id(), at.sequence(), at.recordedAt(), fact, actor);
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private static Fact noticeShown(DataInputStream in, EventRows.Proof proof) throws IOException {
        String noticeHash = proof.noticeHash();
        if (noticeHash == null) {
            throw new Words.UnknownWord();
        }
        return new NoticeShown(
                proof.policyVersion(), noticeHash, Words.text(in), Words.purposes(in), Words.optional(in));
    }

    private static Fact disclosure(DataInputStream in, EventRows.Proof proof) throws IOException {
        String purpose = proof.purpose();
        if (purpose == null) {
            throw new Words.UnknownWord();
        }
        return new Disclosure(PurposeId.of(purpose), Words.texts(in), proof.policyVersion());
    }
}
