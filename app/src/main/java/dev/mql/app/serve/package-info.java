/** What {@code mql serve} is: the door webhooks come in by, those who work behind it, and what can be looked at. */
@NullMarked
package dev.mql.app.serve;

import org.jspecify.annotations.NullMarked;
