package io.klartext.consent.servlet.internal.link;

import io.klartext.consent.ConsentLinks;
import io.klartext.consent.SubjectId;
import io.klartext.consent.key.KeyUse;
import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.ledger.Link.Occasion;
import io.klartext.consent.ledger.Outcome;
import io.klartext.consent.ledger.RejectionReason;
import io.klartext.consent.servlet.internal.identity.ClaimTags;
import io.klartext.consent.servlet.internal.identity.Person;
import io.klartext.consent.servlet.internal.visit.EarlierRefusals;
import io.klartext.consent.servlet.internal.visit.Setup;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An account takes over what the visitor of this browser has chosen. A visitor with an id is linked by the core. For one
 * who only refused there is nothing in the store to claim; so the cookie itself remembers for whom it was claimed, and a
 * second person on the same device inherits nothing.
 */
public final class Takeover {

    private static final Logger LOG = LoggerFactory.getLogger(Takeover.class);

    private final Visit visit;
    private final Setup setup;
    private final ClaimTags claims;

    /**
     * In this request.
     *
     * @param visit the request in which somebody registers or logs in
     */
    public Takeover(Visit visit) {
        this.visit = visit;
        this.setup = visit.setup();
        this.claims = new ClaimTags(setup.keys());
    }

    /**
     * Takes over.
     *
     * @param occasion registration or login
     * @param account the account
     * @return what became of it; never an exception
     */
    public Outcome by(Occasion occasion, SubjectId account) {
        visit.keepPrivate();
        try {
            return take(occasion, visit.visitor(), account);
        } catch (RuntimeException e) {
            LOG.error("A takeover failed with {}", e.getClass().getName());
            return new Outcome.Rejected(
                    RejectionReason.STORE_UNAVAILABLE, "The takeover failed: see the log, and call again");
        } finally {
            visit.forgetsPerson();
        }
    }

    private Outcome take(Occasion occasion, Person visitor, SubjectId account) {
        ConsentLinks links = setup.consents().links();
        if (!claims.isFree(visitor.claim(), account)) {
            return nothing();
        }
        if (visitor instanceof Person.Known known) {
            return occasion == Occasion.LOGIN ? links.login(known.id(), account) : links.register(known.id(), account);
        }
        return visitor instanceof Person.OnlyRefused refused ? take(occasion, refused, account) : nothing();
    }

    private Outcome take(Occasion occasion, Person.OnlyRefused visitor, SubjectId account) {
        List<GivenChoice> said = EarlierRefusals.of(setup, visitor.refusals());
        if (said.isEmpty()) {
            return nothing();
        }
        if (visitor.claim().isEmpty() && visit.response().isCommitted()) {
            return new Outcome.Rejected(
                    RejectionReason.CONDITION_FAILED,
                    "The cookie cannot be claimed any more: call this before the response is committed");
        }
        String tie = tie(visitor, account);
        ConsentLinks links = setup.consents().links();
        Outcome outcome =
                occasion == Occasion.LOGIN ? links.login(said, tie, account) : links.register(said, tie, account);
        // Claimed whatever came of it: what may have been taken over once must not go to somebody else.
        if (visitor.claim().isEmpty()) {
            visit.remembers(visitor.claimedBy(claims.of(account)));
        }
        return outcome;
    }

    /** Tells this browser and account from any other, and without the key neither of them. */
    private String tie(Person.OnlyRefused visitor, SubjectId account) {
        String text = account.value() + "\n" + visitor.refusals().asText();
        return HexFormat.of().formatHex(setup.keys().mac(KeyUse.CLAIM, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Outcome nothing() {
        return new Outcome.Recorded(List.of(), false);
    }
}
