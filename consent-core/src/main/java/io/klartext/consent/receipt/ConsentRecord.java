package io.klartext.consent.receipt;

import io.klartext.consent.internal.Sha256;
import io.klartext.consent.ledger.GivenChoice;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All choices of one person as a machine reads them: the consent record of ISO/IEC TS 27560:2023, written in the W3C Data
 * Privacy Vocabulary as JSON-LD (profile {@code https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr}). What that
 * vocabulary cannot say stands in fields {@code klartext:...}, so that nothing is lost on which a decision rests. The
 * format is described in {@code docs/receipts.md}, and its JSON Schema is the resource {@code record.schema.json} of this
 * package. Immutable.
 *
 * <p>It holds choices alone: no restriction, no minority, no link, no notice that was shown and not answered.
 *
 * <p>Making one throws {@link IllegalArgumentException} if there is no receipt, two are of different people or issuers, or
 * they are not in the order of their sequence, each event once.
 *
 * @param receipts one for each choice, in order; at least one
 */
public record ConsentRecord(List<Receipt> receipts) {

    private static final int DIGITS = 32;

    public ConsentRecord {
        receipts = List.copyOf(receipts);
        if (receipts.isEmpty()) {
            throw new IllegalArgumentException("A record needs at least one choice");
        }
        Receipt first = receipts.get(0);
        long last = 0;
        for (Receipt receipt : receipts) {
            if (!receipt.subject().equals(first.subject()) || !receipt.issuer().equals(first.issuer())) {
                throw new IllegalArgumentException("A record is of one person, by one issuer");
            }
            if (receipt.sequence() <= last) {
                throw new IllegalArgumentException("The choices of a record stand in the order of their sequence");
            }
            last = receipt.sequence();
        }
        if (receipts.stream().map(Receipt::id).distinct().count() != receipts.size()) {
            throw new IllegalArgumentException("An event stands twice in the record");
        }
    }

    /**
     * Reads a record, strictly: what {@link #json()} of an equal record would not write is refused, save white space and the
     * order of fields. So is a record of more than five million characters. A record is no proof of who wrote it: import
     * only from somebody you trust.
     *
     * @param json JSON-LD as of {@link #json()}
     * @return the record
     * @throws RecordException if it is refused; it names the places and the mends, and no value of the record
     */
    public static ConsentRecord parse(String json) {
        return RecordReader.read(json);
    }

    /**
     * How the record names the person.
     *
     * @return the name that its maker chose
     */
    public String subject() {
        return receipts.get(0).subject();
    }

    /**
     * What the record says of the shop that no policy says.
     *
     * @return the issuer
     */
    public Issuer issuer() {
        return receipts.get(0).issuer();
    }

    /**
     * The record's id: the same for the same person's same choices, another one as soon as another choice is added.
     *
     * @return 32 lower-case hexadecimal digits
     */
    public String id() {
        String content = receipts.stream().map(receipt -> receipt.id().value()).collect(Collectors.joining("\n"));
        return Sha256.hex(subject() + "\n" + content).substring(0, DIGITS);
    }

    /**
     * The choices that count, in the order in which they were made, to be
     * {@linkplain io.klartext.consent.ConsentManager#carryOver carried over}. A manager that has published the same versions,
     * and about this person nothing else, then answers every check as the one did that the record comes from.
     *
     * @return the choices; those of links that were undone are left out
     */
    public List<GivenChoice> choices() {
        return receipts.stream()
                .filter(receipt -> !receipt.undone())
                .map(Receipt::given)
                .toList();
    }

    /**
     * The record as JSON-LD. The same record gives the same bytes, everywhere and always.
     *
     * @return a JSON object, indented by two spaces, with line feeds
     */
    public String json() {
        return RecordWriter.json(this);
    }

    /** The id alone: who said what must not reach a log by accident. */
    @Override
    public String toString() {
        return "ConsentRecord[" + id() + ", " + receipts.size() + " choices]";
    }
}
