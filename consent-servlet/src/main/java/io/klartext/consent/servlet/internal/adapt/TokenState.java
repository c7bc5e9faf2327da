package io.klartext.consent.servlet.internal.adapt;

/** Where in the markup the {@link Tokenizer} is. */
enum TokenState {
    TEXT,
    LESS,
    END_OPEN,
    NAME,
    BEFORE_ATTRIBUTE,
    ATTRIBUTE,
    AFTER_ATTRIBUTE,
    BEFORE_VALUE,
    DOUBLE_QUOTED,
    SINGLE_QUOTED,
    UNQUOTED,
    AFTER_QUOTED,
    SELF_CLOSING,
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
