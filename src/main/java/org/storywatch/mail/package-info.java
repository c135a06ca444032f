/// Makes mails of alerts and hands them over.
///
/// [Letter] is what a mail says, [AlertMail] its form as text, HTML and MIME, [SmtpCarrier] and
/// [FolderCarrier] the two ways out. [Plain] takes the sting out of words that strangers wrote, for
/// mails and for pages. No other package knows a mail library.
@NullMarked
package org.storywatch.mail;

import org.jspecify.annotations.NullMarked;
