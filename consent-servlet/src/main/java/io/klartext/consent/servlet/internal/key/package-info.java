/** The keys that sign cookies and forms and seal explanations, and the file they live in. */
@NullMarked
package io.klartext.consent.servlet.internal.key;

import org.jspecify.annotations.NullMarked;
