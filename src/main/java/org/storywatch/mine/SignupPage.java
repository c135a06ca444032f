package org.storywatch.mine;

import org.storywatch.subscription.Form;

/// The form to subscribe.
///
/// @param address as it was typed in
public record SignupPage(String address, Form form) {}
