/// Makes mails of alerts.
///
/// [Scribe] writes a [Letter], which is what a mail says; [AlertMail] gives it its form as text and
/// HTML with a [Header]. [FolderCarrier] writes mails as files. [Plain] takes the sting out of
/// words that strangers wrote, for mails and for pages.
@NullMarked
package org.storywatch.mail;

import org.jspecify.annotations.NullMarked;
