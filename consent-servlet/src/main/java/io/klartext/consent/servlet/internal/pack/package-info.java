/** Compact binary forms for cookies and tokens, in which ids stand as numbers of a policy version's dictionary. */
@NullMarked
package io.klartext.consent.servlet.internal.pack;

import org.jspecify.annotations.NullMarked;
