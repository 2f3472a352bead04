/// Commands for encoder packs, and for embeddings without a line.
@NullMarked
package org.tenshot.cli.encoders;

import org.jspecify.annotations.NullMarked;
