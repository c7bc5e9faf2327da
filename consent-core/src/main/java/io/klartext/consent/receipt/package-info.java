/**
 * What a person takes home: a {@link io.klartext.consent.receipt.Receipt} of one choice, to read as HTML or plain text,
 * and a {@link io.klartext.consent.receipt.ConsentRecord} of all their choices, to read by machine. A record is written
 * as ISO/IEC TS 27560:2023 in the W3C Data Privacy Vocabulary, and a manager that knows the same policies answers equally
 * after its import.
 */
@NullMarked
package io.klartext.consent.receipt;

import org.jspecify.annotations.NullMarked;
