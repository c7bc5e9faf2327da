package io.klartext.consent.jdbc;

import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.Disclosure;
import io.klartext.consent.ledger.FactEvent;
import io.klartext.consent.ledger.NoticeShown;
import io.klartext.consent.store.PendingEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event taken apart before it is written: what stays readable as proof, and the personal part, which is encrypted. All
 * of it is made before the transaction.
 */
final class EventParts {

    private final PendingEvent event;
    private final String digest;
    private final byte[] personal;

    private EventParts(PendingEvent event, byte[] personal) {
        this.event = event;
        this.digest = event.digest();
        this.personal = personal;
    }

    /** The parts of an event. */
    static EventParts of(PendingEvent pending) {
        return new EventParts(
                pending,
                pending.event() instanceof ChoiceEvent choice
                        ? EvidenceCodec.pack(choice.evidence())
                        : FactCodec.pack((FactEvent) pending.event()));
    }

    PendingEvent event() {
        return event;
    }

    String digest() {
        return digest;
    }

    /** To be encrypted. */
    byte[] personal() {
        return personal;
    }

    /** The purpose that was answered, or for which data was disclosed; null if the event is about none or about several. */
    @Nullable String purpose() {
        if (event.event() instanceof ChoiceEvent choice) {
            return choice.choice().purpose().value();
        }
        Disclosure disclosure = disclosure();
        return disclosure == null ? null : disclosure.purpose().value();
    }

    /** The version of the policy that was shown, or under which data was disclosed; null if neither was. */
    @Nullable Integer policyVersion() {
        if (event.event() instanceof ChoiceEvent choice) {
            return choice.evidence().policyVersion();
        }
        Disclosure disclosure = disclosure();
        if (disclosure != null) {
            return disclosure.policyVersion();
        }
        NoticeShown shown = shown();
        return shown == null ? null : shown.policyVersion();
    }

    /** The hash of the notice that was shown; null if nothing was. */
    @Nullable String noticeHash() {
        if (event.event() instanceof ChoiceEvent choice) {
            return choice.evidence().noticeHash();
        }
        NoticeShown shown = shown();
        return shown == null ? null : shown.noticeHash();
    }

    private @Nullable Disclosure disclosure() {
        return event.event() instanceof FactEvent fact && fact.fact() instanceof Disclosure disclosure
                ? disclosure
                : null;
    }

    private @Nullable NoticeShown shown() {
        return event.event() instanceof FactEvent fact && fact.fact() instanceof NoticeShown shown ? shown : null;
    }
}
