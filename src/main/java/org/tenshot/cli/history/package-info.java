/// Commands that look back: pages, counts, searches, reports.
@NullMarked
package org.tenshot.cli.history;

import org.jspecify.annotations.NullMarked;
