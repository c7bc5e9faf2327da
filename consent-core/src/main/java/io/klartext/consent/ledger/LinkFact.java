package io.klartext.consent.ledger;

/** A fact about a visitor and an account being one person. Only linking itself records it. */
public sealed interface LinkFact extends Fact permits Claim, Link, Unlink {}
