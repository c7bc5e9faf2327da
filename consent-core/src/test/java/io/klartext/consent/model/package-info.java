/**
 * A slow, obvious reference model of the decisions, and random histories that are replayed against it. The model is written
 * from what is promised, not from the code: it keeps plain lists, remembers no answer, and works everything out anew.
 */
package io.klartext.consent.model;
