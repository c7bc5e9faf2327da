package io.klartext.consent.servlet.internal.adapt;

/** Where in the markup the {@link Tokenizer} is. */
enum TokenState {
    TEXT,
    LESS,
    END_OPEN,
    TAG,
    RAW_LESS,
    RAW_END,
    DECLARATION,
    BOGUS,
    DOCTYPE,
    COMMENT_DASH,
    COMMENT,
    CDATA,
    SCRIPT_BANG
}
