package io.klartext.consent.policy;

/** Whether a purpose evaluates personal aspects of somebody (GDPR 4(4)), and what for. */
public enum Profiling implements DocumentWord {
    /** No profile is evaluated. */
    NONE("none"),
    /** A profile decides which advertising or offers somebody sees (DSA 26(3), 28(2)). */
    ADVERTISING("advertising");

    private final String word;

    Profiling(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
