package io.klartext.consent.servlet.internal.pages;

import io.klartext.consent.SubjectId;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.receipt.Issuer;
import io.klartext.consent.receipt.Receipt;
import io.klartext.consent.receipt.Receipts;
import io.klartext.consent.servlet.internal.form.Origins;
import io.klartext.consent.servlet.internal.visit.Setup;
import io.klartext.consent.servlet.internal.visit.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * The receipts of one's own choices, where the shop offers them. Whose they are comes from session and cookie: the event of
 * somebody else is as unknown as one that never was.
 */
public final class OwnReceipts {

    private static final int LONGEST = 200;

    private final Setup setup;

    /**
     * Receipts of this shop.
     *
     * @param setup the door, and whether there are receipts
     */
    public OwnReceipts(Setup setup) {
        this.setup = setup;
    }

    /**
     * Shows the receipt of the choice that the query names: a whole page without style, to be kept or printed.
     *
     * @param visit a GET
     * @throws IOException if the browser has gone
     */
    public void show(Visit visit) throws IOException {
        Optional<Receipt> receipt = of(visit);
        if (receipt.isPresent()) {
            String language = visit.language(setup.consents().policy());
            Answer.page(visit, HttpServletResponse.SC_OK, receipt.get().page(language));
        } else {
            MessagePage.problem(visit, HttpServletResponse.SC_NOT_FOUND, "missing");
        }
    }

    /**
     * The receipt of the choice that a request names.
     *
     * @param visit the request
     * @return the receipt; empty unless it is a choice of whoever is asking
     */
    public Optional<Receipt> of(Visit visit) {
        visit.keepPrivate();
        Optional<EventId> event = visit.parameter("event").flatMap(OwnReceipts::event);
        Optional<SubjectId> subject = visit.person().subject();
        Optional<String> country = setup.options().receiptsFrom();
        if (event.isEmpty() || subject.isEmpty() || country.isEmpty()) {
            return Optional.empty();
        }
        return Receipts.of(setup.consents(), issuer(visit, country.get()))
                .receipt(subject.get(), event.get(), named(visit, subject.get()));
    }

    private static Optional<EventId> event(String text) {
        try {
            return text.length() > LONGEST ? Optional.empty() : Optional.of(new EventId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Issuer issuer(Visit visit, String country) {
        String origin = setup.origin().orElseGet(() -> Origins.of(visit.request()));
        return Issuer.of(country, URI.create(origin + visit.links().choices()));
    }

    /** An account's id is what a shop is asked by; a visitor's is a secret of the cookie and on no paper. */
    private String named(Visit visit, SubjectId subject) {
        return subject.kind() == SubjectId.Kind.ACCOUNT
                ? subject.value()
                : Texts.in(visit.language(setup.consents().policy())).say("receipt.visitor");
    }
}
