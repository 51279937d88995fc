namespace Playbooks.Retention.Tests.SampleBooks.Casts;

/// <summary>What customers said in two years besides their stories.</summary>
internal static class SmallTalk
{
    public static readonly EventCast[] English =
    [
        Said("Complaint", "Support", "Nobody called back, although it says \"within a day\".", "a call that never came"),
        Said("Complaint", "Support", "I explained it to three people and each asked me to begin again.", "having to explain it three times"),
        Said("Complaint", "Product", "The export drops every name with an accent.", "the export without accents"),
        Said("Complaint", "Product", "It logs me out while I am on the telephone with a customer.", "being logged out at work"),
        Said("Complaint", "Product", "The new menu hides what I use every day.", "the new menu"),
        Said("Complaint", "Finance", "You sent it to the old address again.", "the old address on the invoice"),
        Said("Complaint", "Finance", "Two reminders for an invoice that we paid at once.", "reminders for a paid invoice"),
        Said("Complaint", "Sales", "We were told that the mobile app is included.", "the mobile app that was to be included"),
        Said("Praise", "Support", "Your colleague stayed on the line until it worked. Thank you!", "help on the telephone"),
        Said("Praise", "Product", "Finally a report that my boss understands.", "the new report"),
        Said("Praise", "Sales", "Thanks for telling us that we did not need the bigger plan.", "honest advice"),
        Said("Praise", "Product", "We set it up over lunch. I had kept the week free for it.", "the quick set-up"),
        Said("ServiceFailure", "Product", "Nothing loaded from eight to half past nine.", "an hour and a half without service"),
        Said("ServiceFailure", "Product", "The nightly import did not run, and nobody noticed before us.", "the import that did not run"),
        Said("CompetitorSeen", "Sales", "They were at our booth for a long time, with somebody from Tollhaus.", "a visit at the fair") with { Competitor = "Tollhaus" },
    ];

    public static readonly EventCast[] German =
    [
        Said("Complaint", "Support", "Seit Tagen warte ich auf einen Rückruf.", "ein Rückruf, der nicht kam"),
        Said("Complaint", "Product", "Beim Drucken fehlt immer die letzte Zeile.", "die fehlende letzte Zeile im Druck"),
        Said("Complaint", "Finance", "Die Rechnung ging schon wieder an die alte Adresse.", "die alte Adresse auf der Rechnung"),
        Said("Complaint", "Sales", "Vor dem Kauf hieß es, die Schulung sei dabei.", "die versprochene Schulung"),
        Said("Praise", "Support", "Ihr Kollege hat nicht aufgegeben, bis es lief. Danke!", "die Hilfe am Telefon"),
        Said("Praise", "Product", "Die neue Übersicht hängt bei uns jetzt im Pausenraum.", "die neue Übersicht"),
        Said("Praise", "Support", "Eine Frage um halb fünf, eine Antwort um fünf. So soll es sein.", "die schnelle Antwort"),
        Said("ServiceFailure", "Product", "Heute früh ging eine Stunde lang gar nichts.", "eine Stunde ohne Zugang"),
    ];

    private static EventCast Said(string kind, string area, string text, string issue) => new(kind, 0) { Area = area, Text = text, Issue = issue };
}
