/** Activity that no CRM tells, such as intent or product use: files of it become touches like any other. */
@NullMarked
package dev.mql.app.outside;

import org.jspecify.annotations.NullMarked;
