package io.klartext.consent.servlet.internal.adapt.response;

/** What came of loading a fragment of the shop. */
public sealed interface Fragment {

    /**
     * It is there.
     *
     * @param html its markup
     */
    record Loaded(String html) implements Fragment {}

    /**
     * It is not: the block that it stands for is removed.
     *
     * @param why what was wrong and how to mend it, without anything of its content
     */
    record Missing(String why) implements Fragment {}
}
