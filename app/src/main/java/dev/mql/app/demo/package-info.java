/** The demo: a made-up company's CRM in this process, the real product over real HTTP, one screen at the end. */
@NullMarked
package dev.mql.app.demo;

import org.jspecify.annotations.NullMarked;
