package io.klartext.consent.policy;

/** What an author says about a change of a purpose since the version before. */
public enum DeclaredChange implements DocumentWord {
    /** Only words were mended; nobody is asked again. Refused where the purpose covers more than before. */
    EDITORIAL("editorial"),
    /** The meaning changed; who granted it before is asked again. */
    MATERIAL("material");

    private final String word;

    DeclaredChange(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
