package io.klartext.consent.ledger;

/**
 * Everything personal about somebody was destroyed at their demand, or because it was needed no more (GDPR 17). It is the
 * last event of a subject: what stays is that events of some kinds happened at some times under some texts, about nobody.
 */
public record Erasure() implements Fact {

    @Override
    public String kind() {
        return "erased";
    }
}
