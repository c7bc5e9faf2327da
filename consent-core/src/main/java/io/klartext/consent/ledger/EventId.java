package io.klartext.consent.ledger;

/**
 * The id of an event, and the idempotency key of the request that recorded it: within one subject the same id is the
 * same event.
 *
 * <p>Making one throws {@link IllegalArgumentException} if the value has not the form above.
 *
 * @param value 1 to 120 printable ASCII characters without spaces
 */
public record EventId(String value) {

    private static final int LONGEST = 120;

    public EventId {
        if (value.isEmpty() || value.length() > LONGEST || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "An event id is 1 to " + LONGEST + " printable ASCII characters without spaces");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
