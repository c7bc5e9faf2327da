package io.klartext.consent.ledger;

/**
 * Who entered an event.
 *
 * @param kind the person, a member of staff on the person's word, or a system such as an import
 * @param id an opaque id of the staff member or system; empty for the person
 */
public record Actor(Kind kind, String id) {

    /** Who can enter an event. */
    public enum Kind {
        /** The person whom the event is about. */
        SUBJECT,
        /** A member of staff. */
        STAFF,
        /** A program. */
        SYSTEM
    }

    /**
     * The person whom the event is about.
     *
     * @return the actor
     */
    public static Actor subject() {
        return new Actor(Kind.SUBJECT, "");
    }

    /**
     * A member of staff.
     *
     * @param id an opaque id, not a name
     * @return the actor
     */
    public static Actor staff(String id) {
        return new Actor(Kind.STAFF, id);
    }

    /**
     * A program.
     *
     * @param id its name
     * @return the actor
     */
    public static Actor system(String id) {
        return new Actor(Kind.SYSTEM, id);
    }
}
