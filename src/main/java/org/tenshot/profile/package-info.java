/// Reads, checks and completes profiles, and expands their prompts.
///
/// Must not embed or score: texts in, texts out.
@NullMarked
package org.tenshot.profile;

import org.jspecify.annotations.NullMarked;
