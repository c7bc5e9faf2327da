package io.klartext.consent.internal.record;

import io.klartext.consent.internal.Sha256;
import io.klartext.consent.ledger.Actor;
import io.klartext.consent.ledger.ChoiceEvent;
import io.klartext.consent.ledger.Claim;
import io.klartext.consent.ledger.ConsentEvent;
import io.klartext.consent.ledger.Disclosure;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.Fact;
import io.klartext.consent.ledger.FactEvent;
import io.klartext.consent.ledger.Link;
import io.klartext.consent.ledger.Minority;
import io.klartext.consent.ledger.NoticeShown;
import io.klartext.consent.ledger.Unlink;

/** The digest by which a repeated request is known. Each part has its length before it, so that no two are spelt alike. */
public final class RequestDigest {

    private final StringBuilder parts = new StringBuilder();

    private RequestDigest() {}

    /**
     * The digest of what an event says; its id, place, time and surface do not enter it.
     *
     * @param event any event
     * @return SHA-256 as 64 hexadecimal digits
     */
    public static String of(ConsentEvent event) {
        RequestDigest digest = new RequestDigest();
        digest.add(event.kind());
        if (event instanceof ChoiceEvent choice) {
            digest.add(choice.choice().purpose().value());
            digest.add(choice.evidence());
        }
        if (event instanceof FactEvent fact) {
            digest.add(fact.fact());
            digest.add(fact.actor());
        }
        return Sha256.hex(digest.parts.toString());
    }

    private void add(Evidence evidence) {
        add(Integer.toString(evidence.policyVersion()));
        add(evidence.noticeHash());
        add(evidence.language());
        add(evidence.method().word());
        add(Boolean.toString(evidence.explicit()));
        add(evidence.actor());
        evidence.signals().stream().sorted().forEach(signal -> add(signal.word()));
    }

    private void add(Fact fact) {
        if (fact instanceof NoticeShown shown) {
            add(Integer.toString(shown.policyVersion()));
            add(shown.noticeHash());
            add(shown.language());
            shown.purposes().forEach(purpose -> add(purpose.value()));
        } else if (fact instanceof Minority minority) {
            add(minority.consentsAloneFrom().toString());
            add(minority.adultFrom().toString());
        } else if (fact instanceof Disclosure disclosure) {
            add(disclosure.purpose().value());
            add(Integer.toString(disclosure.policyVersion()));
            disclosure.attributes().forEach(this::add);
        } else if (fact instanceof Claim claim) {
            add(claim.tie());
        } else if (fact instanceof Link link) {
            add(link.tie());
        } else if (fact instanceof Unlink unlink) {
            add(unlink.link().value());
            unlink.cleared().forEach(purpose -> add(purpose.value()));
        }
    }

    private void add(Actor actor) {
        add(actor.kind().name());
        add(actor.id());
    }

    private void add(String part) {
        parts.append(part.length()).append(':').append(part);
    }
}
