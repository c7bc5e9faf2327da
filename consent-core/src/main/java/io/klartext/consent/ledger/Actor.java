package io.klartext.consent.ledger;

/**
 * Who entered an event.
 *
 * @param kind the person, a guardian, a member of staff on the person's word, or a system such as an import
 * @param id an opaque id of the guardian, staff member or system; empty for the person
 */
public record Actor(Kind kind, String id) {

    /** Who can enter an event. */
    public enum Kind {
        /** The person whom the event is about. */
        SUBJECT,
        /** Whoever holds parental responsibility for the child whom the event is about (GDPR 8). */
        GUARDIAN,
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
     * Whoever holds parental responsibility for the child whom the event is about.
     *
     * @param id an opaque id of the guardian
     * @return the actor
     */
    public static Actor guardian(String id) {
        return new Actor(Kind.GUARDIAN, id);
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
