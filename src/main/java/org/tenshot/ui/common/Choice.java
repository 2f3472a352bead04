package org.tenshot.ui.common;

import org.jspecify.annotations.Nullable;

/// One thing that a person may choose.
///
/// @param title in large letters
/// @param detail a line below; may be empty
/// @param sign drawn before it; null for none
/// @param problem why it cannot be chosen, as a sentence; empty if it can
/// @param choose what happens then
public record Choice(
    String title,
    String detail,
    VerdictMark.@Nullable Sign sign,
    String problem,
    Runnable choose) {}
