package io.klartext.consent.ledger;

import io.klartext.consent.policy.PurposeId;
import java.util.List;

/**
 * A link is undone. What the account had said before about a purpose follows as an event of its own; about these purposes
 * it had said nothing.
 *
 * @param link the event of the {@link Link}
 * @param cleared the purposes about which nothing is said any more
 */
public record Unlink(EventId link, List<PurposeId> cleared) implements LinkFact {

    public Unlink {
        cleared = List.copyOf(cleared);
    }

    @Override
    public String kind() {
        return "unlinked";
    }
}
