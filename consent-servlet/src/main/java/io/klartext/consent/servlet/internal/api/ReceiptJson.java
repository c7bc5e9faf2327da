package io.klartext.consent.servlet.internal.api;

import io.klartext.consent.receipt.Receipt;
import io.klartext.consent.servlet.internal.pages.Answer;
import io.klartext.consent.servlet.internal.pages.OwnReceipts;
import io.klartext.consent.servlet.internal.visit.Visit;
import java.io.IOException;
import java.util.Optional;

/** The receipt of one's own choice as JSON-LD. */
public final class ReceiptJson {

    private final OwnReceipts receipts;

    /**
     * Receipts of this shop.
     *
     * @param receipts finds them
     */
    public ReceiptJson(OwnReceipts receipts) {
        this.receipts = receipts;
    }

    /**
     * Tells the receipt of the choice that the query names.
     *
     * @param visit a GET
     * @throws IOException if the caller has gone
     */
    public void show(Visit visit) throws IOException {
        Optional<Receipt> receipt = receipts.of(visit);
        if (receipt.isPresent()) {
            Answer.json(visit, 200, "application/ld+json", receipt.get().json());
        } else {
            Problem.NO_RECEIPT.send(visit);
        }
    }
}
