package io.klartext.consent.receipt;

import io.klartext.consent.ledger.Choice;
import io.klartext.consent.ledger.ChoiceKind;
import io.klartext.consent.ledger.EventId;
import io.klartext.consent.ledger.Evidence;
import io.klartext.consent.ledger.GivenChoice;
import io.klartext.consent.policy.Notice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One choice as its maker may keep it: what they said, when, how, in answer to which text, and who is responsible for
 * what they allowed (GDPR 7(1), 13, 20). Immutable; it stays true whatever is published or recorded later.
 *
 * <p>Making one throws {@link IllegalArgumentException} if the subject is not named by 1 to 200 characters without control
 * characters, the evidence does not say when it was given or names another notice than the one shown, the sequence is not
 * positive, or anything but a grant expires.
 *
 * @param subject how the receipt names the person; whoever makes it chooses the name, which may differ from the id that
 *     the shop uses
 * @param issuer what it says of the shop that no policy says
 * @param id the recorded event
 * @param sequence the event's place in the subject's order
 * @param recordedAt when it was recorded
 * @param choice what was said
 * @param evidence what proves it, with the time at which it was said and without the key of the request
 * @param shown what the person was told
 * @param expires when a grant ends by itself, as was promised when it was given
 * @param undone whether it counts no more because it was taken over from a visitor by a link that was undone
 */
public record Receipt(
        String subject,
        Issuer issuer,
        EventId id,
        long sequence,
        Instant recordedAt,
        Choice choice,
        Evidence evidence,
        ShownPurpose shown,
        Optional<Instant> expires,
        boolean undone) {

    private static final int LONGEST = 200;

    public Receipt {
        if (subject.isBlank()
                || subject.length() > LONGEST
                || subject.chars().anyMatch(Character::isISOControl)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(subject)) {
            throw new IllegalArgumentException(
                    "A receipt names the subject by 1 to " + LONGEST + " characters without control characters");
        }
        Notice notice = shown.notice();
        if (evidence.policyVersion() != notice.policyVersion()
                || !evidence.noticeHash().equals(notice.hash())
                || !evidence.language().equals(notice.language())) {
            throw new IllegalArgumentException("The evidence names another notice than the one that was shown");
        }
        if (evidence.givenAt().isEmpty() || sequence < 1) {
            throw new IllegalArgumentException("A receipt needs the time of the choice and its place in the order");
        }
        if (expires.isPresent() && choice.kind() != ChoiceKind.GRANTED) {
            throw new IllegalArgumentException("Only a grant ends by itself");
        }
        evidence = evidence.withoutKey();
    }

    /**
     * When it was said.
     *
     * @return never later than {@link #recordedAt()}
     */
    public Instant givenAt() {
        return evidence.givenAt().orElseThrow();
    }

    /**
     * The choice as another manager can take it over.
     *
     * @return the choice with its evidence
     */
    public GivenChoice given() {
        return new GivenChoice(choice, evidence);
    }

    /**
     * The receipt as a record of this one choice.
     *
     * @return JSON-LD as of {@link ConsentRecord#json()}
     */
    public String json() {
        return new ConsentRecord(List.of(this)).json();
    }

    /**
     * The receipt as a part of a page: one {@code section} of well-formed HTML that is well-formed XML too. It needs no
     * style, script or other file; every text in it is escaped. What was shown stays in the language in which it was.
     *
     * @param language the language of the words around it; English where there are none
     * @return HTML, without {@code html}, {@code head} and {@code body}
     */
    public String html(String language) {
        return ReceiptHtml.fragment(this, language);
    }

    /**
     * The receipt as a page of its own, to be stored or printed.
     *
     * @param language the language of the words around it; English where there are none
     * @return a whole HTML document in UTF-8
     */
    public String page(String language) {
        return ReceiptHtml.page(this, language);
    }

    /**
     * The receipt as plain text, for a message.
     *
     * @param language the language of the words around it; English where there are none
     * @return lines that end with a line feed
     */
    public String text(String language) {
        return ReceiptPlain.text(this, language);
    }

    /** The event alone: who said what must not reach a log by accident. */
    @Override
    public String toString() {
        return "Receipt[" + id + "]";
    }
}
