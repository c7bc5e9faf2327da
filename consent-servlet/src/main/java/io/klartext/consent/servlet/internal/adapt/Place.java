package io.klartext.consent.servlet.internal.adapt;

import io.klartext.consent.servlet.internal.adapt.PageDecisions.IncidentListener;

/** Where in the page the rewriter is: what is given to it comes in pieces, and places in a piece are places in the page. */
final class Place {

    private final Output output;
    private final IncidentListener incidents;
    private long read;
    private int start;
    private long marked;

    Place(Output output, IncidentListener incidents) {
        this.output = output;
        this.incidents = incidents;
    }

    /** A piece begins at this place of what was given. */
    void begin(int at) {
        start = at;
    }

    void end(int length) {
        read += length;
    }

    /** How much of the page came before this piece. */
    long read() {
        return read;
    }

    long of(int at) {
        return read + at - start;
    }

    /** A tag begins here. */
    void open(int at) {
        marked = of(at);
        output.open(at);
    }

    /** From here on it is open whether the bytes are sent. */
    void mark(int at) {
        marked = of(at);
        output.mark(at);
    }

    long marked() {
        return marked;
    }

    /** Something went otherwise than the rules say. */
    void happened(int rule, Incident incident) {
        incidents.happened(rule, marked, incident);
    }
}
